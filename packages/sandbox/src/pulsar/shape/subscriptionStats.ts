import type { PulsarVersion } from '../PulsarVersion';
import { position } from '../state/ledgers';
import type { Subscription } from '../state/Subscription';
import { MAX_UNACKED_PER_SUBSCRIPTION } from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';
import {
  activeConsumer,
  type ConsumerView,
  consumerViews,
  joiningConsumer,
} from './consumerViews';
import { instant } from './instant';

/** What a caller asks statistics for. */
export interface StatsFlags {
  subscriptionBacklogSize: boolean;
  getEarliestTimeInBacklog: boolean;
  excludePublishers: boolean;
  excludeConsumers: boolean;
}

const DRAINING = {
  drainingHashesCount: 0,
  drainingHashesClearedTotal: 0,
  drainingHashesUnackedMessages: 0,
};

const THROTTLED = {
  dispatchThrottledMsgEventsBySubscriptionLimit: 0,
  dispatchThrottledBytesEventsBySubscriptionLimit: 0,
  dispatchThrottledMsgEventsByTopicLimit: 0,
  dispatchThrottledBytesEventsByTopicLimit: 0,
  dispatchThrottledMsgEventsByBrokerLimit: 0,
  dispatchThrottledBytesEventsByBrokerLimit: 0,
};

/** One subscription in the statistics of its topic. */
export function subscriptionStats(
  subscription: Subscription,
  topic: Topic,
  {
    version,
    flags,
    now,
  }: { version: PulsarVersion; flags: StatsFlags; now: number },
) {
  const isNew = version === '4.0.7';
  const views = consumerViews(subscription, topic);
  const backlog = subscription.backlogEntries(topic.log);
  const delayed = delayedEntries(subscription, topic, now);
  const joining = joiningConsumer(subscription, views);
  const active = activeConsumer(subscription, views);
  const draining = isNew && joining ? drainingOf(subscription) : DRAINING;
  const holes = subscription.acknowledged.all.length;
  return {
    msgRateOut: subscription.out.rate,
    msgThroughputOut: subscription.outBytes.rate,
    bytesOutCounter: subscription.outBytes.total,
    msgOutCounter: subscription.out.total,
    msgRateRedeliver: subscription.redelivered.rate,
    messageAckRate: subscription.acks.rate,
    chunkedMessageRate: 0,
    msgBacklog: backlog,
    backlogSize: flags.subscriptionBacklogSize
      ? subscription.backlogBytes(topic.log)
      : -1,
    earliestMsgPublishTimeInBacklog: earliest(subscription, topic, {
      isNew,
      flags,
    }),
    msgBacklogNoDelayed: backlog - delayed,
    blockedSubscriptionOnUnackedMsgs:
      unackedOf(views) >= MAX_UNACKED_PER_SUBSCRIPTION,
    msgDelayed: delayed,
    ...(isNew && { msgInReplay: 0 }),
    unackedMessages: unackedOf(views),
    type: subscription.type ?? 'None',
    ...(active && { activeConsumerName: active }),
    msgRateExpired: subscription.expired.rate,
    totalMsgExpired: subscription.expired.total,
    lastExpireTimestamp: subscription.lastExpireAt,
    lastConsumedFlowTimestamp: subscription.lastFlowAt,
    lastConsumedTimestamp: subscription.lastConsumedAt,
    lastAckedTimestamp: subscription.lastAckedAt,
    lastMarkDeleteAdvancedTimestamp: subscription.lastMarkDeleteAdvancedAt,
    consumers: flags.excludeConsumers
      ? []
      : views.map(view =>
          consumerStats(view, { version, subscription, topic, draining }),
        ),
    isDurable: subscription.isDurable,
    isReplicated: false,
    allowOutOfOrderDelivery: false,
    ...(subscription.type === 'Key_Shared' && { keySharedMode: 'AUTO_SPLIT' }),
    consumersAfterMarkDeletePosition:
      joining && !isNew
        ? { [joining.name]: position(topic.firstLedger, subscription.read) }
        : {},
    ...(isNew && draining),
    nonContiguousDeletedMessagesRanges: holes,
    nonContiguousDeletedMessagesRangesSerializedSize: holes * 12,
    delayedMessageIndexSizeInBytes: delayed * 24,
    subscriptionProperties: {},
    filterProcessedMsgCount: 0,
    filterAcceptedMsgCount: 0,
    filterRejectedMsgCount: 0,
    filterRescheduledMsgCount: 0,
    ...(isNew && THROTTLED),
    durable: subscription.isDurable,
    replicated: false,
  };
}

function consumerStats(
  view: ConsumerView,
  {
    version,
    subscription,
    topic,
    draining,
  }: {
    version: PulsarVersion;
    subscription: Subscription;
    topic: Topic;
    draining: typeof DRAINING;
  },
) {
  const isNew = version === '4.0.7';
  const isKeyShared = subscription.type === 'Key_Shared';
  return {
    ...(isNew && { appId: view.role }),
    msgRateOut: view.rates.out,
    msgThroughputOut: view.rates.outBytes,
    bytesOutCounter: view.outBytes,
    msgOutCounter: view.out,
    msgRateRedeliver: view.rates.redelivered,
    messageAckRate: view.rates.acks,
    chunkedMessageRate: 0,
    consumerName: view.name,
    availablePermits: view.permits,
    unackedMessages: view.unacked,
    avgMessagesPerEntry: view.messagesPerEntry,
    blockedConsumerOnUnackedMsgs: view.isBlocked,
    ...(isKeyShared &&
      !isNew && {
        readPositionWhenJoining: position(
          topic.firstLedger,
          subscription.markDelete,
        ),
      }),
    ...(isNew && (view.unacked > 0 ? draining : DRAINING)),
    ...(isNew && isKeyShared && { drainingHashes: [] }),
    address: view.address,
    connectedSince: instant(view.connectedAt),
    clientVersion: `Pulsar-Java-v${version}`,
    lastAckedTimestamp: view.lastAckedAt,
    lastConsumedTimestamp: view.lastConsumedAt,
    lastConsumedFlowTimestamp: view.lastFlowAt,
    ...(isKeyShared &&
      (isNew
        ? { keyHashRangeArrays: [[0, 65535]] }
        : { keyHashRanges: ['[0, 65535]'] })),
    metadata: {},
    lastAckedTime: instant(view.lastAckedAt),
    lastConsumedTime: instant(view.lastConsumedAt),
  };
}

/** Entries that wait for their time. */
export function delayedEntries(
  { simulated, markDelete }: Subscription,
  { log, messages }: Topic,
  now: number,
): number {
  if (simulated?.delayMs) {
    const due = log.entriesAt(now - simulated.delayMs);
    return log.entries - Math.max(markDelete, due);
  }
  return messages.delayedFrom(markDelete, now);
}

export function unackedOf(views: ConsumerView[]): number {
  return views.reduce((sum, { unacked }) => sum + unacked, 0);
}

function drainingOf({ underWay }: Subscription): typeof DRAINING {
  const hashes = Math.max(1, Math.round(underWay / 8));
  return {
    drainingHashesCount: hashes,
    drainingHashesClearedTotal: hashes * 3,
    drainingHashesUnackedMessages: underWay,
  };
}

function earliest(
  subscription: Subscription,
  { log }: Topic,
  { isNew, flags }: { isNew: boolean; flags: StatsFlags },
): number {
  if (!flags.getEarliestTimeInBacklog) {
    return 0;
  }
  return log.publishedAt(subscription.markDelete) ?? (isNew ? -1 : 0);
}
