import type { SubscriptionReading, TopicReading } from '../records';
import pulsar31 from './captures/pulsar-3.1.0.json';
import pulsar40 from './captures/pulsar-4.0.7.json';

/**
 * What a real broker answered of one topic with two idle subscriptions, `slow`
 * and `idle`, and `fast`, which keeps up: 3 MB waited, a quota of 1 MiB was set.
 */
const CAPTURES = { '3.1.0': pulsar31, '4.0.7': pulsar40 };

export type PulsarVersion = keyof typeof CAPTURES;
export type Captured = keyof typeof pulsar31;

export const PULSAR_VERSIONS = Object.keys(CAPTURES) as PulsarVersion[];

/** When the answers before and after the eviction were given, half a minute apart. */
const READ_AT = Date.parse('2026-11-23T13:06:10Z');

type Figures = Record<string, unknown>;

/** A captured answer as a reading, taken so many half minutes after the first one. */
export function readCapture(
  version: PulsarVersion,
  captured: Captured,
  step = 0,
): TopicReading {
  const stats: Figures = CAPTURES[version][captured];
  const figure = figureOf(stats);
  const subscriptions = Object.entries(
    stats.subscriptions as Record<string, Figures>,
  );
  return {
    name: 'persistent://odp/evict/evict',
    domain: 'persistent',
    namespace: 'odp/evict',
    broker: '127.0.0.1:18080',
    readAt: READ_AT + step * 30_000,
    messagesInPerSecond: figure('msgRateIn'),
    messagesOutPerSecond: figure('msgRateOut'),
    messagesInTotal: figure('msgInCounter'),
    bytesInTotal: figure('bytesInCounter'),
    messagesOutTotal: figure('msgOutCounter'),
    averageMessageBytes: figure('averageMsgSize'),
    storageBytes: figure('storageSize'),
    backlogBytes: figure('backlogSize'),
    backlogLimitBytes: figure('backlogQuotaLimitSize'),
    subscriptions: subscriptions.map(([name, one]) => toReading(name, one)),
  };
}

function toReading(name: string, stats: Figures): SubscriptionReading {
  const figure = figureOf(stats);
  const consumers = stats.consumers as Figures[];
  return {
    name,
    type: stats.type as string,
    isDurable: stats.isDurable as boolean,
    backlogEntries: figure('msgBacklog'),
    backlogEntriesWithoutDelayed: figure('msgBacklogNoDelayed'),
    delayedEntries: figure('msgDelayed'),
    backlogBytes: figure('backlogSize'),
    unackedMessages: figure('unackedMessages'),
    isBlockedOnUnacked: stats.blockedSubscriptionOnUnackedMsgs as boolean,
    messagesOutPerSecond: figure('msgRateOut'),
    ackedPerSecond: figure('messageAckRate'),
    expiredPerSecond: figure('msgRateExpired'),
    expiredTotal: figure('totalMsgExpired'),
    messagesOutTotal: figure('msgOutCounter'),
    lastConsumedFlowAt: figure('lastConsumedFlowTimestamp'),
    lastAckedAt: figure('lastAckedTimestamp'),
    lastMarkDeleteAdvancedAt: figure('lastMarkDeleteAdvancedTimestamp'),
    oldestPublishedAt: figure('earliestMsgPublishTimeInBacklog'),
    acknowledgedRanges: figure('nonContiguousDeletedMessagesRanges'),
    drainingHashes: figure('drainingHashesCount'),
    consumerCount: consumers.length,
    consumers: consumers.map(consumer => {
      const one = figureOf(consumer);
      return {
        name: consumer.consumerName as string,
        clientVersion: consumer.clientVersion as string,
        availablePermits: one('availablePermits'),
        unackedMessages: one('unackedMessages'),
        messagesPerEntry: one('avgMessagesPerEntry'),
        isBlockedOnUnacked: consumer.blockedConsumerOnUnackedMsgs as boolean,
      };
    }),
  };
}

/** -1 is a figure that was not computed. */
function figureOf(stats: Figures) {
  return (name: string): number | undefined => {
    const value = stats[name];
    return typeof value === 'number' && value >= 0 ? value : undefined;
  };
}
