import type {
  Eviction,
  Limit,
  Policies,
  BusTarget,
} from '@internal/plugin-odp-pulsar-common';
import { BUS_NOW } from './readings';

/** What a target state says of an event bus: two events, limits of the platform's size, unless told otherwise. */
export function anEventBus(overrides: Partial<BusTarget> = {}): BusTarget {
  return {
    component: 'pulsar',
    tenant: 'odp',
    workspaceNamespace: 'odp/workspace-<id>',
    limits: {
      publish: { messagesPerSecond: 1000, bytesPerSecond: 10_000_000 },
      subscribe: { messagesPerSecond: 1000, bytesPerSecond: 10_000_000 },
      backlog: { bytes: 1_000_000_000, policy: 'consumer_backlog_eviction' },
      retention: { bytes: 10_000_000_000, seconds: 7 * 86_400 },
    },
    events: [
      {
        name: 'pipeline.submitted',
        description: 'Triggers the YAML Processor.',
        producers: ['user-api'],
        consumers: ['yaml-processor', 'analytics'],
      },
      {
        name: 'pipeline.validation.failed',
        description: 'Data quality validation failed.',
        producers: ['dagster'],
        consumers: ['analytics'],
      },
    ],
    evaluation: {
      status: 'Under evaluation',
      candidates: ['Apache Pulsar', 'Apache Kafka'],
      criteria: [
        'Multi-tenancy: native isolation against our own',
        'Operational overhead',
      ],
      decision: 'Sprint 0',
      operatingEffortFte: { 'Apache Pulsar': 1.8, 'Apache Kafka': 2.5 },
      source: 'Event Bus',
    },
    ...overrides,
  };
}

/** A limit that is set. */
export function aLimit(value: number): Limit {
  return { state: 'set', value };
}

/** The policies of a workspace's namespace, as {@link anEventBus} declares them, unless told otherwise. */
export function somePolicies(overrides: Partial<Policies> = {}): Policies {
  const { publish, subscribe, backlog, retention } = anEventBus().limits;
  return {
    publishMessages: aLimit(publish.messagesPerSecond),
    publishBytes: aLimit(publish.bytesPerSecond),
    dispatchMessages: { state: 'inherited' },
    dispatchBytes: { state: 'inherited' },
    subscriptionDispatchMessages: aLimit(subscribe.messagesPerSecond),
    subscriptionDispatchBytes: aLimit(subscribe.bytesPerSecond),
    backlogBytes: aLimit(backlog.bytes),
    backlogSeconds: { state: 'inherited' },
    backlogPolicy: backlog.policy,
    retentionBytes: aLimit(retention.bytes),
    retentionSeconds: aLimit(retention.seconds),
    isDeleted: false,
    ...overrides,
  };
}

/** One eviction that was inferred a quarter of an hour ago, unless told otherwise. */
export function anEviction(overrides: Partial<Eviction> = {}): Eviction {
  return {
    id: 'e1',
    topic: 'persistent://odp/workspace-acme-risk/pipeline.submitted',
    namespace: 'odp/workspace-acme-risk',
    workspace: 'acme-risk',
    subscription: 'analytics',
    at: new Date(BUS_NOW - 15 * 60_000).toISOString(),
    evidence: 'inferred',
    explanation: 'Its backlog fell with neither output nor expiry.',
    entries: 24_000,
    bytes: 102_000_000,
    readableUntil: '2026-11-30T13:00:00.000Z',
    recovery: ['Raise the backlog quota first.'],
    ...overrides,
  };
}
