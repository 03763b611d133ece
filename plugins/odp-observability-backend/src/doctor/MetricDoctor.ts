import type {
  AlignedRange,
  EmptyReason,
  MetricHealth,
} from '@internal/plugin-odp-observability-common';
import { z } from 'zod/v3';
import type { QueryRunner } from '../queries/QueryRunner';
import { SourceError } from '../sources/SourceError';
import type { NothingToChooseError } from '../variables/NothingToChooseError';
import { explainMissing, isSeen, metricsIn } from './explainMissing';
import { notMeasured } from './notMeasured';
import { tellingQueries } from './tellingQueries';
import type { MetricCatalogue } from '@internal/target-state';

const DAY_MS = 24 * 60 * 60_000;
const STEP_MS = 60_000;
/** An answer with something in it. */
const vectorSchema = z.object({ result: z.array(z.unknown()).min(1) });

/** Tells which metrics of the catalogue a source never had, and why. */
export class MetricDoctor {
  readonly #queries: QueryRunner;
  readonly #catalogue: MetricCatalogue;

  static create(
    queries: QueryRunner,
    catalogue: MetricCatalogue,
  ): MetricDoctor {
    return new MetricDoctor(queries, catalogue);
  }

  private constructor(queries: QueryRunner, catalogue: MetricCatalogue) {
    this.#queries = queries;
    this.#catalogue = catalogue;
  }

  /** Why queries that ran over a range gave nothing. */
  async explain(
    queries: readonly string[],
    range: AlignedRange,
    signal: AbortSignal,
  ): Promise<EmptyReason> {
    const missing = await this.#explainMissing(queries, signal);
    return missing.kind === 'no-data' &&
      (await this.#isTold(queries, range, signal))
      ? { ...missing, kind: 'nothing-matches' }
      : missing;
  }

  async #explainMissing(
    queries: readonly string[],
    signal: AbortSignal,
  ): Promise<EmptyReason> {
    const { title } = this.#queries.source;
    const used = metricsIn(queries.join('\n'), this.#catalogue);
    try {
      const seen = await this.#seen(signal);
      const missing = used.find(({ name }) => !isSeen(name, seen));
      if (missing) {
        return explainMissing(missing, this.#catalogue, seen);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError)) {
        throw error;
      }
    }
    return {
      kind: 'no-data',
      sentence: `${title} has nothing for what was chosen, in this range.`,
    };
  }

  /** Why a variable has no value, so that a query could not be run. */
  async explainNothing(
    { message, query, chosen, isLimited }: NothingToChooseError,
    signal: AbortSignal,
  ): Promise<EmptyReason> {
    const { title } = this.#queries.source;
    if (isLimited) {
      return chosen === undefined
        ? { kind: 'no-data', sentence: `${message}.` }
        : notMeasured(chosen, { title, isLimited });
    }
    const reason = await this.#explainMissing([query], signal);
    if (chosen !== undefined && reason.kind === 'no-data') {
      return notMeasured(chosen, { title, isLimited });
    }
    return { ...reason, sentence: `${message}. ${reason.sentence}` };
  }

  /**
   * Metrics of the catalogue that the source did not have for a day.
   *
   * @throws SourceError
   */
  async missing(
    dashboards: ReadonlyArray<{ uid: string; text: string }>,
    signal: AbortSignal,
  ): Promise<MetricHealth[]> {
    const seen = await this.#seen(signal);
    const users = dashboards.map(({ uid, text }) => ({
      uid,
      metrics: new Set(
        metricsIn(text, this.#catalogue).map(({ name }) => name),
      ),
    }));
    return this.#catalogue.metrics
      .filter(({ name }) => !isSeen(name, seen))
      .map(metric => ({
        metric: metric.name,
        exporter: metric.exporter,
        dashboards: users
          .filter(({ metrics }) => metrics.has(metric.name))
          .map(({ uid }) => uid),
        why: explainMissing(metric, this.#catalogue, seen),
      }));
  }

  /** Whether all who tell what queries ask for do so at the end of a range: else silence is no answer. */
  async #isTold(
    queries: readonly string[],
    range: AlignedRange,
    signal: AbortSignal,
  ): Promise<boolean> {
    const asked = tellingQueries(queries, this.#catalogue);
    try {
      const answers = await Promise.all(
        asked.map(expr =>
          this.#queries.query({ expr, instant: true, range }, signal),
        ),
      );
      return (
        answers.length > 0 &&
        answers.every(({ data }) => vectorSchema.safeParse(data).success)
      );
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError)) {
        throw error;
      }
      return false;
    }
  }

  async #seen(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const to = Math.ceil(Date.now() / STEP_MS) * STEP_MS;
    return new Set(
      await this.#queries.labelValues(
        { label: '__name__', range: { from: to - DAY_MS, to } },
        signal,
      ),
    );
  }
}
