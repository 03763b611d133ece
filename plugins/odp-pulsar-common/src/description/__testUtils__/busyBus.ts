import {
  aConsumerReading,
  anEventBus,
  anEviction,
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
  somePolicies,
} from '@internal/test-utils';
import type { SubscriptionReading, TopicReading } from '../../records';
import type { BusInput, TopicRecord } from '../input';

const MINUTE = 60_000;
const MB = 1e6;

/** Full name of a topic in a workspace's namespace. */
export const topicName = (workspace: string, local: string) =>
  `persistent://odp/workspace-${workspace}/${local}`;

interface TopicOptions {
  workspace: string;
  local: string;
  /** Megabytes that wait for `subscription` now, and how many more each minute. */
  megabytes?: number;
  perMinute?: number;
  subscription?: Partial<SubscriptionReading>;
  topic?: Partial<TopicReading>;
}

/** A topic that was read each half minute for half an hour. */
export function aTopicRecord({
  workspace,
  local,
  megabytes = 0,
  perMinute = 0,
  subscription,
  topic,
}: TopicOptions): TopicRecord {
  const backlogBytes = megabytes * MB;
  const entries = backlogBytes / 1000;
  const reading = aTopicReading({
    name: topicName(workspace, local),
    namespace: `odp/workspace-${workspace}`,
    subscriptions: [
      aSubscriptionReading({
        name: 'analytics',
        backlogBytes,
        backlogEntries: entries,
        backlogEntriesWithoutDelayed: entries,
        ...subscription,
      }),
    ],
    ...topic,
  });
  const points = Array.from({ length: 61 }, (_, index) => {
    const ago = 30 - index / 2;
    return {
      at: reading.readAt - ago * MINUTE,
      bytes: Math.max(0, (megabytes - ago * perMinute) * MB),
    };
  });
  return { reading, points };
}

const blocked = [1, 2, 3].map(number =>
  aConsumerReading({
    name: `yaml-processor-${number}`,
    connectedSince: '2026-11-23T13:58:20Z',
    isBlockedOnUnacked: true,
    unackedMessages: 50_000,
    availablePermits: 0,
    messagesOutPerSecond: 0,
  }),
);

/** acme-risk grows, nordbank-kyc is evicted again and again, harbor-trade grows slowly, orient-tax was not read in the last sweep. */
export function aBusyBus(
  overrides: Partial<BusInput> = {},
): BusInput & { namespaces: string[] } {
  const names = [
    'sund-pricing',
    'orient-tax',
    'nordbank-kyc',
    'harbor-trade',
    'acme-risk',
  ].map(id => `odp/workspace-${id}`);
  return {
    eventBus: anEventBus(),
    namespaces: names,
    policies: new Map(names.map(name => [name, somePolicies()])),
    owners: new Map([
      ['odp/workspace-acme-risk', 'group:default/risk-platform'],
    ]),
    entities: new Map([
      ['yaml-processor', 'component:default/yaml-processor'],
      ['user-api', 'component:default/user-api'],
    ]),
    topics: [
      aTopicRecord({
        workspace: 'acme-risk',
        local: 'pipeline.submitted',
        megabytes: 622,
        perMinute: 18.9,
        subscription: {
          name: 'yaml-processor',
          consumers: blocked,
          unackedMessages: 150_000,
          messagesOutPerSecond: 0,
          ackedPerSecond: 0,
        },
      }),
      aTopicRecord({
        workspace: 'acme-risk',
        local: 'pipeline.validation.failed',
      }),
      aTopicRecord({
        workspace: 'acme-risk',
        local: '__change_events',
        megabytes: 9000,
      }),
      ...[30, 20, 924].map((megabytes, number) =>
        aTopicRecord({
          workspace: 'nordbank-kyc',
          local: `pipeline.step.completed-partition-${number}`,
          megabytes,
          perMinute: number === 2 ? 2 : 0,
          subscription: { name: 'ml-training' },
          topic: {
            partitionOf: {
              topic: topicName('nordbank-kyc', 'pipeline.step.completed'),
              number,
            },
          },
        }),
      ),
      aTopicRecord({
        workspace: 'harbor-trade',
        local: 'pipeline.completed',
        megabytes: 400,
        perMinute: 1.62,
      }),
      aTopicRecord({
        workspace: 'orient-tax',
        local: 'pipeline.submitted',
        megabytes: 120,
        topic: { readAt: BUS_NOW - 3 * MINUTE },
      }),
      aTopicRecord({
        workspace: 'sund-pricing',
        local: 'pipeline.completed',
        megabytes: 2,
      }),
    ],
    evictions: [97, 51, 6].map(ago =>
      anEviction({
        id: `e${ago}`,
        topic: topicName('nordbank-kyc', 'pipeline.step.completed-partition-2'),
        namespace: 'odp/workspace-nordbank-kyc',
        workspace: 'nordbank-kyc',
        subscription: 'ml-training',
        at: new Date(BUS_NOW - ago * MINUTE).toISOString(),
      }),
    ),
    sweptAt: BUS_NOW - 12_000,
    now: BUS_NOW,
    ...overrides,
  };
}
