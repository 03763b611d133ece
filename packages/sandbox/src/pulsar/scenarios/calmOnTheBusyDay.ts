import type { TargetState } from '@internal/target-state';
import type { BusWorkspaceStory, TopicStory } from './BusStory';
import { eventTopics, ownTopic, WITHOUT_DAGSTER } from './events';

const MB = 1_000_000;

/** Its steps are announced ahead of their time: a backlog, and nothing wrong. */
export function fjordClaims(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory {
  const delayed = { delayMs: 1_000_000 };
  return {
    id: 'fjord-claims',
    topics: [
      ...eventTopics(eventBus, {
        'pipeline.submitted': { perSecond: 40 },
        'pipeline.step.started': {
          perSecond: 40,
          entryBytes: 2200,
          subscriptions: {
            analytics: delayed,
            'audit-logger': delayed,
            'ml-training': delayed,
          },
        },
        'pipeline.step.completed': { perSecond: 40 },
        'pipeline.step.failed': { perSecond: 2 },
        'pipeline.completed': { perSecond: 20 },
        'pipeline.cancelled': { perSecond: 0.2 },
        ...WITHOUT_DAGSTER,
      }),
      ownTopic('claims.intake', 50, [
        'claims-api',
        'claims-report',
        'claims-ui',
        'claims-fraud',
        'claims-archive',
        'claims-search',
      ]),
      ...'photos letters calls payouts reserves recoveries reviews notes'
        .split(' ')
        .map(name =>
          ownTopic(`claims.${name}`, 1.5, [
            'claims-api',
            'claims-report',
            'claims-search',
          ]),
        ),
    ],
  };
}

/** Its analytics catches up after a pause. */
export function lumenEsg(eventBus: TargetState['eventBus']): BusWorkspaceStory {
  const own: TopicStory[] = ['esg.scores', 'esg.sources', 'esg.reports'].map(
    name =>
      ownTopic(name, 5, [
        'esg-api',
        'esg-report',
        'esg-ui',
        'esg-archive',
        'esg-search',
        'esg-audit',
        'esg-alerts',
        'esg-mirror',
        'esg-export',
      ]),
  );
  return {
    id: 'lumen-esg',
    topics: [
      ...eventTopics(eventBus, {
        'pipeline.submitted': {
          perSecond: 20,
          entryBytes: 1500,
          subscriptions: {
            analytics: {
              type: 'Failover',
              count: 2,
              perSecond: 32.8,
              backlogBytes: 31 * MB,
            },
          },
        },
        'pipeline.step.started': { perSecond: 25 },
        'pipeline.step.completed': { perSecond: 25 },
        'pipeline.step.failed': { perSecond: 0.5 },
        'pipeline.completed': { perSecond: 12 },
        'pipeline.cancelled': { perSecond: 0.1 },
        ...WITHOUT_DAGSTER,
      }),
      ...own,
    ],
  };
}

/** Nothing to tell of. */
export function sundPricing(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory {
  return {
    id: 'sund-pricing',
    topics: eventTopics(eventBus, {
      'pipeline.submitted': { perSecond: 12 },
      'pipeline.step.started': { perSecond: 12 },
      'pipeline.step.completed': { perSecond: 12 },
      'pipeline.completed': {
        perSecond: 5,
        entryBytes: 2000,
        subscriptions: { 'ml-training': { lag: 1000 } },
      },
      'pipeline.cancelled': { perSecond: 0.1 },
      ...WITHOUT_DAGSTER,
    }),
  };
}
