import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type AlignedRange,
  type Frame,
  type Panel,
  type PanelAnswer,
  panelRangeOf,
  type Target,
  type TimeRange,
} from '@internal/plugin-odp-observability-common';
import type { MetricDoctor } from '../doctor/MetricDoctor';
import { FailureLog } from '../sources/FailureLog';
import { SourceError } from '../sources/SourceError';
import { NothingToChooseError } from '../variables/NothingToChooseError';
import type { VariableBook } from '../variables/VariableBook';
import { requireInSight } from '../visibility/requireInSight';
import type { Sight } from '../visibility/Sight';
import {
  alignedRangeOf,
  type PanelView,
  type PlannedTarget,
  planTarget,
} from './planTarget';
import { failureSentence } from './failureSentence';
import type { QueryRunner } from './QueryRunner';
import { readFrame } from './readFrame';

export interface PanelRequest {
  panel: Panel;
  width: number;
  /** Of the page. */
  range: TimeRange;
  variables: VariableBook;
  sight: Sight;
  signal: AbortSignal;
}

export interface PanelRunnerOptions {
  queries: QueryRunner;
  doctor: MetricDoctor;
  logger: LoggerService;
}

interface TargetResult {
  planned?: PlannedTarget;
  frame?: Frame;
  warnings: string[];
  asOf?: number;
  failure?: unknown;
}

/** Runs the queries of a panel; what fails stays in its answer. */
export class PanelRunner {
  readonly #options: PanelRunnerOptions;
  readonly #failures: FailureLog;

  static create(options: PanelRunnerOptions): PanelRunner {
    return new PanelRunner(options);
  }

  private constructor(options: PanelRunnerOptions) {
    this.#options = options;
    this.#failures = FailureLog.create(options.logger);
  }

  /** @throws the reason of the signal, and nothing else */
  async run(request: PanelRequest): Promise<PanelAnswer> {
    const view = this.#viewOf(request);
    try {
      return await this.#run(request, view);
    } catch (error) {
      request.signal.throwIfAborted();
      return {
        ...emptyAnswer(request.panel, rangeOf(view)),
        state: 'error',
        error: this.#sentenceOf(error),
      };
    }
  }

  async #run(request: PanelRequest, view: PanelView): Promise<PanelAnswer> {
    const { panel } = request;
    const targets = panel.targets.filter(({ hidden }) => !hidden);
    if (panel.type === 'unsupported' || targets.length === 0) {
      return {
        ...emptyAnswer(panel, rangeOf(view)),
        state: 'error',
        error: panel.notices[0] ?? 'The panel has no query.',
      };
    }
    const results = await Promise.all(
      targets.map(target => this.#runTarget(request, view, target)),
    );
    request.signal.throwIfAborted();
    return this.#answer(request, rangeOf(view, results), results);
  }

  #viewOf({ panel, width, range }: PanelRequest): PanelView {
    const { scrapeIntervalMs } = this.#options.queries.source;
    return {
      panel,
      width,
      range: panelRangeOf(range, panel),
      scrapeIntervalMs,
    };
  }

  async #runTarget(
    { panel, variables, sight, signal }: PanelRequest,
    view: PanelView,
    target: Target,
  ): Promise<TargetResult> {
    let planned: PlannedTarget | undefined;
    try {
      const bindings = await variables.bind(
        `${target.expr} ${target.interval ?? ''} ${panel.interval ?? ''}`,
      );
      planned = planTarget(view, target, bindings);
      requireInSight(planned.expr, sight);
      const { expr, range } = planned;
      const { instant, datasource, refId, legend, format } = target;
      const answer = await this.#options.queries.query(
        { expr, instant, range, ...(datasource && { datasource }) },
        signal,
      );
      const frame = readFrame(answer, {
        refId,
        expr,
        format,
        ...(legend !== undefined && { legend }),
        ...(!instant && { range }),
        isOneOfMany: panel.targets.length > 1,
      });
      const { warnings, asOf } = answer;
      return { planned, frame, warnings, asOf };
    } catch (failure) {
      return { planned, failure, warnings: [] };
    }
  }

  async #answer(
    { panel, signal }: PanelRequest,
    range: AlignedRange,
    results: TargetResult[],
  ): Promise<PanelAnswer> {
    const failures = results.flatMap(({ failure }) =>
      failure === undefined ? [] : [this.#sentenceOf(failure)],
    );
    const frames = results.flatMap(({ frame }) => frame ?? []);
    const answer = {
      ...emptyAnswer(panel, range),
      asOf: new Date(
        Math.min(...results.map(({ asOf }) => asOf ?? Date.now())),
      ).toISOString(),
      executed: results.flatMap(({ planned, failure }) =>
        planned && (failure === undefined || failure instanceof SourceError)
          ? planned.expr
          : [],
      ),
      warnings: [
        ...new Set([
          ...results.flatMap(({ warnings }) => warnings),
          ...frames.flatMap(({ notices }) => notices),
        ]),
      ],
    };
    if (frames.some(({ columns }) => columns.length > 0)) {
      // A part that fails hides no other, and is said.
      const warnings = [...answer.warnings, ...new Set(failures)];
      return { ...answer, state: 'data', frames, warnings };
    }
    const nothing = results.find(
      ({ failure }) => failure instanceof NothingToChooseError,
    )?.failure as NothingToChooseError | undefined;
    if (nothing) {
      const why = await this.#options.doctor.explainNothing(nothing, signal);
      return { ...answer, state: 'empty', why };
    }
    if (failures.length > 0) {
      const [error] = failures;
      return {
        ...answer,
        state: 'error',
        error,
        ...(results.some(isDown) && {
          why: { kind: 'source-down', sentence: error },
        }),
      };
    }
    const why = await this.#options.doctor.explain(answer.executed, signal);
    return { ...answer, state: 'empty', why };
  }

  #sentenceOf(failure: unknown): string {
    if (failure instanceof SourceError) {
      this.#failures.note(failure);
    }
    const sentence = failureSentence(failure);
    if (sentence === undefined) {
      this.#options.logger.error('A panel failed', failure as Error);
    }
    return sentence ?? 'The portal failed at this panel; its log says why';
  }
}

function isDown({ failure }: TargetResult): boolean {
  return (
    failure instanceof SourceError &&
    (failure.problem === 'down' || failure.problem === 'denied')
  );
}

function rangeOf(view: PanelView, results: TargetResult[] = []): AlignedRange {
  return (
    results.find(({ planned }) => planned)?.planned?.range ??
    alignedRangeOf(view, view.scrapeIntervalMs)
  );
}

function emptyAnswer(panel: Panel, range: AlignedRange) {
  return {
    id: panel.id,
    range,
    warnings: [],
    asOf: new Date().toISOString(),
  };
}
