import type {
  ConsumerReading,
  SubscriptionReading,
  TopicReading,
} from '@internal/plugin-odp-pulsar-common';

/** When a factory's readings were taken: 23 November 2026, 14:32 UTC. */
export const BUS_NOW = Date.parse('2026-11-23T14:32:00Z');

/** A consumer that works: it asks for more and holds little, unless told otherwise. */
export function aConsumerReading(
  overrides: Partial<ConsumerReading> = {},
): ConsumerReading {
  return {
    name: 'c1',
    address: '/10.4.0.7:51234',
    connectedSince: '2026-11-23T08:00:00Z',
    clientVersion: 'Pulsar-Java-v3.1.0',
    availablePermits: 900,
    unackedMessages: 20,
    isBlockedOnUnacked: false,
    messagesOutPerSecond: 100,
    ackedPerSecond: 100,
    messagesPerEntry: 1,
    lastAckedAt: BUS_NOW - 1000,
    lastConsumedAt: BUS_NOW - 1000,
    ...overrides,
  };
}

/** A subscription that keeps up with one consumer, all of it told, unless told otherwise. */
export function aSubscriptionReading(
  overrides: Partial<SubscriptionReading> = {},
): SubscriptionReading {
  const consumers =
    'consumers' in overrides ? overrides.consumers : [aConsumerReading()];
  return {
    name: 'analytics',
    type: 'Shared',
    isDurable: true,
    backlogEntries: 12,
    backlogEntriesWithoutDelayed: 12,
    delayedEntries: 0,
    backlogBytes: 12_000,
    unackedMessages: 12,
    isBlockedOnUnacked: false,
    messagesOutPerSecond: 100,
    ackedPerSecond: 100,
    redeliveredPerSecond: 0,
    expiredPerSecond: 0,
    expiredTotal: 0,
    messagesOutTotal: 1_000_000,
    lastConsumedFlowAt: BUS_NOW - 1000,
    lastConsumedAt: BUS_NOW - 1000,
    lastAckedAt: BUS_NOW - 1000,
    lastMarkDeleteAdvancedAt: BUS_NOW - 1000,
    acknowledgedRanges: 0,
    consumersWaitingToJoin: 0,
    drainingHashes: 0,
    consumerCount: consumers?.length,
    ...overrides,
    consumers,
  };
}

/** A persistent topic that one subscription keeps up with, unless told otherwise. */
export function aTopicReading(
  overrides: Partial<TopicReading> = {},
): TopicReading {
  return {
    name: 'persistent://odp/workspace-acme-risk/pipeline.submitted',
    domain: 'persistent',
    namespace: 'odp/workspace-acme-risk',
    broker: '10.4.1.1:8443',
    readAt: BUS_NOW,
    messagesInPerSecond: 100,
    messagesOutPerSecond: 100,
    bytesInPerSecond: 100_000,
    bytesOutPerSecond: 100_000,
    messagesInTotal: 1_000_000,
    bytesInTotal: 1_000_000_000,
    messagesOutTotal: 1_000_000,
    bytesOutTotal: 1_000_000_000,
    averageMessageBytes: 1000,
    storageBytes: 2_000_000_000,
    backlogBytes: 12_000,
    publishLimitedTotal: 0,
    producers: [
      {
        name: 'user-api-1',
        address: '/10.4.0.9:40112',
        connectedSince: '2026-11-23T08:00:00Z',
        clientVersion: 'Pulsar-Java-v3.1.0',
        messagesInPerSecond: 100,
        bytesInPerSecond: 100_000,
        averageMessageBytes: 1000,
      },
    ],
    producerCount: 1,
    subscriptions: [aSubscriptionReading()],
    ...overrides,
  };
}
