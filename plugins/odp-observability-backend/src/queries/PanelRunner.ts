import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  type AlignedRange,
  type Compare,
  type EarlierFrames,
  type EmptyReason,
  InterpolationError,
  type Panel,
  type PanelAnswer,
  panelRangeOf,
} from '@internal/plugin-odp-observability-common';
import type { MetricDoctor } from '../doctor/MetricDoctor';
import { notMeasured } from '../doctor/notMeasured';
import { FailureLog } from '../sources/FailureLog';
import { SourceError } from '../sources/SourceError';
import { NothingToChooseError } from '../variables/NothingToChooseError';
import { alignedRangeOf, type PanelView } from './planTarget';
import { failureSentence } from './failureSentence';
import type { QueryRunner } from './QueryRunner';
import {
  type PanelRequest,
  type TargetResult,
  TargetRunner,
} from './TargetRunner';

export interface PanelRunnerOptions {
  queries: QueryRunner;
  doctor: MetricDoctor;
  logger: LoggerService;
}

/** Runs the queries of a panel; what fails stays in its answer. */
export class PanelRunner {
  readonly #options: PanelRunnerOptions;
  readonly #failures: FailureLog;
  readonly #targets: TargetRunner;

  static create(options: PanelRunnerOptions): PanelRunner {
    return new PanelRunner(options);
  }

  private constructor(options: PanelRunnerOptions) {
    this.#options = options;
    this.#failures = FailureLog.create(options.logger);
    this.#targets = TargetRunner.create(options.queries);
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
      targets.map(target => this.#targets.run(request, view, target)),
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

  async #answer(
    request: PanelRequest,
    range: AlignedRange,
    results: TargetResult[],
  ): Promise<PanelAnswer> {
    const { panel, signal, compare } = request;
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
      const earlier = compare && this.#earlierOf(results, compare);
      return {
        ...answer,
        state: 'data',
        frames,
        warnings,
        ...(earlier && { earlier }),
      };
    }
    const nothing = results.find(
      ({ failure }) => failure instanceof NothingToChooseError,
    )?.failure as NothingToChooseError | undefined;
    if (nothing) {
      const why = await this.#options.doctor.explainNothing(nothing, signal);
      return { ...answer, state: 'empty', why };
    }
    const denied = results.find(
      ({ failure }) => failure instanceof NotAllowedError,
    );
    if (denied) {
      const why = {
        kind: 'not-permitted' as const,
        sentence: this.#sentenceOf(denied.failure),
      };
      return { ...answer, state: 'empty', why };
    }
    if (failures.length > 0) {
      const [error] = failures;
      const why: EmptyReason | undefined = results.some(isDown)
        ? { kind: 'source-down', sentence: error }
        : this.#whyNotMeasured(request, results);
      return { ...answer, state: 'error', error, ...(why && { why }) };
    }
    const why = await this.#options.doctor.explain(
      answer.executed,
      answer.range,
      signal,
    );
    return { ...answer, state: 'empty', why };
  }

  /** Something new is none of the values of a variable, and nothing else is wrong with the question. */
  #whyNotMeasured(
    { variables, sight }: PanelRequest,
    results: readonly TargetResult[],
  ): EmptyReason | undefined {
    const foreign = results.flatMap(({ failure }) =>
      failure instanceof InterpolationError &&
      variables.isOfSource(failure.variable)
        ? failure.foreign ?? []
        : [],
    )[0];
    return foreign === undefined
      ? undefined
      : notMeasured(foreign, {
          title: this.#options.queries.source.title,
          isLimited: !sight.isPlatform,
        });
  }

  /** Undefined: nothing of the panel is compared. */
  #earlierOf(
    results: readonly TargetResult[],
    compare: Compare,
  ): EarlierFrames | undefined {
    const known = results.flatMap(({ earlier }) => earlier ?? []);
    const failed = known.find(({ failure }) => failure !== undefined);
    return known.length === 0
      ? undefined
      : {
          compare,
          frames: known.flatMap(({ frame }) => frame ?? []),
          ...(failed && { error: this.#sentenceOf(failed.failure) }),
        };
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
