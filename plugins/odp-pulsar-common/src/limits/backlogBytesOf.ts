import type { SubscriptionReading, TopicReading } from '../records';
import { isSystemSubscription } from '../names';

/**
 * Bytes of backlog that a quota is held against: those of the slowest
 * subscription, never a sum. The topic's own figure is 0 after an eviction
 * while a caught-up subscription is there, so that the subscriptions' go first;
 * where those are not told, it is the larger one of the topic's own figure and
 * an estimate from entries. Undefined when nothing tells.
 */
export function backlogBytesOf(topic: TopicReading): number | undefined {
  if (topic.domain === 'non-persistent') {
    return undefined;
  }
  const known = topic.subscriptions
    .map(({ backlogBytes }) => backlogBytes)
    .filter((bytes): bytes is number => bytes !== undefined);
  if (known.length && known.length === topic.subscriptions.length) {
    return Math.max(...known);
  }
  const guesses = [
    ...topic.subscriptions.map(subscription =>
      subscriptionBacklogBytesOf(subscription, topic),
    ),
    topic.backlogBytes,
  ].filter((bytes): bytes is number => bytes !== undefined);
  if (guesses.length) {
    return Math.max(...guesses);
  }
  return topic.subscriptions.length ? undefined : 0;
}

/** Bytes that wait for one subscription: as told, or its entries times the size of the topic's average entry. */
export function subscriptionBacklogBytesOf(
  subscription: SubscriptionReading,
  topic: TopicReading,
): number | undefined {
  if (subscription.backlogBytes !== undefined) {
    return subscription.backlogBytes;
  }
  const { backlogEntries } = subscription;
  if (!backlogEntries) {
    return backlogEntries;
  }
  const entryBytes = entryBytesOf(topic);
  return entryBytes && Math.round(backlogEntries * entryBytes);
}

/** Bytes of an average entry; the average message when nothing tells how many are batched. */
function entryBytesOf(topic: TopicReading): number | undefined {
  const { averageMessageBytes, bytesInTotal, messagesInTotal } = topic;
  const messageBytes =
    averageMessageBytes ||
    (bytesInTotal && messagesInTotal ? bytesInTotal / messagesInTotal : 0);
  return messageBytes ? messageBytes * messagesPerEntryOf(topic) : undefined;
}

function messagesPerEntryOf(topic: TopicReading): number {
  const told = topic.subscriptions
    .filter(({ name }) => !isSystemSubscription(name))
    .flatMap(({ consumers = [] }) =>
      consumers.map(({ messagesPerEntry }) => messagesPerEntry),
    )
    .filter((count): count is number => Boolean(count && count > 0));
  return told.length ? Math.max(...told) : 1;
}
