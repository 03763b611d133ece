import type {
  AlignedRange,
  TimeRange,
} from '@internal/plugin-odp-observability-common';

/** A query with everything in it written out. */
export interface SourceQuery {
  expr: string;
  /** At the end of the range alone. */
  instant: boolean;
  range: AlignedRange;
  /** Uid of the data source that the dashboard names; a variable, or absent: the default one. */
  datasource?: string;
}

/** A question for the values of a label. */
export interface LabelQuestion {
  label: string;
  /** Of these series alone. */
  selector?: string;
  range: TimeRange;
  datasource?: string;
}

export interface SourceAnswer {
  /** `data` of an answer of Prometheus: `resultType` and `result`. */
  data: unknown;
  /** What the source says of it, each a sentence. */
  warnings: string[];
  /** When it answered, milliseconds UTC. */
  asOf: number;
  /** Of the answer as it came. */
  bytes: number;
}

/**
 * Who answers queries.
 *
 * All throw SourceError with a sentence, or the reason of the signal when that ends the call.
 */
export interface MetricSource {
  kind: 'prometheus' | 'grafana';
  /** For sentences. */
  title: string;
  scrapeIntervalMs: number;
  query(query: SourceQuery, signal: AbortSignal): Promise<SourceAnswer>;
  labelValues(question: LabelQuestion, signal: AbortSignal): Promise<string[]>;
  /** The version, when it says one. */
  reach(signal: AbortSignal): Promise<{ version?: string }>;
  close(): Promise<void>;
}
