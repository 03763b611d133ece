import type { PulsarVersion } from '../PulsarVersion';
import type { Topic } from '../state/Topic';
import type { TopicRules } from '../state/TopicRules';
import { instant } from './instant';
import { averageSize, publisherViews } from './publisherViews';
import { type StatsFlags, subscriptionStats } from './subscriptionStats';

export interface StatsContext {
  version: PulsarVersion;
  rules: TopicRules;
  flags: StatsFlags;
  now: number;
  /** `host:port` */
  ownerBroker: string;
}

/** A topic's statistics, field for field as the version answers them. */
export function topicStats(topic: Topic, context: StatsContext) {
  const isPersistent = topic.name.domain === 'persistent';
  const publishers = publisherStats(topic, context);
  const subscriptions = Object.fromEntries(
    [...topic.subscriptions].map(([name, subscription]) => [
      name,
      {
        ...subscriptionStats(subscription, topic, context),
        ...(!isPersistent && { msgDropRate: 0 }),
      },
    ]),
  );
  const head = counters(topic, context, subscriptions);
  const tail = {
    nonContiguousDeletedMessagesRanges: sum(
      subscriptions,
      'nonContiguousDeletedMessagesRanges',
    ),
    nonContiguousDeletedMessagesRangesSerializedSize: sum(
      subscriptions,
      'nonContiguousDeletedMessagesRangesSerializedSize',
    ),
    delayedMessageIndexSizeInBytes: sum(
      subscriptions,
      'delayedMessageIndexSizeInBytes',
    ),
    compaction: {
      lastCompactionRemovedEventCount: 0,
      lastCompactionSucceedTimestamp: 0,
      lastCompactionFailedTimestamp: 0,
      lastCompactionDurationTimeInMills: 0,
    },
    ownerBroker: context.ownerBroker,
  };
  return isPersistent
    ? {
        ...head,
        publishers,
        waitingPublishers: 0,
        subscriptions,
        replication: {},
        deduplicationStatus: 'Disabled',
        ...tail,
      }
    : {
        ...head,
        waitingPublishers: 0,
        ...tail,
        msgDropRate: 0,
        publishers: publishers.map(entry => ({ ...entry, msgDropRate: 0 })),
        subscriptions,
        replication: {},
      };
}

export type TopicStats = ReturnType<typeof topicStats>;

function counters(
  topic: Topic,
  { version, rules, flags }: StatsContext,
  subscriptions: Record<string, ReturnType<typeof subscriptionStats>>,
) {
  const isNew = version === '4.0.7';
  const isPersistent = topic.name.domain === 'persistent';
  const { destination_storage: size, message_age: age } = rules.quotas;
  const ages = Object.values(subscriptions)
    .map(
      ({ earliestMsgPublishTimeInBacklog }) => earliestMsgPublishTimeInBacklog,
    )
    .filter(time => time > 0);
  return {
    msgRateIn: topic.in.rate,
    msgThroughputIn: topic.inBytes.rate,
    msgRateOut: sum(subscriptions, 'msgRateOut'),
    msgThroughputOut: sum(subscriptions, 'msgThroughputOut'),
    bytesInCounter: topic.inBytes.total,
    msgInCounter: topic.in.total,
    ...(isNew && { systemTopicBytesInCounter: 0 }),
    bytesOutCounter: sum(subscriptions, 'bytesOutCounter'),
    msgOutCounter: sum(subscriptions, 'msgOutCounter'),
    ...(isNew && { bytesOutInternalCounter: 0 }),
    averageMsgSize: averageSize(topic.in.rate, topic.inBytes.rate),
    msgChunkPublished: false,
    storageSize: isPersistent ? topic.storageBytes : 0,
    backlogSize: isPersistent ? topic.backlogBytes() : 0,
    ...(isNew && {
      backlogQuotaLimitSize: isPersistent ? size.limitSize : 0,
      backlogQuotaLimitTime: isPersistent ? age.limitTime : 0,
      oldestBacklogMessageAgeSeconds: isPersistent ? -1 : 0,
    }),
    publishRateLimitedTimes: topic.publishLimitedTimes,
    earliestMsgPublishTimeInBacklogs:
      flags.getEarliestTimeInBacklog && ages.length > 0 ? Math.min(...ages) : 0,
    offloadedStorageSize: 0,
    lastOffloadLedgerId: 0,
    lastOffloadSuccessTimeStamp: 0,
    lastOffloadFailureTimeStamp: 0,
    ongoingTxnCount: 0,
    abortedTxnCount: 0,
    committedTxnCount: 0,
  };
}

function publisherStats(topic: Topic, { version, flags }: StatsContext) {
  // The older one does not know the flag, and ignores it.
  if (flags.excludePublishers) {
    return [];
  }
  return publisherViews(topic).map(view => ({
    accessMode: 'Shared',
    msgRateIn: view.messages,
    msgThroughputIn: view.bytes,
    averageMsgSize: averageSize(view.messages, view.bytes),
    chunkedMessageRate: 0,
    producerId: view.id,
    supportsPartialProducer: false,
    producerName: view.name,
    address: view.address,
    connectedSince: instant(view.connectedAt),
    clientVersion: `Pulsar-Java-v${version}`,
    metadata: {},
  }));
}

function sum<K extends string>(
  entries: Record<string, Record<K, number>>,
  key: K,
): number {
  return Object.values(entries).reduce((total, entry) => total + entry[key], 0);
}
