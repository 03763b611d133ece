import {
  aLimit,
  anEviction,
  BUS_NOW,
  somePolicies,
} from '@internal/test-utils';
import {
  anIdleConsumer,
  type Case,
  diagnoseIn,
} from './__testUtils__/diagnoseIn';

const MINUTE = 60_000;
const full = { availablePermits: 0, unackedMessages: 500 };
const blocked = { isBlockedOnUnacked: true, unackedMessages: 50_000 };
const consumers = (
  count: number,
  overrides: Parameters<typeof anIdleConsumer>[0],
) =>
  Array.from({ length: count }, (_, index) =>
    anIdleConsumer({ name: `c${index}`, ...overrides }),
  );

interface Row extends Case {
  name: string;
  cause: string;
  status: string;
  says: string;
}

const ROWS: Row[] = [
  {
    name: 'no consumer while messages are published',
    cause: 'no-consumer',
    status: 'failing',
    says: 'No consumer is connected, and 50,000 entries (50 MB) wait, more with each message. The last one asked for messages 34 min ago.',
    subscription: { consumers: [], lastConsumedFlowAt: BUS_NOW - 34 * MINUTE },
    before: { backlogEntries: 49_000 },
  },
  {
    name: 'a subscription that nobody has asked of for weeks',
    cause: 'no-consumer',
    status: 'degraded',
    says: 'so that it may be abandoned',
    subscription: {
      consumers: [],
      lastConsumedFlowAt: BUS_NOW - 9 * 24 * 60 * MINUTE,
    },
    topic: { messagesInPerSecond: 0 },
  },
  {
    name: 'no consumer, as metrics tell it',
    cause: 'no-consumer',
    status: 'degraded',
    says: 'No consumer is connected',
    subscription: { consumers: undefined, consumerCount: 0 },
    topic: { messagesInPerSecond: undefined },
  },
  {
    name: 'every consumer holds as much as it may',
    cause: 'blocked-on-unacked',
    status: 'failing',
    says: '3 of 3 consumers hold 50,000 unacknowledged messages each, which is the limit, so the broker sends nothing more. There were 5 consumers at the reading before.',
    subscription: {
      consumers: consumers(3, blocked),
      unackedMessages: 150_000,
    },
    before: { consumerCount: 5 },
  },
  {
    name: 'some consumers hold as much as they may',
    cause: 'blocked-on-unacked',
    status: 'degraded',
    says: '1 of 2 consumers hold 50,000 unacknowledged messages each, which is the limit, so the broker sends them nothing more; the others still work.',
    subscription: {
      consumers: [anIdleConsumer(blocked), anIdleConsumer()],
      messagesOutPerSecond: 80,
      ackedPerSecond: 80,
    },
  },
  {
    name: 'the subscription as a whole holds as much as it may',
    cause: 'blocked-on-unacked',
    status: 'failing',
    says: 'The subscription holds 200,000 unacknowledged messages, which is its limit',
    subscription: { isBlockedOnUnacked: true, unackedMessages: 200_000 },
  },
  {
    name: 'a broker that blocks while it counts nothing',
    cause: 'blocked-on-unacked',
    status: 'failing',
    says: 'unloading the topic clears it',
    subscription: { isBlockedOnUnacked: true },
  },
  {
    name: 'consumers that hold messages and ask for no more',
    cause: 'not-pulling',
    status: 'failing',
    says: 'None of 2 consumers asks for more. They hold 1,000 messages, and the last one was acknowledged 12 min ago',
    subscription: {
      consumers: consumers(2, full),
      unackedMessages: 1000,
      lastAckedAt: BUS_NOW - 12 * MINUTE,
    },
  },
  {
    name: 'the same without moments, as statistics of all topics tell it',
    cause: 'not-pulling',
    status: 'failing',
    says: 'none was acknowledged in the last minute',
    subscription: {
      consumers: consumers(2, full),
      unackedMessages: 1000,
      lastAckedAt: undefined,
    },
  },
  {
    name: 'consumers that ask, entries that are due, and a broker that sends nothing',
    cause: 'dispatch-stall',
    status: 'failing',
    says: 'tells for certain that the dispatch stalls',
    before: { messagesOutTotal: undefined },
  },
  {
    name: 'the same with a cursor that neither reads nor waits',
    cause: 'dispatch-stall',
    status: 'failing',
    says: 'its dispatch stalls at 17:0',
    subscription: {
      cursor: {
        markDeletePosition: '17:-1',
        readPosition: '17:0',
        isWaitingForEntries: false,
        pendingReads: 0,
        acknowledgedRanges: 0,
      },
    },
  },
  {
    name: 'statistics of 3.1.0, which do not tell what is delayed',
    cause: 'dispatch-stall',
    status: 'unknown',
    says: 'do not tell whether the entries have their time of delivery still to come',
    subscription: {
      backlogEntriesWithoutDelayed: undefined,
      delayedEntries: undefined,
    },
  },
  {
    name: 'metrics, which do not tell whether consumers ask',
    cause: 'dispatch-stall',
    status: 'failing',
    says: 'cannot be told apart',
    subscription: { consumers: undefined, consumerCount: 3 },
  },
  {
    name: 'a message that is never acknowledged',
    cause: 'acknowledgement-hole',
    status: 'degraded',
    says: 'Messages are acknowledged, but not the oldest, for 34 min: 1,200 acknowledged ranges lie behind it, and the backlog cannot shrink past it. 12 msg/s are delivered again',
    subscription: {
      acknowledgedRanges: 1200,
      redeliveredPerSecond: 12,
      ackedPerSecond: 90,
      lastMarkDeleteAdvancedAt: BUS_NOW - 34 * MINUTE,
    },
  },
  {
    name: 'the same without moments',
    cause: 'acknowledgement-hole',
    status: 'degraded',
    says: 'Messages are acknowledged, but not the oldest: 1,200 acknowledged ranges',
    subscription: {
      acknowledgedRanges: 1200,
      ackedPerSecond: 90,
      lastAckedAt: undefined,
      lastMarkDeleteAdvancedAt: undefined,
    },
  },
  {
    name: 'consumers that wait to join, before 4.0',
    cause: 'key-shared-join',
    status: 'degraded',
    says: '2 consumers that joined wait until what was sent to other consumers before is acknowledged',
    subscription: {
      type: 'Key_Shared',
      consumersWaitingToJoin: 2,
      unackedMessages: 400,
      consumers: consumers(3, { unackedMessages: 200 }),
    },
  },
  {
    name: 'hashes that drain, in 4.0',
    cause: 'key-shared-join',
    status: 'degraded',
    says: 'Messages of 12 key hashes wait',
    subscription: {
      type: 'Key_Shared',
      drainingHashes: 12,
      unackedMessages: 400,
    },
  },
  {
    name: 'a join that has just begun',
    cause: 'key-shared-join',
    status: 'progressing',
    says: '1 consumer that joined waits',
    subscription: { type: 'Key_Shared', consumersWaitingToJoin: 1 },
    before: { consumersWaitingToJoin: 0 },
  },
  {
    name: 'a subscription that gets what its limit allows, and shrinks',
    cause: 'throttled',
    status: 'healthy',
    says: 'It gets 985 msg/s of the 1,000 msg/s that the subscription dispatch rate allows.',
    subscription: { messagesOutPerSecond: 985, ackedPerSecond: 985 },
    before: { backlogEntries: 60_000 },
  },
  {
    name: 'a subscription that gets what its limit allows, while more is published',
    cause: 'throttled',
    status: 'degraded',
    says: 'its backlog grows by 2,000 entries a minute',
    subscription: {
      messagesOutPerSecond: 985,
      ackedPerSecond: 985,
      backlogEntries: 200_000,
    },
    before: { backlogEntries: 199_000 },
    topic: { messagesInPerSecond: 1500 },
  },
  {
    name: 'all subscriptions of a topic that together get what its limit allows',
    cause: 'throttled',
    status: 'healthy',
    says: 'All subscriptions of the topic get 4.8 MB/s of the 5 MB/s that the topic dispatch rate allows.',
    subscription: { messagesOutPerSecond: 80, ackedPerSecond: 80 },
    topic: { bytesOutPerSecond: 4_800_000, messagesInPerSecond: 80 },
    context: { policies: somePolicies({ dispatchBytes: aLimit(5_000_000) }) },
  },
  {
    name: 'entries whose time is still to come',
    cause: 'only-delayed',
    status: 'healthy',
    says: 'All that waits, 50,000 entries (50 MB), has its time of delivery still to come.',
    subscription: { backlogEntriesWithoutDelayed: 0, delayedEntries: 50_000 },
  },
  {
    name: 'entries whose time is still to come, beside many that went out',
    cause: 'only-delayed',
    status: 'healthy',
    says: 'has its time of delivery still to come',
    subscription: {
      backlogEntriesWithoutDelayed: 0,
      delayedEntries: 50_000,
      messagesOutPerSecond: 985,
    },
  },
  {
    name: 'consumers that work, and take less than is published',
    cause: 'slower-than-published',
    status: 'degraded',
    says: 'It takes 80 msg/s, while 100 msg/s are published. It is about 8 min behind, and falls back further.',
    subscription: { messagesOutPerSecond: 80, ackedPerSecond: 80 },
    before: { backlogEntries: 49_400, backlogBytes: 49_400_000 },
    context: { policies: somePolicies({ backlogBytes: aLimit(100_000_000) }) },
  },
  {
    name: 'the same, read again before the broker renewed its statistics',
    cause: 'slower-than-published',
    status: 'degraded',
    says: 'falls back further',
    subscription: { messagesOutPerSecond: 80, ackedPerSecond: 80 },
    context: { policies: somePolicies({ backlogBytes: aLimit(100_000_000) }) },
  },
  {
    name: 'the same, days before the limit',
    cause: 'slower-than-published',
    status: 'healthy',
    says: 'falls back further',
    subscription: { messagesOutPerSecond: 98, ackedPerSecond: 98 },
  },
  {
    name: 'no consumer, read again before the broker renewed its statistics',
    cause: 'no-consumer',
    status: 'failing',
    says: 'more with each message',
    subscription: { consumers: [] },
  },
];

const at = (minutesAgo: number) =>
  new Date(BUS_NOW - minutesAgo * MINUTE).toISOString();
const evicted = (...minutesAgo: number[]) =>
  minutesAgo.map(ago =>
    anEviction({
      subscription: 'yaml-processor',
      at: at(ago),
      entries: 24_000,
      bytes: 102e6,
    }),
  );
const caughtUp = {
  backlogEntries: 0,
  backlogEntriesWithoutDelayed: 0,
  backlogBytes: 0,
};

ROWS.push(
  {
    name: 'an eviction that looks like a consumer that caught up',
    cause: 'evicted',
    status: 'failing',
    says: '3 times since 12:55, the last time at 14:26, about 72,000 entries (306 MB) were skipped, since the backlog was at its limit. That it is lower since is no recovery.',
    subscription: caughtUp,
    context: { evictions: evicted(97, 51, 6) },
  },
  {
    name: 'an eviction of this morning',
    cause: 'evicted',
    status: 'degraded',
    says: 'At 11:32 about 24,000 entries (102 MB) were skipped',
    subscription: caughtUp,
    context: { evictions: evicted(180) },
  },
);

describe('causes', () => {
  it.each(ROWS)('$name: $cause, $status', ({ cause, status, says, ...row }) => {
    const diagnoses = diagnoseIn(row);
    expect(diagnoses.map(one => [one.cause, one.status])).toEqual([
      [cause, status],
    ]);
    expect(diagnoses[0].message).toContain(says);
  });
});
