/** The five words for the age of a view of an outside system. */
export type FreshnessState =
  | 'live'
  | 'stale'
  | 'starting'
  | 'unreachable'
  | 'denied';

/** The `freshness` field of every read of a cluster or an instance, as the contract gives it. */
export interface FreshnessLike {
  state: FreshnessState;
  /** ISO 8601 UTC; absent when the source never said anything. */
  asOf?: string;
  /** In words, such as "the API answers 504". */
  reason?: string;
  /** ISO 8601 UTC. */
  nextAttemptAt?: string;
  progress?: { kind: string; read: number };
}
