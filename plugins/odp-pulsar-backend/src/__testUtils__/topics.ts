import type { FakeTopic } from '@internal/test-utils';

/** Policies of a workspace as the target state declares them, about. */
export function somePolicies(overrides: object = {}): object {
  return {
    publishMaxMessageRate: {
      fake: {
        publishThrottlingRateInMsg: 1000,
        publishThrottlingRateInByte: 10_000_000,
      },
    },
    topicDispatchRate: {},
    subscriptionDispatchRate: {
      fake: {
        dispatchThrottlingRateInMsg: 1000,
        dispatchThrottlingRateInByte: 10_000_000,
        ratePeriodInSecond: 1,
      },
    },
    backlog_quota_map: {
      destination_storage: {
        limit: 1_000_000_000,
        limitSize: 1_000_000_000,
        limitTime: -1,
        policy: 'consumer_backlog_eviction',
      },
    },
    retention_policies: {
      retentionTimeInMinutes: 10080,
      retentionSizeInMB: 9537,
    },
    deleted: false,
    ...overrides,
  };
}

/** A topic with one subscription that keeps up, loaded by the first broker. */
export function aTopic(overrides: Partial<FakeTopic> = {}): FakeTopic {
  return {
    broker: 0,
    publishers: [
      {
        producerName: 'p-0',
        msgRateIn: 10,
        msgThroughputIn: 1840,
        averageMsgSize: 184,
        address: '/10.0.0.7:42648',
        connectedSince: '2026-11-26T08:00:00Z',
        clientVersion: 'Pulsar-Java-v3.1.0',
        metadata: {},
      },
    ],
    producerCount: 1,
    averageMsgSize: 184,
    msgRateIn: 10,
    msgRateOut: 10,
    msgThroughputIn: 1840,
    msgThroughputOut: 1840,
    msgInCount: 220,
    bytesInCount: 40_572,
    msgOutCount: 220,
    bytesOutCount: 40_572,
    storageSize: 40_572,
    backlogSize: 0,
    subscriptions: { 'yaml-processor': aSubscription() },
    ...overrides,
  };
}

export function aSubscription(overrides: object = {}): object {
  return {
    type: 'Shared',
    msgBacklog: 0,
    msgRateOut: 10,
    messageAckRate: 10,
    msgThroughputOut: 1840,
    msgRateRedeliver: 0,
    msgRateExpired: 0,
    unackedMessages: 0,
    blockedSubscriptionOnUnackedMsgs: false,
    totalNonContiguousDeletedMessagesRange: 0,
    consumers: [
      {
        consumerName: 'c-0',
        availablePermits: 80,
        unackedMessages: 0,
        blockedConsumerOnUnackedMsgs: false,
        messageAckRate: 10,
        avgMessagesPerEntry: 1,
      },
    ],
    ...overrides,
  };
}

/** A subscription that has fallen behind by so many bytes. */
export function aBacklog(bytes: number, overrides: object = {}): object {
  return aSubscription({
    msgBacklog: Math.round(bytes / 184),
    backlogSize: bytes,
    msgRateOut: 0,
    messageAckRate: 0,
    ...overrides,
  });
}
