import type {
  Diagnosis,
  Subscription,
  TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import {
  aBacklog,
  aSight,
  growing,
  growth,
  MB,
  minutesAgo,
  submitted,
} from './busMoment';

const blocked: Diagnosis = {
  cause: 'blocked-on-unacked',
  status: 'failing',
  title: 'Blocked on unacked messages',
  message:
    '3 of 3 consumers hold 50,000 unacknowledged messages each, which is the limit, so the broker sends nothing more.',
  evidence: [
    { label: 'Blocked consumers', value: '3 of 3' },
    { label: 'Out to it', value: '0 msg/s' },
    { label: 'Unacked', value: '150,000' },
  ],
  cures: [
    'Roll yaml-processor back, or restart its consumers: unacked messages are delivered again.',
    'Raise the limit of the topic to win time.',
  ],
  excluded: ['throttling', 'delay'],
};

/** A subscription that keeps up. */
function aSubscription(
  name: string,
  change: Partial<Subscription> = {},
): Subscription {
  return {
    name,
    type: 'Shared',
    isDurable: true,
    entity: `component:default/${name}`,
    status: 'healthy',
    diagnoses: [],
    backlogEntries: 12,
    backlogBytes: 0.2 * MB,
    unackedMessages: 4,
    messagesOutPerSecond: 84,
    ackedPerSecond: 84,
    lastAckedAt: minutesAgo(1 / 60),
    consumers: [
      {
        name: `${name}-0`,
        entity: `component:default/${name}`,
        address: '10.4.2.17:52144',
        connectedSince: minutesAgo(600),
        clientVersion: '3.1.0',
        unackedMessages: 4,
        availablePermits: 900,
        messagesOutPerSecond: 84,
      },
    ],
    ...change,
  };
}

const stuck = [0, 1, 2].map(number => ({
  name: `yaml-processor-${number}`,
  entity: 'component:default/yaml-processor',
  address: `10.4.1.${number + 11}:5012${number}`,
  connectedSince: minutesAgo(40),
  clientVersion: '3.1.0',
  unackedMessages: 50_000,
  availablePermits: 0,
  isBlockedOnUnacked: true,
  messagesOutPerSecond: 0,
  lastAckedAt: minutesAgo(34),
}));

/** `pipeline.submitted` of acme-risk, opened. */
export const submittedDetail: TopicDetail = {
  ...aSight(),
  name: submitted,
  namespace: 'odp/workspace-acme-risk',
  workspace: 'acme-risk',
  owner: 'group:default/risk-platform',
  broker: 'pulsar-broker-1.pulsar-broker:8080',
  status: 'failing',
  isPartitioned: false,
  partitions: [
    {
      name: submitted,
      broker: 'pulsar-broker-1.pulsar-broker:8080',
      backlog: aBacklog(submitted, growth(0)),
      forecast: growing,
      rates: { messagesInPerSecond: 84, messagesOutPerSecond: 168 },
    },
  ],
  usages: [
    aBacklog(submitted, growth(0)),
    {
      kind: 'publish-messages',
      topic: submitted,
      used: 84,
      limit: { state: 'set', value: 5000 },
      share: 0.0168,
    },
    { kind: 'retention', topic: submitted, limit: { state: 'unknown' } },
  ],
  forecast: growing,
  rates: {
    messagesInPerSecond: 84,
    messagesOutPerSecond: 168,
    bytesInPerSecond: 320_000,
    bytesOutPerSecond: 640_000,
  },
  storageBytes: 4200 * MB,
  subscriptions: [
    aSubscription('yaml-processor', {
      status: 'failing',
      diagnoses: [blocked],
      backlogEntries: 207_000,
      backlogBytes: growth(0),
      unackedMessages: 150_000,
      isBlockedOnUnacked: true,
      messagesOutPerSecond: 0,
      lastAckedAt: minutesAgo(34),
      consumers: stuck,
    }),
    aSubscription('ml-training', {
      status: 'degraded',
      backlogEntries: 9400,
      lastAckedAt: minutesAgo(1 / 3),
      diagnoses: [
        {
          ...blocked,
          cause: 'slower-than-published',
          status: 'degraded',
          title: 'Slower than published',
          message: 'One consumer takes 60 of 84 msg/s.',
          evidence: [],
          cures: ['Add a consumer.'],
        },
      ],
    }),
    aSubscription('analytics', { type: 'Failover' }),
    aSubscription('audit-logger', {
      type: 'Exclusive',
      backlogEntries: undefined,
      lastAckedAt: 'never',
      consumers: [],
    }),
  ],
  producers: [
    {
      name: 'user-api-1',
      entity: 'component:default/user-api',
      address: '10.4.3.2:40112',
      clientVersion: '3.1.0',
      messagesInPerSecond: 84,
      bytesInPerSecond: 320_000,
      averageMessageBytes: 3800,
    },
  ],
  event: {
    description: 'Triggers the YAML Processor.',
    producers: ['user-api'],
    consumers: ['yaml-processor', 'analytics', 'audit-logger', 'ml-training'],
    missingConsumers: [],
  },
  history: {
    times: Array.from({ length: 121 }, (_, step) => minutesAgo(60 - step / 2)),
    backlogBytes: Array.from({ length: 121 }, (_, step) =>
      step === 40 ? null : growth(60 - step / 2),
    ),
    messagesInPerSecond: Array.from({ length: 121 }, () => 84),
    messagesOutPerSecond: Array.from({ length: 121 }, () => 168),
    source: 'portal',
  },
  marks: [{ at: minutesAgo(34), label: 'yaml-processor 2.8.0' }],
  evictions: [],
};
