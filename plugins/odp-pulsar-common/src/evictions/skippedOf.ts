import { messagesPerEntryOf, subscriptionBacklogBytesOf } from '../limits';
import type { SubscriptionReading } from '../records';
import { fell, heldMessagesOf, type Interval } from '../interval';

/** Entries that a subscription lost and that neither it nor time took. */
export interface Skipped {
  subscription: string;
  /** About. */
  entries: number;
  /** About; absent when the size of an entry is not known. */
  bytes?: number;
  /** Bytes that waited for it at most in between, and that wait now; absent when not known. */
  peakBytes?: number;
  leftBytes?: number;
  /** Messages that went out to it at most. */
  out: number;
  /** Messages that expired; absent where the source does not tell. */
  expired?: number;
  /** Publish time of the oldest entry before, in milliseconds since the epoch. */
  oldestPublishedAt?: number;
}

/** A fall of less is within what imprecise counts and averages tell. */
const LEAST_SHARE = 0.05;

/** Undefined when output, acknowledgements and expiry explain the fall, or when they cannot be told. */
export function skippedOf(
  before: SubscriptionReading,
  after: SubscriptionReading,
  interval: Interval,
): Skipped | undefined {
  const isSame =
    !fell(before.messagesOutTotal, after.messagesOutTotal) &&
    !fell(before.expiredTotal, after.expiredTotal);
  const out = outputOf(before, after, interval);
  if (
    before.backlogEntries === undefined ||
    after.backlogEntries === undefined ||
    out === undefined ||
    (!isSame && !interval.isReloaded)
  ) {
    return undefined;
  }
  const { published } = interval;
  // Where nobody tells how many messages an entry holds, none is the least that arrived.
  const perEntry = messagesPerEntryOf(interval.after) ?? Infinity;
  const arrived = Math.floor(published.messages / perEntry);
  const expired = interval.rise(
    [before.expiredTotal, after.expiredTotal],
    [before.expiredPerSecond, after.expiredPerSecond],
  );
  const gone = before.backlogEntries + arrived - after.backlogEntries;
  const entries =
    gone - Math.min(gone, out + releasedOf(before, after)) - (expired ?? 0);
  if (entries < LEAST_SHARE * before.backlogEntries || entries < 1) {
    return undefined;
  }
  const bytesBefore = subscriptionBacklogBytesOf(before, interval.before);
  const leftBytes = subscriptionBacklogBytesOf(after, interval.after);
  const isMeasured = bytesBefore !== undefined && leftBytes !== undefined;
  const peakBytes = isMeasured ? bytesBefore + published.bytes : undefined;
  return {
    subscription: before.name,
    entries,
    out,
    ...(peakBytes !== undefined && {
      bytes: Math.round(((peakBytes - leftBytes!) * entries) / gone),
      peakBytes,
      leftBytes,
    }),
    ...(expired !== undefined && { expired }),
    ...(before.oldestPublishedAt && {
      oldestPublishedAt: before.oldestPublishedAt,
    }),
  };
}

/** Messages that consumers held before and do not hold now, at most: they may have acknowledged those. */
function releasedOf(
  before: SubscriptionReading,
  after: SubscriptionReading,
): number {
  return before.unackedMessages && after.unackedMessages
    ? Math.max(0, before.unackedMessages - after.unackedMessages)
    : heldMessagesOf(before);
}

/** Messages that went out to a subscription, at most: no more than its topic gave to all. */
function outputOf(
  before: SubscriptionReading,
  after: SubscriptionReading,
  interval: Interval,
): number | undefined {
  const ofTopic = interval.rise(
    [interval.before.messagesOutTotal, interval.after.messagesOutTotal],
    [undefined, undefined],
  );
  const own = interval.rise(
    [before.messagesOutTotal, after.messagesOutTotal],
    [before.messagesOutPerSecond, after.messagesOutPerSecond],
  );
  const acknowledged =
    interval.rise(
      [undefined, undefined],
      [before.ackedPerSecond, after.ackedPerSecond],
    ) ?? 0;
  if (own === undefined && ofTopic === undefined) {
    return undefined;
  }
  const most = Math.min(own ?? Infinity, ofTopic ?? Infinity);
  return Math.max(Math.round(most), Math.round(acknowledged));
}
