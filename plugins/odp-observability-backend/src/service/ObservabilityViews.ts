import { InputError, NotFoundError } from '@backstage/errors';
import { type View, ViewCache } from '@internal/backend-kit';
import {
  ALL_VALUE,
  BOUNDS,
  type Dashboard,
  type DashboardAnswer,
  type DashboardList,
  type PanelAnswer,
  type PanelQuery,
  resolveRange,
  type TimeRange,
  type VariableOptions,
  type VariableValues,
} from '@internal/plugin-odp-observability-common';
import type { DashboardBook } from '../dashboards/DashboardBook';
import type { KnownDashboard } from '../dashboards/DashboardSource';
import type { FailureLog } from '../sources/FailureLog';
import { SourceError } from '../sources/SourceError';
import { VariableBook } from '../variables/VariableBook';
import type { Sight } from '../visibility/Sight';
import type { AlertsView } from './AlertsView';
import { asAnswer } from './asAnswer';
import { asReady } from './asReady';
import type { DoctorView } from './DoctorView';
import type { AlertsQuestion, VariableQuestion } from './ObservabilityService';
import { notSetUp } from './notSetUp';
import type { Source, Sources } from './Sources';

interface Looker {
  sight: Sight;
  signal: AbortSignal;
}

interface Reader {
  seesPlatform: boolean;
  signal: AbortSignal;
}

export interface ObservabilityViewsOptions {
  dashboards: DashboardBook;
  sources: Sources;
  doctor: DoctorView;
  alerts: AlertsView;
  failures: FailureLog;
  now: () => number;
}

/** Answers of the routes, for what the caller may see. */
export class ObservabilityViews {
  readonly #options: ObservabilityViewsOptions;
  readonly #cache = new ViewCache();

  static create(options: ObservabilityViewsOptions): ObservabilityViews {
    return new ObservabilityViews(options);
  }

  private constructor(options: ObservabilityViewsOptions) {
    this.#options = options;
  }

  async listDashboards(signal: AbortSignal): Promise<View> {
    const { items, notices } = await this.#options.dashboards.list(signal);
    const list: DashboardList = {
      items,
      ...(notices.length > 0 && { notices }),
    };
    return this.#cache.of(list);
  }

  async getDashboard(uid: string, reader: Reader): Promise<View> {
    const known = await this.#find(uid, reader.signal);
    const { dashboard, source, openUrl } = known;
    const answer: DashboardAnswer = {
      dashboard: reader.seesPlatform ? dashboard : withoutValues(dashboard),
      source,
      scrapeIntervalSeconds:
        (this.#sourceOf(known)?.queries.source.scrapeIntervalMs ?? 15_000) /
        1000,
      ...(openUrl && { openUrl }),
    };
    return this.#cache.of(answer);
  }

  async listOptions(question: VariableQuestion, looker: Looker): Promise<View> {
    const { uid, name, chosen } = question;
    const known = await this.#find(uid, looker.signal);
    const range = this.#rangeOf(known.dashboard.time);
    const variables = this.#variables(known, { chosen, range, looker });
    if (!variables.has(name)) {
      throw new NotFoundError(
        `The dashboard '${uid}' has no variable '${name}'`,
      );
    }
    const options = await variables.options(name).catch(error => {
      throw asAnswer(error, this.#options.failures);
    });
    const answer: VariableOptions = {
      options: options.slice(0, BOUNDS.optionsPerVariable),
      isCut: options.length > BOUNDS.optionsPerVariable,
    };
    return this.#cache.of(answer);
  }

  async queryPanels(
    query: PanelQuery,
    looker: Looker,
  ): Promise<AsyncIterable<PanelAnswer>> {
    const known = await this.#find(query.dashboard, looker.signal);
    const range = this.#rangeOf(query.range, query.timeZone);
    const variables = this.#variables(known, {
      chosen: query.variables,
      range,
      looker,
    });
    const source = this.#sourceOf(known);
    const answers = query.panels.map(({ id, width }) => {
      const panel = known.dashboard.panels.find(one => one.id === id);
      if (!panel || !source) {
        const place = {
          id,
          range: { ...range, stepMs: range.to - range.from },
          warnings: [],
          asOf: new Date(this.#options.now()).toISOString(),
        };
        return Promise.resolve<PanelAnswer>(
          panel
            ? {
                ...place,
                state: 'empty',
                why: notSetUp(known.source, this.#options.sources),
              }
            : {
                ...place,
                state: 'error',
                error: `The dashboard '${query.dashboard}' has no panel ${id}`,
              },
        );
      }
      return source.panels.run({
        panel,
        width,
        range,
        variables,
        ...(query.compare && { compare: query.compare }),
        ...looker,
      });
    });
    return asReady(answers);
  }

  async getDoctor(reader: Reader): Promise<View> {
    return this.#cache.of(await this.#options.doctor.report(reader));
  }

  async getAlerts({ cluster }: AlertsQuestion, looker: Looker): Promise<View> {
    return this.#cache.of(
      await this.#options.alerts.report({ cluster, ...looker }),
    );
  }

  async #find(uid: string, signal: AbortSignal): Promise<KnownDashboard> {
    const known = await this.#options.dashboards
      .find(uid, signal)
      .catch(error => {
        throw asAnswer(error, this.#options.failures);
      });
    if (!known) {
      throw new NotFoundError(
        `There is no dashboard '${uid}'; GET /dashboards lists them`,
      );
    }
    return known;
  }

  #sourceOf({ source }: KnownDashboard): Source | undefined {
    const { prometheus, grafana } = this.#options.sources;
    return source === 'grafana' ? grafana : prometheus ?? grafana;
  }

  #variables(
    known: KnownDashboard,
    asked: { chosen: VariableValues; range: TimeRange; looker: Looker },
  ): VariableBook {
    const { chosen, range, looker } = asked;
    const source = this.#sourceOf(known);
    return VariableBook.create({
      dashboard: known.dashboard,
      chosen,
      range,
      sight: looker.sight,
      source: source?.queries.source.title ?? '',
      labelValues: async question => {
        if (!source) {
          throw new SourceError(
            'down',
            notSetUp(known.source, this.#options.sources).sentence,
          );
        }
        return source.queries.labelValues(question, looker.signal);
      },
    });
  }

  #rangeOf(ends: { from: string; to: string }, timeZone = 'UTC'): TimeRange {
    const { range, problem } = resolveRange(ends, this.#options.now(), {
      timeZone,
    });
    if (!range) {
      throw new InputError(`range: ${problem}`);
    }
    return range;
  }
}

/** Values that somebody chose when it was saved may be names that others may not know. */
function withoutValues(dashboard: Dashboard): Dashboard {
  return {
    ...dashboard,
    variables: dashboard.variables.map(variable =>
      variable.type === 'query'
        ? {
            ...variable,
            options: [],
            current: variable.includeAll ? [ALL_VALUE] : [],
          }
        : variable,
    ),
  };
}
