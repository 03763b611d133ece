import { heldMessagesOf, Interval } from '../interval';
import { messagesPerEntryOf } from '../limits';
import type { ConsumerReading, SubscriptionReading } from '../records';
import type { DiagnosisContext } from './DiagnosisContext';

/** What tells of a subscription whether it keeps up; figures are absent where the source does not tell. */
export interface Signs extends DiagnosisContext {
  subscription: SubscriptionReading;
  /** The reading before, while the topic stayed loaded. */
  before?: SubscriptionReading;
  entries: number;
  /** Entries that are due, the rest waits for its time. */
  due?: number;
  /** Due entries that no consumer holds. */
  undelivered?: number;
  consumerCount?: number;
  /** Those that the broker sends to; undefined where the source does not name them, or not which one of them works. */
  working?: readonly ConsumerReading[];
  blocked: readonly ConsumerReading[];
  isBlocked: boolean;
  /** Entries a second, negative while it shrinks. */
  growth?: number;
  /** Messages a second that consumers take. */
  taken?: number;
  /** Less is taken than is published, by two readings, or by rates where these are the same. */
  isFallingBack: boolean;
  /** Nothing went out for two readings. */
  isSilent: boolean;
  isGivingOut: boolean;
}

/** How many messages an entry holds is an average, so that a small rest means nothing. */
const ROUNDING = 0.05;

const HAS_ONE_ACTIVE = new Set(['Exclusive', 'Failover']);

/** Reads the signs of a subscription of which the backlog is known. */
export function readSigns(
  subscription: SubscriptionReading,
  context: DiagnosisContext,
  entries: number,
): Signs {
  const { topic, previous } = context;
  const interval = previous && Interval.create(previous, topic);
  const isComparable = interval && !interval.isReloaded;
  const before = isComparable
    ? previous!.subscriptions.find(({ name }) => name === subscription.name)
    : undefined;
  const growth =
    before?.backlogEntries === undefined
      ? undefined
      : (entries - before.backlogEntries) / interval!.seconds;
  const due = dueOf(subscription, entries);
  const taken =
    subscription.ackedPerSecond ?? subscription.messagesOutPerSecond;
  const published = topic.messagesInPerSecond ?? 0;
  const held = heldMessagesOf(subscription) / (messagesPerEntryOf(topic) ?? 1);
  const working = workingOf(subscription);
  const blocked = (working ?? []).filter(one => one.isBlockedOnUnacked);
  return {
    ...context,
    subscription,
    before,
    entries,
    due,
    undelivered: due && (due - held > ROUNDING * due ? due - held : 0),
    consumerCount: subscription.consumerCount ?? subscription.consumers?.length,
    working,
    blocked,
    isBlocked:
      subscription.isBlockedOnUnacked === true ||
      (blocked.length > 0 && blocked.length === working?.length),
    growth,
    taken,
    isFallingBack: growth ? growth > 0 : published > (taken ?? Infinity),
    isSilent:
      subscription.messagesOutPerSecond === 0 &&
      !subscription.ackedPerSecond &&
      before?.messagesOutPerSecond === 0 &&
      (growth ?? 0) >= 0 &&
      !hasRisen(before.messagesOutTotal, subscription.messagesOutTotal),
    isGivingOut:
      (subscription.messagesOutPerSecond ?? 0) > 0 ||
      (subscription.ackedPerSecond ?? 0) > 0,
  };
}

/** Another source may not count at all. */
function hasRisen(
  before: number | undefined,
  after: number | undefined,
): boolean {
  return before !== undefined && after !== undefined && after > before;
}

function dueOf(
  { backlogEntriesWithoutDelayed, delayedEntries }: SubscriptionReading,
  entries: number,
): number | undefined {
  if (backlogEntriesWithoutDelayed !== undefined) {
    return backlogEntriesWithoutDelayed;
  }
  return delayedEntries === undefined
    ? undefined
    : Math.max(0, entries - delayedEntries);
}

/** Of a failover or exclusive subscription one consumer works; the others wait, and that is as it should be. */
function workingOf({
  consumers,
  type = '',
  activeConsumer,
}: SubscriptionReading): readonly ConsumerReading[] | undefined {
  if (!consumers || !HAS_ONE_ACTIVE.has(type) || consumers.length < 2) {
    return consumers;
  }
  const active = consumers.filter(({ name }) => name === activeConsumer);
  return active.length ? active : undefined;
}
