import type {
  LabelQuestion,
  MetricSource,
  SourceAnswer,
  SourceQuery,
} from '../sources/MetricSource';
import { SharedAnswers } from './SharedAnswers';

/** An answer is good for a step, but no shorter and no longer than this. */
const LEAST_KEPT_MS = 1_000;
const LONGEST_KEPT_MS = 60_000;
const LABELS_KEPT_MS = 60_000;

/** Asks one source; equal questions within a step are one, whoever asks. */
export class QueryRunner {
  readonly #source: MetricSource;
  readonly #answers = SharedAnswers.create<SourceAnswer>({
    now: Date.now,
    bytesOf: ({ bytes }) => bytes,
  });
  readonly #labels = SharedAnswers.create<string[]>({
    now: Date.now,
    bytesOf: values => values.reduce((bytes, value) => bytes + value.length, 0),
  });

  static create(source: MetricSource): QueryRunner {
    return new QueryRunner(source);
  }

  private constructor(source: MetricSource) {
    this.#source = source;
  }

  get source(): MetricSource {
    return this.#source;
  }

  /** @throws SourceError with a sentence */
  query(query: SourceQuery, signal: AbortSignal): Promise<SourceAnswer> {
    const { expr, instant, range, datasource } = query;
    const keepMs = Math.min(
      Math.max(range.stepMs, LEAST_KEPT_MS),
      LONGEST_KEPT_MS,
    );
    return this.#answers.get(
      JSON.stringify([datasource, expr, instant, range]),
      { keepMs, signal },
      making => this.#source.query(query, making),
    );
  }

  /** @throws SourceError with a sentence */
  labelValues(question: LabelQuestion, signal: AbortSignal): Promise<string[]> {
    const { label, selector, range, datasource } = question;
    return this.#labels.get(
      JSON.stringify([datasource, label, selector, range]),
      { keepMs: LABELS_KEPT_MS, signal },
      making => this.#source.labelValues(question, making),
    );
  }
}
