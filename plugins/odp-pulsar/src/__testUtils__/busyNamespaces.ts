import type {
  BusNamespace,
  BusNamespaceList,
  Policies,
} from '@internal/plugin-odp-pulsar-common';
import {
  aBacklog,
  aSight,
  aTrend,
  growing,
  growth,
  MB,
  minutesAgo,
  oneGigabyte,
  steady,
} from './busMoment';

/** A quiet workspace with one topic that matters. */
export function aBusNamespace(
  workspace: string,
  change: Partial<BusNamespace> & { topic?: string; used?: number } = {},
): BusNamespace {
  const { topic = 'pipeline.completed', used = 2 * MB, ...rest } = change;
  const name = `odp/workspace-${workspace}`;
  const full = `persistent://${name}/${topic}`;
  return {
    name,
    workspace,
    owner: `group:default/${workspace}`,
    status: 'healthy',
    reasons: [],
    topics: { total: 8, system: 5 },
    worst: [aBacklog(full, used)],
    forecast: steady,
    forecastTopic: full,
    trend: aTrend(() => used),
    rates: { messagesInPerSecond: 41, messagesOutPerSecond: 164 },
    policy: { state: 'as-declared' },
    ...rest,
  };
}

export const acmeRisk = aBusNamespace('acme-risk', {
  owner: 'group:default/risk-platform',
  topic: 'pipeline.submitted',
  used: growth(0),
  status: 'failing',
  reasons: ['pipeline.submitted evicts yaml-processor in about 20 min'],
  topics: { total: 14, system: 5 },
  forecast: growing,
  trend: aTrend(growth),
  rates: { messagesInPerSecond: 310, messagesOutPerSecond: 640 },
  policy: {
    state: 'drift',
    drifts: [
      {
        policy: 'publishMessages',
        title: 'Publish rate',
        declared: '1,000 msg/s',
        found: '5,000 msg/s',
        consequence: 'lets a topic grow 5 times as fast',
      },
    ],
  },
});

/** Its publish rate is not what is declared. */
export const acmePolicies: Policies = {
  publishMessages: { state: 'set', value: 5000 },
  publishBytes: { state: 'set', value: 10 * MB },
  dispatchMessages: { state: 'unlimited' },
  dispatchBytes: { state: 'inherited' },
  subscriptionDispatchMessages: { state: 'set', value: 1000 },
  subscriptionDispatchBytes: { state: 'set', value: 10 * MB },
  backlogBytes: oneGigabyte,
  backlogSeconds: { state: 'unlimited' },
  backlogPolicy: 'consumer_backlog_eviction',
  retentionBytes: { state: 'set', value: 10_000 * MB },
  retentionSeconds: { state: 'set', value: 604_800 },
  isDeleted: false,
};

/** Evicts the same subscription again and again. */
const nordbankKyc = aBusNamespace('nordbank-kyc', {
  topic: 'pipeline.step.completed-partition-2',
  used: 914 * MB,
  status: 'failing',
  reasons: ['pipeline.step.completed skips ml-training again'],
  topics: { total: 22, system: 5 },
  forecast: {
    ...growing,
    secondsToLimit: 2280,
    limitAt: minutesAgo(-38),
    subscription: 'ml-training',
    isAgain: true,
    slope: (2.2 * MB) / 60,
    basis: '+2.2 MB/min over 40 min',
  },
  forecastTopic:
    'persistent://odp/workspace-nordbank-kyc/pipeline.step.completed',
  trend: aTrend(minutes => (1000 - ((minutes + 38) % 45) * 2.2) * MB),
  rates: { messagesInPerSecond: 288, messagesOutPerSecond: 702 },
});

const harborTrade = aBusNamespace('harbor-trade', {
  used: 402 * MB,
  status: 'degraded',
  reasons: ['pipeline.completed evicts analytics in about 6 h'],
  topics: { total: 9, system: 5 },
  forecast: {
    ...growing,
    status: 'degraded',
    secondsToLimit: 22_200,
    limitAt: minutesAgo(-370),
    subscription: 'analytics',
    basis: '+1.6 MB/min over 60 min',
  },
  trend: aTrend(minutes => (402 - minutes * 1.2) * MB),
  rates: { messagesInPerSecond: 120, messagesOutPerSecond: 344 },
});

/** A bundle of it moved while the brokers were read. */
const orientTax = aBusNamespace('orient-tax', {
  status: 'unknown',
  reasons: ['A bundle moved between brokers during the sweep'],
  used: 120 * MB,
  topics: { total: 6, system: 4 },
  lastReadAt: minutesAgo(3),
});

export const busyNamespaces: BusNamespaceList = {
  ...aSight(),
  verdict: {
    status: 'failing',
    title: '2 workspaces lose messages.',
    text: 'acme-risk evicts yaml-processor in about 20 min; nordbank-kyc has skipped ml-training 3 times today.',
  },
  items: [
    aBusNamespace('fjord-claims', {
      topic: 'pipeline.step.started',
      used: 86 * MB,
      topics: { total: 17, system: 5 },
      trend: aTrend(minutes => (86 + (minutes % 3)) * MB),
      rates: { messagesInPerSecond: 204, messagesOutPerSecond: 816 },
    }),
    acmeRisk,
    orientTax,
    harborTrade,
    aBusNamespace('lumen-esg', {
      topic: 'pipeline.submitted',
      used: 30 * MB,
      topics: { total: 11, system: 5 },
      forecast: {
        state: 'draining',
        status: 'healthy',
        secondsToEmpty: 1620,
        slope: (-1.1 * MB) / 60,
        basis: '-1.1 MB/min over 30 min',
        confidence: 'medium',
      },
      trend: aTrend(minutes => (30 + minutes * 1.1) * MB),
      rates: { messagesInPerSecond: 97, messagesOutPerSecond: 410 },
    }),
    nordbankKyc,
    aBusNamespace('sund-pricing'),
  ],
  hidden: { count: 1, names: ['odp/workspace-vela-audit'] },
};
