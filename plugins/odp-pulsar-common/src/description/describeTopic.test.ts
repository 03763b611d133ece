import { aConsumerReading, anEviction, BUS_NOW } from '@internal/test-utils';
import { topicDetailSchema, topicSummarySchema } from '../contract';
import { aBusyBus, aTopicRecord, topicName } from './__testUtils__/busyBus';
import { describeTopics } from './describeTopic';
import { describeTopicDetail } from './describeTopicDetail';
import type { BusInput } from './input';

const KYC = topicName('nordbank-kyc', 'pipeline.step.completed');
const SUBMITTED = topicName('acme-risk', 'pipeline.submitted');

function detail(topic: string, bus: Partial<BusInput> = {}) {
  const found = describeTopicDetail({ ...aBusyBus(bus), topic })!;
  const { instance, freshness, gaps, ...sightless } = topicDetailSchema.parse({
    instance: 'odp-eu',
    freshness: { state: 'live' },
    gaps: [],
    ...found,
  });
  expect(sightless).toEqual(found);
  return found;
}

describe('describeTopics', () => {
  it('lists a partitioned topic once, with its worst partition, and counts Pulsar’s own apart', () => {
    const { items, systemTopics } = describeTopics(aBusyBus());
    expect(items.map(one => topicSummarySchema.parse(one))).toEqual(items);
    expect(systemTopics).toBe(1);
    expect(items.map(({ name, status }) => [name, status])).toEqual([
      [SUBMITTED, 'failing'],
      [KYC, 'failing'],
      [topicName('harbor-trade', 'pipeline.completed'), 'degraded'],
      [topicName('orient-tax', 'pipeline.submitted'), 'unknown'],
      [topicName('sund-pricing', 'pipeline.completed'), 'healthy'],
      [topicName('acme-risk', 'pipeline.validation.failed'), 'healthy'],
    ]);
    expect(items[1]).toMatchObject({
      partitions: 3,
      diagnosis: 'Messages were skipped',
      backlog: { topic: `${KYC}-partition-2`, share: 0.924 },
      forecast: { subscription: 'ml-training' },
      rates: { messagesInPerSecond: 300 },
      subscriptions: 1,
      producers: 3,
    });
    expect(items[1].trend!.values[35]).toBe(924e6);
  });

  it('takes a topic for a partition because it is one, not because of its name', () => {
    const topics = [
      aTopicRecord({ workspace: 'a', local: 'plain-partition-0' }),
      aTopicRecord({ workspace: 'a', local: 'plain' }),
    ];
    expect(
      describeTopics(aBusyBus({ topics })).items.map(({ name, partitions }) => [
        name,
        partitions,
      ]),
    ).toEqual([
      [topicName('a', 'plain'), undefined],
      [topicName('a', 'plain-partition-0'), undefined],
    ]);
  });

  it('shows a topic without producers’ names or storage as not known, and a non-persistent one without a backlog', () => {
    const topics = [
      aTopicRecord({
        workspace: 'a',
        local: 'x',
        subscription: { backlogEntries: undefined },
        topic: {
          domain: 'non-persistent',
          producers: undefined,
          producerCount: undefined,
          storageBytes: undefined,
        },
      }),
    ];
    const [topic] = describeTopics(aBusyBus({ topics })).items;
    expect(topic).toMatchObject({ status: 'healthy', subscriptions: 1 });
    for (const field of [
      'backlog',
      'forecast',
      'trend',
      'producers',
      'storageBytes',
    ]) {
      expect(topic).not.toHaveProperty(field);
    }
  });
});

describe('describeTopicDetail', () => {
  it('tells of partitions worst first, and of a subscription once with its worst partition', () => {
    const topic = detail(KYC);
    expect(topic).toMatchObject({ isPartitioned: true, status: 'failing' });
    expect(topic.partitions.map(({ name }) => name.slice(-1))).toEqual([
      '2',
      '0',
      '1',
    ]);
    expect(topic.subscriptions).toHaveLength(1);
    expect(topic.subscriptions[0]).toMatchObject({
      name: 'ml-training',
      partition: 2,
      backlogBytes: 924e6,
      diagnoses: [{ cause: 'evicted' }],
    });
    expect(topic.producers).toMatchObject([
      { name: 'user-api-1', messagesInPerSecond: 300 },
    ]);
    expect(topic.evictions).toHaveLength(3);
  });

  it('puts the fullest partition first before there are readings enough for a trend', () => {
    const topics = aBusyBus().topics.map(record => ({ ...record, points: [] }));
    const { partitions, forecast } = detail(KYC, { topics });
    expect(forecast!.state).toBe('unknown');
    expect(partitions.map(({ backlog }) => backlog!.share)).toEqual([
      0.924, 0.03, 0.02,
    ]);
  });

  it('says what the target state expects of an event, who is missing, and when consumers came', () => {
    expect(detail(SUBMITTED)).toMatchObject({
      workspace: 'acme-risk',
      owner: 'group:default/risk-platform',
      isPartitioned: false,
      event: {
        consumers: ['yaml-processor', 'analytics'],
        missingConsumers: ['analytics'],
      },
      marks: [
        {
          at: '2026-11-23T13:58:00.000Z',
          label: '3 consumers of yaml-processor connected',
        },
      ],
      subscriptions: [{ entity: 'component:default/yaml-processor' }],
      evictions: [],
    });
  });

  it('marks the active consumer, and tells never from not known', () => {
    const record = aTopicRecord({
      workspace: 'a',
      local: 'x',
      subscription: {
        type: 'Failover',
        activeConsumer: 'c2',
        lastAckedAt: 0,
        lastConsumedAt: undefined,
        consumers: [
          aConsumerReading({ name: 'c1', lastAckedAt: undefined }),
          aConsumerReading({ name: 'c2', lastAckedAt: 0 }),
        ],
      },
    });
    const [subscription] = detail(topicName('a', 'x'), {
      topics: [record],
    }).subscriptions;
    expect(subscription.lastAckedAt).toBe('never');
    expect(subscription).not.toHaveProperty('lastConsumedAt');
    expect(
      subscription.consumers!.map(({ isActive, lastAckedAt }) => [
        isActive,
        lastAckedAt,
      ]),
    ).toEqual([
      [false, undefined],
      [true, 'never'],
    ]);
  });

  it('says when a subscription’s backlog is empty at the present pace, and nothing where it does not drain', () => {
    const secondsWith = (before: number | undefined, acked = 100) => {
      const record = aTopicRecord({
        workspace: 'a',
        local: 'x',
        megabytes: 30,
        subscription: { ackedPerSecond: acked },
      });
      const previous =
        before === undefined
          ? undefined
          : {
              ...record.reading,
              readAt: BUS_NOW - 30_000,
              subscriptions: record.reading.subscriptions.map(one => ({
                ...one,
                backlogEntries: before,
              })),
            };
      const topics = [{ ...record, previous }];
      return detail(topicName('a', 'x'), { topics }).subscriptions[0]
        .secondsToEmpty;
    };
    expect(secondsWith(33_000)).toBe(300);
    expect(secondsWith(30_000, 200)).toBe(300);
    expect(secondsWith(29_000)).toBeUndefined();
    expect(secondsWith(undefined, 200)).toBe(300);
    expect(secondsWith(undefined)).toBeUndefined();
  });

  it('leaves Pulsar’s own cursors out', () => {
    const record = aTopicRecord({
      workspace: 'a',
      local: 'x',
      subscription: { name: '__compaction' },
    });
    expect(
      detail(topicName('a', 'x'), { topics: [record] }).subscriptions,
    ).toEqual([]);
  });

  it('shows the evictions of this topic alone', () => {
    const evictions = [
      anEviction({ topic: SUBMITTED }),
      anEviction({ topic: topicName('acme-risk', 'other') }),
    ];
    expect(detail(SUBMITTED, { evictions }).evictions).toHaveLength(1);
  });

  it('is nothing for a topic that nobody reads', () => {
    expect(
      describeTopicDetail({ ...aBusyBus(), topic: topicName('a', 'gone') }),
    ).toBeUndefined();
  });
});
