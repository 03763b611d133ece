import { isReader, isSystemSubscription } from '../names';
import type { SubscriptionReading, TopicReading } from '../records';

/**
 * Bytes of backlog that a quota is held against: those of the slowest durable
 * subscription, never a sum. The topic's own figure is 0 after an eviction
 * while a caught-up subscription is there, so that the subscriptions' go first;
 * where those are not told, it is the larger one of the topic's own figure and
 * an estimate from entries. Undefined when nothing tells.
 */
export function backlogBytesOf(topic: TopicReading): number | undefined {
  if (topic.domain === 'non-persistent') {
    return undefined;
  }
  let largest: number | undefined;
  let hasHolder = false;
  let areAllTold = true;
  let isOneUnknown = false;
  for (const subscription of topic.subscriptions) {
    if (!isReader(subscription)) {
      const bytes = subscriptionBacklogBytesOf(subscription, topic);
      hasHolder = true;
      areAllTold &&= subscription.backlogBytes !== undefined;
      isOneUnknown ||= bytes === undefined;
      largest = larger(largest, bytes);
    }
  }
  if (!hasHolder) {
    return topic.backlogBytes ?? 0;
  }
  if (areAllTold) {
    return largest;
  }
  return isOneUnknown && topic.backlogBytes === undefined
    ? undefined
    : larger(largest, topic.backlogBytes);
}

/** Bytes that wait for one subscription: as told, or its entries times the size of the topic's average entry. */
export function subscriptionBacklogBytesOf(
  { backlogBytes, backlogEntries }: SubscriptionReading,
  topic: TopicReading,
): number | undefined {
  if (backlogBytes !== undefined || !backlogEntries) {
    return backlogBytes ?? backlogEntries;
  }
  const entryBytes = entryBytesOf(topic);
  return entryBytes && Math.round(backlogEntries * entryBytes);
}

/** Bytes of an average entry; undefined when nothing was published since the topic was loaded. */
export function entryBytesOf(topic: TopicReading): number | undefined {
  const { averageMessageBytes, bytesInTotal, messagesInTotal } = topic;
  // The average of the last minute is 0 while nothing is published.
  const messageBytes =
    averageMessageBytes ||
    (bytesInTotal && messagesInTotal ? bytesInTotal / messagesInTotal : 0);
  return messageBytes
    ? messageBytes * (messagesPerEntryOf(topic) ?? 1)
    : undefined;
}

/** Messages that its producers put into one entry, at most; undefined where no consumer tells. */
export function messagesPerEntryOf(topic: TopicReading): number | undefined {
  let most: number | undefined;
  for (const { name, consumers = [] } of topic.subscriptions) {
    if (!isSystemSubscription(name)) {
      for (const { messagesPerEntry } of consumers) {
        most = larger(most, messagesPerEntry);
      }
    }
  }
  return most === undefined ? undefined : Math.max(1, most);
}

function larger(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return Math.max(a, b);
}
