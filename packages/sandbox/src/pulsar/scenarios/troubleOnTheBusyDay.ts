import type { TargetState } from '@internal/target-state';
import type { BusWorkspaceStory } from './BusStory';
import { eventTopics, ownTopic, WITHOUT_DAGSTER } from './events';

const MINUTE = 60_000;
const MB = 1_000_000;

/** yaml-processor 2.8.0: two of five consumers are gone, and three acknowledge nothing any more. */
const OUT_OF_MEMORY_MS = 2_000_000;

/** Its pipelines stand still: 630 MB and 18.9 MB more every minute. */
export function acmeRisk(eventBus: TargetState['eventBus']): BusWorkspaceStory {
  return {
    id: 'acme-risk',
    publishMessagesPerSecond: 5000,
    topics: [
      ...eventTopics(eventBus, {
        'pipeline.submitted': {
          perSecond: 103.5,
          entryBytes: 3043,
          producers: 2,
          subscriptions: {
            'yaml-processor': {
              count: 3,
              state: 'stuck',
              sinceMs: OUT_OF_MEMORY_MS,
            },
            'ml-training': { lag: 9400 },
          },
        },
        'pipeline.step.started': { perSecond: 40 },
        'pipeline.step.completed': { perSecond: 40 },
        'pipeline.step.failed': { perSecond: 2 },
        'pipeline.completed': { perSecond: 20 },
        'pipeline.cancelled': { perSecond: 0.5 },
        ...WITHOUT_DAGSTER,
      }),
      ownTopic('risk.positions', 8, {
        // Twenty messages fail again and again; what comes behind them is acknowledged.
        'risk-engine': {
          count: 6,
          state: 'hole',
          held: 20,
          lag: 4,
          sinceMs: 50 * MINUTE,
        },
      }),
      ownTopic('risk.backfill', 0.2, {
        'risk-backfill': {
          count: 2,
          state: 'not-pulling',
          held: 60,
          sinceMs: 95 * MINUTE,
        },
      }),
      ownTopic('risk.ticks', 80),
      ownTopic('risk.limits', 10, ['risk-stream']),
      ownTopic('risk.alerts', 3, ['risk-ui']),
      ownTopic('risk.reports', 1, ['risk-report']),
    ],
  };
}

/** ml-training is a little too slow, so that two partitions are full again every 45 minutes. */
export function nordbankKyc(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory {
  const slow = (perSecond: number, backlogBytes: number) => ({
    'ml-training': { perSecond, backlogBytes },
    analytics: { type: 'Failover' as const, count: 2, lag: 12 },
    'audit-logger': { type: 'Exclusive' as const, lag: 3 },
  });
  return {
    id: 'nordbank-kyc',
    topics: [
      ...eventTopics(eventBus, {
        'pipeline.submitted': { perSecond: 30 },
        'pipeline.step.started': { perSecond: 30 },
        'pipeline.step.completed': {
          perSecond: 20,
          entryBytes: 4270,
          partitions: [
            {},
            { perSecond: 20, subscriptions: slow(11.15, 994 * MB) },
            { perSecond: 60, subscriptions: slow(51.15, 913.6 * MB) },
            {},
          ],
        },
        'pipeline.step.failed': { perSecond: 1 },
        'pipeline.completed': { perSecond: 15 },
        'pipeline.cancelled': { perSecond: 0.3 },
        ...WITHOUT_DAGSTER,
      }),
      ownTopic('kyc.matches', 6, {
        'kyc-matcher': {
          type: 'Key_Shared',
          count: 4,
          state: 'joining',
          perSecond: 5.9,
          backlogBytes: 1.2 * MB,
        },
      }),
      ownTopic('kyc.screening', 0.5, {
        'kyc-screening': {
          count: 2,
          state: 'stalled',
          sinceMs: 70 * MINUTE,
        },
      }),
      ownTopic('kyc.documents', 60, ['kyc-ingest']),
      ...['persons', 'companies', 'addresses'].map(name =>
        ownTopic(`kyc.${name}`, 6, ['kyc-api', 'kyc-report']),
      ),
      ...['sanctions', 'media', 'owners', 'countries'].map(name =>
        ownTopic(`kyc.${name}`, 1.5, ['kyc-matcher']),
      ),
      ...['alerts', 'cases', 'decisions', 'audit'].map(name =>
        ownTopic(`kyc.${name}`, 0.4, ['kyc-ui']),
      ),
    ],
  };
}

/** Nobody consumes as analytics, and the backlog grows slowly. */
export function harborTrade(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory {
  return {
    id: 'harbor-trade',
    topics: [
      ...eventTopics(eventBus, {
        'pipeline.submitted': { perSecond: 25 },
        'pipeline.step.started': { perSecond: 25 },
        'pipeline.step.completed': { perSecond: 25 },
        'pipeline.step.failed': { perSecond: 0.5 },
        'pipeline.completed': {
          perSecond: 12,
          entryBytes: 2243,
          subscriptions: {
            analytics: {
              type: 'Failover',
              count: 0,
              sinceMs: 249 * MINUTE,
            },
          },
        },
        'pipeline.cancelled': { perSecond: 0.1 },
        ...WITHOUT_DAGSTER,
      }),
      ownTopic('trade.fills', 32, ['trade-match', 'trade-ui']),
    ],
  };
}
