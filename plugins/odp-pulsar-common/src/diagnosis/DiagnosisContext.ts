import type { Eviction, Policies } from '../contract';
import type { TopicReading } from '../records';

/** What a subscription is judged by. */
export interface DiagnosisContext {
  /** The topic or partition that the subscription was read of. */
  topic: TopicReading;
  /** The reading before, of the same topic or partition. */
  previous?: TopicReading;
  policies?: Policies;
  /** Of this topic or partition. */
  evictions: readonly Eviction[];
  now: number;
}
