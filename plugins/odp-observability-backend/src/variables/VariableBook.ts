import { InputError, NotAllowedError } from '@backstage/errors';
import {
  type Binding,
  type Bindings,
  bindVariable,
  builtinsFor,
  type Dashboard,
  interpolate,
  InterpolationError,
  odpDashboardPlatformReadPermission,
  type TimeRange,
  type Variable,
  variableNamesOf,
  type VariableValues,
} from '@internal/plugin-odp-observability-common';
import type { LabelQuestion } from '../sources/MetricSource';
import { requireInSight } from '../visibility/requireInSight';
import {
  CLUSTER_LABEL,
  SCOPE_LABELS,
  seesValue,
  type Sight,
} from '../visibility/Sight';
import { keepMatching } from './keepMatching';
import { NothingToChooseError } from './NothingToChooseError';
import { parseVariableQuery, type VariableQuery } from './parseVariableQuery';

const LABEL = /^[a-zA-Z_]\w*$/;
/** Options are of a day at least, so that a short range offers what is quiet just now. */
const LEAST_RANGE_MS = 24 * 60 * 60_000;
const OPTIONS_STEP_MS = 60 * 60_000;
const FRESH_STEP_MS = 60_000;

export interface VariableBookOptions {
  dashboard: Dashboard;
  /** As the caller chose. */
  chosen: VariableValues;
  range: TimeRange;
  sight: Sight;
  labelValues: (question: LabelQuestion) => Promise<string[]>;
  /** Name of the source that is asked, for variables of data sources. */
  source: string;
}

/** The variables of a dashboard for one request: what may be chosen, and what they stand for. */
export class VariableBook {
  readonly #options: VariableBookOptions;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #known = new Map<string, Promise<string[]>>();

  /** @throws InputError for a value of a variable that the dashboard does not have */
  static create(options: VariableBookOptions): VariableBook {
    return new VariableBook(options);
  }

  private constructor(options: VariableBookOptions) {
    this.#options = options;
    this.#variables = new Map(
      options.dashboard.variables.map(variable => [variable.name, variable]),
    );
    for (const name of Object.keys(options.chosen)) {
      if (!this.#variables.has(name)) {
        throw new InputError(
          `variables.${name}: the dashboard '${options.dashboard.uid}' has no variable of this name`,
        );
      }
    }
  }

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  /** Whether the source has its values, and not the dashboard. */
  isOfSource(name: string): boolean {
    return this.#variables.get(name)?.type === 'query';
  }

  /**
   * What the caller may choose.
   *
   * @throws NotAllowedError, InterpolationError or SourceError with a sentence
   */
  options(name: string): Promise<string[]> {
    const known =
      this.#known.get(name) ?? this.#ask(this.#variables.get(name)!);
    this.#known.set(name, known);
    return known;
  }

  /** What the variables of a text stand for; those that the dashboard lacks are left out. */
  async bind(text: string): Promise<Bindings> {
    const names = variableNamesOf(text).filter(name => this.has(name));
    const bindings = await Promise.all(
      names.map(
        async (name): Promise<[string, Binding]> => [
          name,
          await this.#bindOne(name),
        ],
      ),
    );
    return new Map(bindings);
  }

  async #bindOne(name: string): Promise<Binding> {
    const { chosen, sight } = this.#options;
    const variable = this.#variables.get(name)!;
    const options = await this.options(name);
    try {
      return bindVariable(variable, {
        chosen: Object.getOwnPropertyDescriptor(chosen, name)?.value,
        options,
        isLimited: !sight.isPlatform,
      });
    } catch (error) {
      if (variable.type !== 'query' || options.length > 0) {
        throw error;
      }
      throw new NothingToChooseError({
        variable: name,
        query: variable.query ?? '',
        ...(error instanceof InterpolationError && { chosen: error.foreign }),
        isLimited: !sight.isPlatform,
      });
    }
  }

  async #ask(variable: Variable): Promise<string[]> {
    if (this.#needs(variable.name).has(variable.name)) {
      throw new InputError(
        `The values of the variable ${variable.name} depend on themselves`,
      );
    }
    if (variable.type === 'datasource') {
      return [this.#options.source];
    }
    if (variable.type !== 'query') {
      return variable.options;
    }
    const question = parseVariableQuery(variable.query ?? '');
    if (!question) {
      throw new InputError(
        `The values of the variable ${variable.name} come from "${
          variable.query ?? ''
        }", which the portal does not ask; it asks label_values alone`,
      );
    }
    try {
      return await this.#askLabel(variable, question);
    } catch (error) {
      // Of what depends on nothing there is nothing.
      if (error instanceof NothingToChooseError) {
        return [];
      }
      throw error;
    }
  }

  async #askLabel(
    variable: Variable,
    question: VariableQuery,
  ): Promise<string[]> {
    const write = async (text: string) =>
      interpolate(text, await this.bind(text), this.#builtins());
    const label = await write(question.label);
    if (!LABEL.test(label)) {
      throw new InputError(
        `The values of the variable ${variable.name} are those of "${label}", which is no label`,
      );
    }
    const selector = question.selector && (await write(question.selector));
    this.#requireInSight(variable, { label, selector });
    const values = await this.#options.labelValues({
      label,
      range: this.#range(),
      ...(selector && { selector }),
    });
    return keepMatching(
      values.filter(value => value !== '' && this.#sees(label, value)),
      variable.regex,
    );
  }

  /** Values of other labels are names of what lies in namespaces. */
  #requireInSight(
    variable: Variable,
    { label, selector }: { label: string; selector?: string },
  ): void {
    const { sight } = this.#options;
    if (sight.isPlatform || [...SCOPE_LABELS, CLUSTER_LABEL].includes(label)) {
      return;
    }
    if (!selector) {
      throw new NotAllowedError(
        `The values of the variable ${variable.name} are of the whole platform; they need the right ${odpDashboardPlatformReadPermission.name}`,
      );
    }
    requireInSight(selector, sight);
  }

  /** Of a namespace it is enough to be seen in one cluster: the query is looked at again. */
  #sees(label: string, value: string): boolean {
    const { sight } = this.#options;
    if (sight.isPlatform) {
      return true;
    }
    const clusters = [...sight.namespaces.keys()];
    if (label === CLUSTER_LABEL) {
      return clusters.includes(value);
    }
    return SCOPE_LABELS.includes(label)
      ? clusters.some(cluster => seesValue(sight, { label, value }, [cluster]))
      : true;
  }

  /** Variables whose values have to be known before those of this one are. */
  #needs(name: string, known = new Set<string>()): Set<string> {
    for (const needed of variableNamesOf(
      this.#variables.get(name)?.query ?? '',
    )) {
      if (!known.has(needed)) {
        this.#needs(needed, known.add(needed));
      }
    }
    return known;
  }

  #builtins() {
    return builtinsFor({
      range: this.#options.range,
      intervalMs: FRESH_STEP_MS,
      rateIntervalMs: FRESH_STEP_MS,
    });
  }

  /** On whole steps, so that who looks at the same time asks the same. */
  #range(): TimeRange {
    const { from, to } = this.#options.range;
    const start = Math.min(from, to - LEAST_RANGE_MS);
    return {
      from: Math.floor(start / OPTIONS_STEP_MS) * OPTIONS_STEP_MS,
      to: Math.ceil(to / FRESH_STEP_MS) * FRESH_STEP_MS,
    };
  }
}
