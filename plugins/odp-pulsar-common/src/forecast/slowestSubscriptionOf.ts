import { subscriptionBacklogBytesOf } from '../limits';
import { isReader, isSystemSubscription } from '../names';
import type { TopicReading } from '../records';

/** The subscription with the largest backlog, which the broker skips first; the first by name among equals. */
export function slowestSubscriptionOf(topic: TopicReading): string | undefined {
  let slowest: { name: string; size: number } | undefined;
  for (const subscription of topic.subscriptions) {
    const { name, backlogEntries } = subscription;
    if (!isSystemSubscription(name) && !isReader(subscription)) {
      const size =
        subscriptionBacklogBytesOf(subscription, topic) ?? backlogEntries ?? 0;
      const isSlower =
        size > (slowest?.size ?? 0) ||
        (size > 0 && size === slowest?.size && name < slowest.name);
      slowest = isSlower ? { name, size } : slowest;
    }
  }
  return slowest?.name;
}
