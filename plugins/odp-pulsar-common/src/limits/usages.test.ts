import {
  aLimit,
  aSubscriptionReading,
  aTopicReading,
  somePolicies,
} from '@internal/test-utils';
import type { TopicReading } from '../records';
import { assessUsages } from './assessUsages';
import { backlogBytesOf } from './backlogBytesOf';

const NAMESPACE = 'persistent://odp/workspace-acme-risk';

function topicWith(name: string, bytes: number, more?: Partial<TopicReading>) {
  return aTopicReading({
    name: `${NAMESPACE}/${name}`,
    subscriptions: [aSubscriptionReading({ backlogBytes: bytes })],
    ...more,
  });
}

describe('backlogBytesOf', () => {
  it('is what the slowest subscription holds, though the broker says 0 after an eviction beside a caught-up one', () => {
    const topic = aTopicReading({
      backlogBytes: 0,
      subscriptions: [
        aSubscriptionReading({ name: 'fast', backlogBytes: 0 }),
        aSubscriptionReading({ name: 'slow', backlogBytes: 946_558 }),
        aSubscriptionReading({ name: 'idle', backlogBytes: 946_558 }),
      ],
    });
    expect(backlogBytesOf(topic)).toBe(946_558);
  });

  it.each<[string, Partial<TopicReading>, number | undefined]>([
    ['entries times the average entry', { backlogBytes: 0 }, 300_000],
    [
      'the topic’s own figure where that is larger',
      { backlogBytes: 400_000 },
      400_000,
    ],
    [
      'the average since the topic was loaded while nothing is published',
      {
        backlogBytes: undefined,
        averageMessageBytes: 0,
        messagesInTotal: 10,
        bytesInTotal: 20_000,
      },
      600_000,
    ],
    [
      'nothing when nothing tells',
      {
        backlogBytes: undefined,
        averageMessageBytes: undefined,
        messagesInTotal: 0,
      },
      undefined,
    ],
  ])('without bytes of subscriptions: %s', (_, topic, bytes) => {
    const subscriptions = [
      aSubscriptionReading({ backlogBytes: undefined, backlogEntries: 300 }),
    ];
    expect(backlogBytesOf(aTopicReading({ ...topic, subscriptions }))).toBe(
      bytes,
    );
  });

  it('counts a batch as one entry of many messages', () => {
    const consumers = [{ name: 'c1', messagesPerEntry: 50 }];
    const topic = aTopicReading({
      backlogBytes: undefined,
      subscriptions: [
        aSubscriptionReading({
          backlogBytes: undefined,
          backlogEntries: 300,
          consumers,
        }),
      ],
    });
    expect(backlogBytesOf(topic)).toBe(300 * 50 * 1000);
  });

  it('leaves readers out, and has nothing to say of a non-persistent topic', () => {
    const reader = aSubscriptionReading({
      isDurable: false,
      backlogBytes: 9e9,
    });
    expect(
      backlogBytesOf(
        aTopicReading({ backlogBytes: undefined, subscriptions: [reader] }),
      ),
    ).toBe(0);
    expect(
      backlogBytesOf(aTopicReading({ domain: 'non-persistent' })),
    ).toBeUndefined();
  });
});

describe('assessUsages', () => {
  it('shows the worst partition against each limit, never a sum', () => {
    const partitions = [300, 650, 600].map((megabytes, number) =>
      topicWith(`orders-partition-${number}`, megabytes * 1e6, {
        partitionOf: { topic: `${NAMESPACE}/orders`, number },
        messagesInPerSecond: 100 * number,
      }),
    );
    const usages = assessUsages(partitions, somePolicies());
    expect(usages.find(({ kind }) => kind === 'backlog')).toEqual({
      kind: 'backlog',
      topic: `${NAMESPACE}/orders-partition-1`,
      used: 650e6,
      limit: aLimit(1e9),
      share: 0.65,
    });
    expect(
      usages.find(({ kind }) => kind === 'publish-messages'),
    ).toMatchObject({ topic: `${NAMESPACE}/orders-partition-2`, share: 0.2 });
  });

  it('keeps unlimited, inherited and unreadable limits apart, without a share', () => {
    const states = (policies: Parameters<typeof assessUsages>[1]) =>
      assessUsages([topicWith('orders', 5)], policies).find(
        ({ kind }) => kind === 'backlog',
      );
    expect(states(undefined)).toMatchObject({ limit: { state: 'unknown' } });
    for (const state of ['unlimited', 'inherited'] as const) {
      const usage = states(somePolicies({ backlogBytes: { state } }));
      expect(usage).toMatchObject({ used: 5, limit: { state } });
      expect(usage).not.toHaveProperty('share');
    }
  });

  it('takes the quota that the broker tells of a topic before the namespace’s', () => {
    const backlogOf = (backlogLimitBytes: number) =>
      assessUsages(
        [topicWith('orders', 5, { backlogLimitBytes })],
        somePolicies(),
      ).find(({ kind }) => kind === 'backlog')?.limit;
    expect(backlogOf(50)).toEqual(aLimit(50));
    expect(backlogOf(-1)).toEqual({ state: 'unlimited' });
    const worst = assessUsages(
      [
        topicWith('large', 500e6),
        topicWith('small', 9, { backlogLimitBytes: 10 }),
      ],
      somePolicies(),
    ).find(({ kind }) => kind === 'backlog');
    expect(worst).toMatchObject({ topic: `${NAMESPACE}/small`, share: 0.9 });
  });

  it('holds each subscription’s output against its own limit, and all of a topic against the topic’s', () => {
    const subscriptions = [700, 100].map((messagesOutPerSecond, index) =>
      aSubscriptionReading({ name: `s${index}`, messagesOutPerSecond }),
    );
    const dispatch = (limit: number) =>
      assessUsages(
        [aTopicReading({ subscriptions, messagesOutPerSecond: 800 })],
        somePolicies({ dispatchMessages: aLimit(limit) }),
      ).find(({ kind }) => kind === 'dispatch-messages');
    expect(dispatch(4000)).toMatchObject({ used: 700, limit: aLimit(1000) });
    expect(dispatch(900)).toMatchObject({ used: 800, limit: aLimit(900) });
  });

  it('leaves Pulsar’s own topics out, and non-persistent ones where nothing is stored', () => {
    const usages = assessUsages(
      [
        topicWith('__change_events', 9e9),
        aTopicReading({
          name: 'non-persistent://odp/workspace-acme-risk/ticks',
          domain: 'non-persistent',
        }),
      ],
      somePolicies(),
    );
    expect(usages.map(({ kind }) => kind)).toEqual([
      'publish-messages',
      'publish-bytes',
      'dispatch-messages',
      'dispatch-bytes',
    ]);
  });
});
