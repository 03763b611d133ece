import { compareStatus } from '@internal/vocabulary';
import type { Moment, Subscription } from '../contract';
import { Interval } from '../interval';
import { messagesPerEntryOf, subscriptionBacklogBytesOf } from '../limits';
import type {
  ConsumerReading,
  MomentReading,
  SubscriptionReading,
} from '../records';
import type { AssessedSubscription, AssessedTopic } from './assessTopic';
import type { BusInput, TopicRecord } from './input';
import { groupBy } from './topicGroups';

/** Subscriptions of a topic, each with the figures of its worst partition. */
export function describeSubscriptions(
  { subscriptions, group }: AssessedTopic,
  { entities }: Pick<BusInput, 'entities'>,
): Subscription[] {
  return [
    ...groupBy(subscriptions, ({ reading }) => reading.name).values(),
  ].map(same =>
    describeSubscription(
      same.reduce((a, b) => (compareSubscriptions(a, b) <= 0 ? a : b)),
      { entities, isPartitioned: group.isPartitioned },
    ),
  );
}

function describeSubscription(
  { reading, record, diagnoses, status }: AssessedSubscription,
  {
    entities,
    isPartitioned,
  }: { entities?: ReadonlyMap<string, string>; isPartitioned: boolean },
): Subscription {
  const entity = entities?.get(reading.name);
  const backlogBytes = subscriptionBacklogBytesOf(reading, record.reading);
  const { oldestPublishedAt } = reading;
  return withoutUndefined({
    name: reading.name,
    partition: isPartitioned ? record.reading.partitionOf?.number : undefined,
    type: reading.type,
    isDurable: reading.isDurable,
    entity,
    status,
    diagnoses,
    backlogEntries: reading.backlogEntries,
    delayedEntries: reading.delayedEntries,
    backlogBytes,
    unackedMessages: reading.unackedMessages,
    isBlockedOnUnacked: reading.isBlockedOnUnacked,
    messagesOutPerSecond: reading.messagesOutPerSecond,
    ackedPerSecond: reading.ackedPerSecond,
    redeliveredPerSecond: reading.redeliveredPerSecond,
    expiredTotal: reading.expiredTotal,
    lastAckedAt: momentOf(reading.lastAckedAt),
    lastConsumedAt: momentOf(reading.lastConsumedAt),
    oldestPublishedAt: oldestPublishedAt
      ? new Date(oldestPublishedAt).toISOString()
      : undefined,
    secondsToEmpty: secondsToEmptyOf(reading, record),
    consumers: reading.consumers?.map(consumer =>
      withoutUndefined({
        name: consumer.name,
        entity,
        address: consumer.address,
        connectedSince: consumer.connectedSince,
        clientVersion: consumer.clientVersion,
        availablePermits: consumer.availablePermits,
        unackedMessages: consumer.unackedMessages,
        isBlockedOnUnacked: consumer.isBlockedOnUnacked,
        messagesOutPerSecond: consumer.messagesOutPerSecond,
        lastAckedAt: momentOf(consumer.lastAckedAt),
        isActive: isActive(consumer, reading),
      }),
    ),
  });
}

/** From two readings, or from what goes out and what comes in; undefined when it does not drain. */
function secondsToEmptyOf(
  { name, backlogEntries: left, ackedPerSecond: acked }: SubscriptionReading,
  { reading, previous }: TopicRecord,
): number | undefined {
  const before = previous?.subscriptions.find(one => one.name === name);
  const interval = previous && Interval.create(previous, reading);
  if (!left) {
    return undefined;
  }
  if (before?.backlogEntries !== undefined && interval) {
    const drained = (before.backlogEntries - left) / interval.seconds;
    // The same twice may be a source that has not been renewed.
    if (drained) {
      return drained > 0 ? left / drained : undefined;
    }
  }
  const published = reading.messagesInPerSecond;
  return acked !== undefined && published !== undefined && acked > published
    ? (left * (messagesPerEntryOf(reading) ?? 1)) / (acked - published)
    : undefined;
}

function isActive(
  { name }: ConsumerReading,
  { type, activeConsumer }: AssessedSubscription['reading'],
): boolean | undefined {
  const hasOneActive = type === 'Failover' || type === 'Exclusive';
  return hasOneActive && activeConsumer !== undefined
    ? name === activeConsumer
    : undefined;
}

/** Worst first, then the one with the larger backlog. */
function compareSubscriptions(
  a: AssessedSubscription,
  b: AssessedSubscription,
): number {
  return (
    compareStatus(a.status, b.status) ||
    (b.reading.backlogEntries ?? -1) - (a.reading.backlogEntries ?? -1)
  );
}

function momentOf(moment: MomentReading | undefined): Moment | undefined {
  if (moment === undefined) {
    return undefined;
  }
  return moment === 0 ? 'never' : new Date(moment).toISOString();
}

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields;
}
