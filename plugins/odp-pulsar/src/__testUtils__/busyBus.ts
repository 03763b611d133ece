import type {
  BrokerList,
  Evaluation,
  EventFlow,
  EventFlowList,
  EventParty,
  EvictionList,
  InstanceSummary,
} from '@internal/plugin-odp-pulsar-common';
import { aSight, MB, minutesAgo } from './busMoment';
import { acmePolicies, acmeRisk, busyNamespaces } from './busyNamespaces';
import { busyTopics } from './busyTopics';
import { submittedDetail } from './busyTopicDetail';
import { FakePulsarBackend } from './FakePulsarBackend';

/** `odp-eu`, where two workspaces lose messages. */
export function anInstance(
  change: Partial<InstanceSummary> = {},
): InstanceSummary {
  return {
    ...aSight(),
    title: 'odp-eu',
    version: '3.1.0',
    owner: 'group:default/platform-team',
    verdict: busyNamespaces.verdict,
    counts: { namespaces: 7, topics: 87, systemTopics: 34 },
    hidden: busyNamespaces.hidden,
    ...change,
  };
}

const broker = (number: number, messagesInPerSecond: number) => ({
  name: `pulsar-broker-${number}.pulsar-broker.storage.svc:8080`,
  status: 'healthy' as const,
  isLeader: number === 1,
  topics: 29,
  messagesInPerSecond,
  messagesOutPerSecond: messagesInPerSecond * 3,
});

export const busyBrokers: BrokerList = {
  ...aSight(),
  version: '3.1.0',
  brokers: [broker(0, 486), broker(1, 402), broker(2, 352)],
  bookies: [
    { name: 'bookie-0.bookie:3181', status: 'healthy', diskShare: 0.61 },
    {
      name: 'bookie-1.bookie:3181',
      status: 'degraded',
      diskShare: 0.84,
      reason: '84 % of its disk is used; it turns read-only at 95 %',
    },
    { name: 'bookie-2.bookie:3181', status: 'unknown' },
  ],
};

export const busyEvictions: EvictionList = {
  ...aSight(),
  watchedSince: minutesAgo(26 * 60),
  hidden: { count: 0 },
  items: [6, 51, 97].map((minutes, index) => ({
    id: `e${index}`,
    topic:
      'persistent://odp/workspace-nordbank-kyc/pipeline.step.completed-partition-2',
    namespace: 'odp/workspace-nordbank-kyc',
    workspace: 'nordbank-kyc',
    subscription: 'ml-training',
    at: minutesAgo(minutes),
    evidence: 'inferred' as const,
    explanation:
      'The backlog fell by 24,100 entries within one sweep, while ml-training took none and nothing expired.',
    entries: 24_100 - index * 100,
    bytes: 103 * MB,
    readableUntil: minutesAgo(minutes - 7 * 24 * 60),
    recovery: [
      'Raise the backlog quota of odp/workspace-nordbank-kyc, or it is evicted again at once.',
      'Reset ml-training to 14:26 on pipeline.step.completed-partition-2.',
    ],
  })),
};

const party = (name: string, change: Partial<EventParty> = {}): EventParty => ({
  name,
  entity: `component:default/${name}`,
  isDeclared: true,
  isSeen: true,
  messagesPerSecond: 84,
  status: 'healthy',
  ...change,
});

const flow = (
  event: string,
  producers: EventParty[],
  change: Partial<EventFlow> = {},
): EventFlow => ({
  event,
  description: 'Something of a pipeline happened.',
  producers,
  consumers: ['analytics', 'audit-logger', 'ml-training'].map(name =>
    party(name),
  ),
  topics: 7,
  rates: { messagesInPerSecond: 84, messagesOutPerSecond: 252 },
  status: 'healthy',
  gaps: [],
  ...change,
});

export const busyEvents: EventFlowList = {
  ...aSight(),
  items: [
    flow('pipeline.submitted', [party('user-api')], {
      description: 'Triggers the YAML Processor.',
      status: 'failing',
      consumers: [
        party('yaml-processor', { status: 'failing', messagesPerSecond: 0 }),
        party('analytics'),
        party('audit-logger'),
        party('ml-training', { status: 'degraded', messagesPerSecond: 60 }),
      ],
    }),
    flow('pipeline.step.started', [party('temporal')]),
    flow('pipeline.step.completed', [party('temporal')], {
      status: 'failing',
      consumers: [
        party('analytics'),
        party('audit-logger'),
        party('ml-training', { status: 'failing', messagesPerSecond: 12 }),
        party('legacy-report', {
          entity: undefined,
          isDeclared: false,
          messagesPerSecond: 3,
        }),
      ],
      gaps: ['legacy-report reads it and is declared nowhere'],
    }),
    flow('pipeline.step.failed', [party('temporal', { messagesPerSecond: 0 })]),
    flow('pipeline.validation.passed', [party('dagster')]),
    flow(
      'pipeline.validation.failed',
      [
        party('dagster', {
          isSeen: false,
          messagesPerSecond: undefined,
          status: 'unknown',
        }),
      ],
      {
        consumers: [
          party('analytics', {
            isSeen: false,
            messagesPerSecond: undefined,
            status: 'degraded',
          }),
        ],
        topics: 0,
        rates: {},
        status: 'degraded',
        gaps: ['nobody produces pipeline.validation.failed'],
      },
    ),
    flow('pipeline.completed', [
      party('temporal'),
      party('agent-orchestrator'),
    ]),
    flow('pipeline.cancelled', [party('user-api')]),
  ],
};

const busyEvaluation: Evaluation = {
  ...aSight(),
  status: 'Under evaluation, final decision pending the Sprint 0 assessment',
  decision:
    'Sprint 0: assessment of the infrastructure team and consensus of the teams',
  documentSection: 'Event Bus: Apache Pulsar > Architecture (UNDER EVALUATION)',
  candidates: [
    { name: 'Apache Pulsar', operatingEffortFte: 1.8, isRunning: true },
    { name: 'Apache Kafka', operatingEffortFte: 2.5, isRunning: false },
  ],
  criteria: [
    {
      title: 'Multi-tenancy',
      text: 'native namespace-level isolation against an implementation of our own',
      measures: [
        { label: 'Namespaces as declared', value: '6 of 7' },
        {
          label: 'Workspaces that lost messages today',
          value: '1',
          note: 'limits hold for each topic, never for the workspace',
        },
      ],
    },
    {
      title: 'Operational overhead',
      measures: [{ label: 'Brokers that answered', value: '3 of 3' }],
    },
    {
      title: 'Ecosystem maturity',
      text: 'community, libraries, production deployments',
      measures: [],
      notMeasured: 'Nothing that runs here tells of it.',
    },
  ],
};

/** Two instances on a busy day: trouble on `odp-eu`, `odp-us` silent since 14:19. */
export function busyBus(): FakePulsarBackend {
  return FakePulsarBackend.create({
    '': {
      items: [
        anInstance(),
        anInstance({
          instance: 'odp-us',
          title: 'odp-us',
          freshness: {
            state: 'stale',
            asOf: minutesAgo(13),
            reason: 'no broker answers',
          },
        }),
      ],
    },
    '/odp-eu/namespaces': busyNamespaces,
    '/odp-eu/namespaces/odp/workspace-acme-risk': {
      ...aSight(),
      summary: acmeRisk,
      topics: busyTopics.items.filter(
        ({ namespace }) => namespace === acmeRisk.name,
      ),
      policies: acmePolicies,
    },
    '/odp-eu/topics': busyTopics,
    '/odp-eu/topics/persistent/odp/workspace-acme-risk/pipeline.submitted':
      submittedDetail,
    '/odp-eu/brokers': busyBrokers,
    '/odp-eu/evictions': busyEvictions,
    '/odp-eu/events': busyEvents,
    '/odp-eu/evaluation': busyEvaluation,
  });
}
