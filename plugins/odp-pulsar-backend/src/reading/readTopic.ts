import {
  type ConsumerReading,
  parseTopicName,
  type ProducerReading,
  type SubscriptionReading,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import { amount, fieldsOf, flag, listOf, signed, text, time } from './fields';

/** When and where a topic was read. */
export interface ReadingPlace {
  /** Milliseconds since the epoch, by the portal's clock. */
  readAt: number;
  /** As the cluster lists it; absent behind a proxy. */
  broker?: string;
  isMinuteOld?: true;
}

/**
 * What a broker says of a topic or a partition, of broker-stats and of the
 * topic's own statistics alike: where these have different names for the same,
 * both are read.
 *
 * @throws Error for what is no full topic name
 */
export function readTopic(
  name: string,
  told: unknown,
  { readAt, broker, isMinuteOld }: ReadingPlace,
): TopicReading {
  const fields = fieldsOf(told);
  const { domain, namespace } = parseTopicName(name);
  const publishers = listOf(fields.publishers);
  return {
    name,
    domain,
    namespace,
    broker: broker ?? text(fields.ownerBroker),
    readAt,
    isMinuteOld,
    messagesInPerSecond: amount(fields.msgRateIn),
    messagesOutPerSecond: amount(fields.msgRateOut),
    bytesInPerSecond: amount(fields.msgThroughputIn),
    bytesOutPerSecond: amount(fields.msgThroughputOut),
    messagesInTotal: amount(fields.msgInCount ?? fields.msgInCounter),
    bytesInTotal: amount(fields.bytesInCount ?? fields.bytesInCounter),
    messagesOutTotal: amount(fields.msgOutCount ?? fields.msgOutCounter),
    bytesOutTotal: amount(fields.bytesOutCount ?? fields.bytesOutCounter),
    averageMessageBytes: amount(fields.averageMsgSize),
    storageBytes: amount(fields.storageSize),
    backlogBytes: amount(fields.backlogSize),
    backlogLimitBytes: signed(fields.backlogQuotaLimitSize),
    publishLimitedTotal: amount(fields.publishRateLimitedTimes),
    producers: publishers?.map(readProducer),
    producerCount: amount(fields.producerCount) ?? publishers?.length,
    subscriptions: Object.entries(fieldsOf(fields.subscriptions)).map(
      ([subscription, of]) => readSubscription(subscription, fieldsOf(of)),
    ),
  };
}

function readSubscription(
  name: string,
  fields: Record<string, unknown>,
): SubscriptionReading {
  const consumers = listOf(fields.consumers);
  const waiting = fields.consumersAfterMarkDeletePosition;
  return {
    name,
    type: fields.type === 'None' ? undefined : text(fields.type),
    isDurable: flag(fields.isDurable ?? fields.durable),
    backlogEntries: amount(fields.msgBacklog),
    backlogEntriesWithoutDelayed: amount(fields.msgBacklogNoDelayed),
    delayedEntries: amount(fields.msgDelayed),
    backlogBytes: amount(fields.backlogSize),
    unackedMessages: amount(fields.unackedMessages),
    isBlockedOnUnacked: flag(fields.blockedSubscriptionOnUnackedMsgs),
    messagesOutPerSecond: amount(fields.msgRateOut),
    bytesOutPerSecond: amount(fields.msgThroughputOut),
    ackedPerSecond: amount(fields.messageAckRate),
    redeliveredPerSecond: amount(fields.msgRateRedeliver),
    expiredPerSecond: amount(fields.msgRateExpired),
    expiredTotal: amount(fields.totalMsgExpired),
    messagesOutTotal: amount(fields.msgOutCounter),
    lastConsumedFlowAt: amount(fields.lastConsumedFlowTimestamp),
    lastConsumedAt: amount(fields.lastConsumedTimestamp),
    lastAckedAt: amount(fields.lastAckedTimestamp),
    lastMarkDeleteAdvancedAt: amount(fields.lastMarkDeleteAdvancedTimestamp),
    oldestPublishedAt: time(fields.earliestMsgPublishTimeInBacklog),
    activeConsumer: text(fields.activeConsumerName),
    acknowledgedRanges: amount(
      fields.totalNonContiguousDeletedMessagesRange ??
        fields.nonContiguousDeletedMessagesRanges,
    ),
    consumersWaitingToJoin:
      waiting === undefined ? undefined : Object.keys(fieldsOf(waiting)).length,
    drainingHashes: amount(fields.drainingHashesCount),
    consumers: consumers?.map(readConsumer),
    consumerCount: consumers?.length,
  };
}

function readConsumer(told: unknown): ConsumerReading {
  const fields = fieldsOf(told);
  return {
    name: text(fields.consumerName) ?? '',
    address: text(fields.address),
    connectedSince: text(fields.connectedSince),
    clientVersion: text(fields.clientVersion),
    availablePermits: signed(fields.availablePermits),
    unackedMessages: amount(fields.unackedMessages),
    isBlockedOnUnacked: flag(fields.blockedConsumerOnUnackedMsgs),
    messagesOutPerSecond: amount(fields.msgRateOut),
    ackedPerSecond: amount(fields.messageAckRate),
    messagesPerEntry: amount(fields.avgMessagesPerEntry),
    lastAckedAt: amount(fields.lastAckedTimestamp),
    lastConsumedAt: amount(fields.lastConsumedTimestamp),
  };
}

function readProducer(told: unknown): ProducerReading {
  const fields = fieldsOf(told);
  return {
    name: text(fields.producerName) ?? '',
    address: text(fields.address),
    connectedSince: text(fields.connectedSince),
    clientVersion: text(fields.clientVersion),
    messagesInPerSecond: amount(fields.msgRateIn),
    bytesInPerSecond: amount(fields.msgThroughputIn),
    averageMessageBytes: amount(fields.averageMsgSize),
  };
}
