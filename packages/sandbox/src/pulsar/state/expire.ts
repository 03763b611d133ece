import type { Topic } from './Topic';
import type { TopicRules } from './TopicRules';

/** Lets messages that are older than their time to live go. */
export function expire(topic: Topic, rules: TopicRules, now: number): void {
  const { ttlSeconds } = rules;
  if (!ttlSeconds) {
    return;
  }
  for (const name of topic.subscriptions.keys()) {
    expireOlderThan(topic, name, { seconds: ttlSeconds, now });
  }
}

/**
 * Acknowledges what is older than some seconds for a subscription.
 *
 * @returns entries that expired
 */
export function expireOlderThan(
  topic: Topic,
  subscriptionName: string,
  { seconds, now }: { seconds: number; now: number },
): number {
  const subscription = topic.subscriptions.get(subscriptionName)!;
  const old = topic.log.entriesAt(now - seconds * 1000);
  const before = subscription.backlogEntries(topic.log);
  subscription.lastExpireAt = now;
  if (old <= subscription.markDelete) {
    return 0;
  }
  subscription.advanceTo(old);
  subscription.lastMarkDeleteAdvancedAt = now;
  const expired = before - subscription.backlogEntries(topic.log);
  subscription.expired.add(expired);
  return expired;
}
