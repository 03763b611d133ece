import {
  aLimit,
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
  somePolicies,
} from '@internal/test-utils';
import type { Policies } from '../contract';
import type { SubscriptionReading, TopicReading } from '../records';
import { inferEvictions } from './inferEvictions';

/** 1,000 bytes an entry. */
function fall(backlogBytes: number, more: Partial<SubscriptionReading> = {}) {
  return aSubscriptionReading({
    name: 'ml-training',
    backlogBytes,
    backlogEntries: Math.round(backlogBytes / 1000),
    messagesOutPerSecond: 0,
    ackedPerSecond: 0,
    unackedMessages: 0,
    ...more,
  });
}

interface Change {
  before?: Partial<SubscriptionReading>;
  after?: Partial<SubscriptionReading>;
  topicBefore?: Partial<TopicReading>;
  topicAfter?: Partial<TopicReading>;
  policies?: Partial<Policies>;
}

/** Half a minute in which a backlog falls from the quota of 1 GB to 900 MB. */
function infer(change: Change = {}) {
  return inferEvictions(
    aTopicReading({
      readAt: BUS_NOW - 30_000,
      subscriptions: [fall(1e9, change.before)],
      ...change.topicBefore,
    }),
    aTopicReading({
      subscriptions: [fall(0.9e9, change.after)],
      ...change.topicAfter,
    }),
    somePolicies(change.policies),
  );
}

describe('inferEvictions', () => {
  it('says so where the quota cannot be read', () => {
    const [found] = infer({ policies: { backlogBytes: { state: 'unknown' } } });
    expect(found.explanation).toContain('The quota cannot be read');
  });

  it('sees what a consumer loses that is blocked on the messages that it holds', () => {
    const blocked = { unackedMessages: 150_000, isBlockedOnUnacked: true };
    const found = infer({ before: blocked, after: blocked });
    expect(found).toMatchObject([{ entries: 100_000 }]);
  });

  it('says until when retention keeps it, and to raise the quota before anything else', () => {
    const oldestPublishedAt = Date.parse('2026-11-23T09:00:00Z');
    const [found] = infer({ before: { oldestPublishedAt } });
    expect(found).toMatchObject({
      entries: 100_000,
      bytes: 100e6,
      readableUntil: '2026-11-30T09:00:00.000Z',
    });
    expect(found.recovery).toEqual([
      'Raise the backlog quota of odp/workspace-acme-risk above 1.1 GB (now 1 GB) first: under the old one, the broker skips the same entries again at its next check.',
      'Reset the cursor of ml-training on pipeline.submitted to before 09:00. It gets again what it has acknowledged since, too.',
      'Put the quota back to 1 GB once its backlog is under 90 % of that.',
    ]);
    expect(infer()[0].readableUntil).toBe('2026-11-30T14:32:00.000Z');
  });

  it('sees one though more arrived since, so that the backlog is over 92 % again', () => {
    const [found] = infer({
      after: { backlogBytes: 0.95e9, backlogEntries: 950_000 },
      topicAfter: { messagesInTotal: 1_060_000, bytesInTotal: 1_060_000_000 },
    });
    expect(found.entries).toBe(110_000);
  });

  it('promises nothing back where nothing is retained', () => {
    const [found] = infer({ policies: { retentionBytes: { state: 'off' } } });
    expect(found.recovery).toEqual([]);
    expect(found.readableUntil).toBeUndefined();
  });

  it('takes off what the subscription took itself', () => {
    const [found] = infer({
      after: { messagesOutTotal: 1_020_000 },
      topicAfter: { messagesOutTotal: 1_020_000 },
    });
    expect(found.entries).toBe(80_000);
  });

  it.each<[string, Change]>([
    [
      'a consumer that catches up',
      {
        after: { messagesOutTotal: 1_100_000 },
        topicAfter: { messagesOutTotal: 1_100_000 },
      },
    ],
    [
      'a consumer that catches up, seen in the topic’s count alone',
      {
        before: {
          messagesOutTotal: undefined,
          messagesOutPerSecond: undefined,
        },
        after: { messagesOutTotal: undefined, messagesOutPerSecond: undefined },
        topicAfter: { messagesOutTotal: 1_100_000 },
      },
    ],
    [
      'a consumer that catches up, seen in rates alone',
      {
        before: { messagesOutTotal: undefined },
        after: { messagesOutTotal: undefined, messagesOutPerSecond: 1000 },
        topicAfter: { messagesOutTotal: undefined },
      },
    ],
    [
      'acknowledgements of what was taken before',
      { before: { unackedMessages: 100_000 } },
    ],
    [
      'acknowledgements, seen in their rate',
      { after: { ackedPerSecond: 1000 } },
    ],
    ['expiry, counted', { after: { expiredTotal: 100_000 } }],
    [
      'expiry, seen in its rate',
      {
        before: { expiredTotal: undefined },
        after: { expiredTotal: undefined, expiredPerSecond: 1000 },
      },
    ],
    [
      'a skip of all by hand',
      { after: { backlogBytes: 0, backlogEntries: 0 } },
    ],
    [
      'a skip by hand below the quota',
      {
        before: { backlogBytes: 930e6, backlogEntries: 930_000 },
        after: { backlogBytes: 830e6, backlogEntries: 830_000 },
      },
    ],
    [
      'some entries skipped by hand at the quota',
      { after: { backlogBytes: 0.94e9, backlogEntries: 940_000 } },
    ],
    [
      'an unload, after which counters begin anew',
      { topicAfter: { messagesInTotal: 10 } },
    ],
    ['a move to another broker', { topicAfter: { broker: '10.4.1.2:8443' } }],
    ['a subscription that was deleted', { topicAfter: { subscriptions: [] } }],
    [
      'a subscription that was deleted and made anew',
      { after: { messagesOutTotal: 0 } },
    ],
    ['a reader', { before: { isDurable: false }, after: { isDurable: false } }],
    [
      'a topic whose quota holds producers',
      { policies: { backlogPolicy: 'producer_request_hold' } },
    ],
    [
      'a topic without a quota',
      { policies: { backlogBytes: { state: 'unlimited' } } },
    ],
    [
      'a broker that counts evictions and counted none',
      { topicBefore: { evictionsTotal: 3 }, topicAfter: { evictionsTotal: 3 } },
    ],
    ['a clock that jumped back', { topicAfter: { readAt: BUS_NOW - 90_000 } }],
    [
      'a backlog of which nobody tells what went out',
      {
        before: {
          messagesOutTotal: undefined,
          messagesOutPerSecond: undefined,
        },
        topicAfter: { messagesOutTotal: undefined },
      },
    ],
  ])('takes no eviction from %s', (_, change) => {
    expect(infer(change)).toEqual([]);
  });

  it('takes the broker’s count for it, even over an unload, and names whose it was where that shows', () => {
    const counted = (change: Change) =>
      infer({
        ...change,
        topicBefore: { evictionsTotal: 3 },
        topicAfter: { evictionsTotal: 5, ...change.topicAfter },
      });
    expect(counted({})).toMatchObject([
      {
        subscription: 'ml-training',
        evidence: 'counter',
        explanation: expect.stringContaining('counted 2 evictions'),
      },
    ]);
    const [unknown] = counted({ topicAfter: { subscriptions: [] } });
    expect(unknown).toMatchObject({ evidence: 'counter' });
    expect(unknown).not.toHaveProperty('subscription');
    expect(unknown).not.toHaveProperty('entries');
    const [reloaded] = counted({
      topicAfter: { evictionsTotal: 4, messagesInTotal: 0 },
    });
    expect(reloaded.explanation).toContain('counted 4 evictions');
  });

  it('knows an eviction by age where the broker tells the oldest entry’s', () => {
    const policies = {
      backlogSeconds: aLimit(3600),
      backlogBytes: { state: 'unlimited' as const },
    };
    const [found] = infer({
      policies,
      before: { oldestPublishedAt: BUS_NOW - 3_700_000 },
    });
    expect(found.explanation).toContain('older than the quota allows');
    expect(infer({ policies })).toEqual([]);
  });

  it('counts entries, not messages, where batches are told, and assumes none where they are not', () => {
    const published = (consumers: SubscriptionReading['consumers']) =>
      infer({
        before: { backlogEntries: 1_000_000, consumers },
        after: { backlogEntries: 950_000, consumers },
        topicAfter: { messagesInTotal: 1_100_000, bytesInTotal: 1_050_000_000 },
      }).map(({ entries }) => entries);
    expect(published([{ name: 'c1', messagesPerEntry: 10 }])).toEqual([60_000]);
    expect(published([])).toEqual([50_000]);
  });
});
