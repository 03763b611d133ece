import type {
  TopicList,
  TopicSummary,
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
  submitted,
} from './busMoment';

/** A quiet topic of `acme-risk`. */
export function aTopicSummary(
  local: string,
  change: Partial<TopicSummary> = {},
): TopicSummary {
  const namespace = change.namespace ?? 'odp/workspace-acme-risk';
  const name = `persistent://${namespace}/${local}`;
  return {
    name,
    namespace,
    status: 'healthy',
    backlog: aBacklog(name, 4 * MB),
    forecast: steady,
    trend: aTrend(() => 4 * MB),
    rates: { messagesInPerSecond: 12, messagesOutPerSecond: 36 },
    subscriptions: 3,
    producers: 1,
    storageBytes: 610 * MB,
    ...change,
  };
}

const submittedSummary = aTopicSummary('pipeline.submitted', {
  status: 'failing',
  diagnosis: 'Blocked on unacked messages',
  backlog: aBacklog(submitted, growth(0)),
  forecast: growing,
  trend: aTrend(growth),
  rates: { messagesInPerSecond: 84, messagesOutPerSecond: 168 },
  subscriptions: 4,
  producers: 3,
  storageBytes: 4200 * MB,
});

export const busyTopics: TopicList = {
  ...aSight(),
  items: [
    submittedSummary,
    aTopicSummary('pipeline.step.completed', {
      namespace: 'odp/workspace-nordbank-kyc',
      partitions: 4,
      status: 'failing',
      diagnosis: 'Evicted',
      backlog: aBacklog(
        'persistent://odp/workspace-nordbank-kyc/pipeline.step.completed-partition-2',
        914 * MB,
      ),
      forecast: {
        ...growing,
        subscription: 'ml-training',
        isAgain: true,
        limitAt: minutesAgo(-38),
      },
    }),
    aTopicSummary('pipeline.completed'),
    aTopicSummary('pipeline.cancelled', {
      rates: {},
      producers: undefined,
      backlog: {
        kind: 'backlog',
        topic: 'persistent://odp/workspace-acme-risk/pipeline.cancelled',
        limit: oneGigabyte,
      },
      forecast: { state: 'unknown', status: 'unknown' },
      status: 'unknown',
      trend: undefined,
      storageBytes: undefined,
    }),
  ],
  systemTopics: 34,
  hidden: { count: 1, names: ['odp/workspace-vela-audit'] },
};
