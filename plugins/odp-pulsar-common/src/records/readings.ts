/**
 * What a broker said of a topic at one moment, in one shape for all sources.
 * A field that the source did not tell, or told as "not computed" (-1), is
 * absent: absent is never zero.
 */

/** Milliseconds since the epoch; 0 stands for "never". */
export type MomentReading = number;

export interface ConsumerReading {
  name: string;
  address?: string;
  connectedSince?: string;
  clientVersion?: string;
  availablePermits?: number;
  unackedMessages?: number;
  isBlockedOnUnacked?: boolean;
  messagesOutPerSecond?: number;
  ackedPerSecond?: number;
  messagesPerEntry?: number;
  lastAckedAt?: MomentReading;
  lastConsumedAt?: MomentReading;
}

export interface ProducerReading {
  name: string;
  address?: string;
  connectedSince?: string;
  clientVersion?: string;
  messagesInPerSecond?: number;
  bytesInPerSecond?: number;
  averageMessageBytes?: number;
}

/** Of internal statistics, which the portal asks for on an opened topic alone. */
export interface CursorReading {
  markDeletePosition: string;
  readPosition: string;
  isWaitingForEntries: boolean;
  pendingReads: number;
  /** Ranges that are acknowledged behind something that is not. */
  acknowledgedRanges: number;
}

export interface SubscriptionReading {
  name: string;
  /** `Exclusive`, `Shared`, `Failover`, `Key_Shared`. */
  type?: string;
  isDurable?: boolean;
  /** Entries, not messages. */
  backlogEntries?: number;
  /** Without those that wait for their time. */
  backlogEntriesWithoutDelayed?: number;
  delayedEntries?: number;
  /** Only in a topic's own statistics. */
  backlogBytes?: number;
  unackedMessages?: number;
  isBlockedOnUnacked?: boolean;
  messagesOutPerSecond?: number;
  bytesOutPerSecond?: number;
  ackedPerSecond?: number;
  redeliveredPerSecond?: number;
  expiredPerSecond?: number;
  expiredTotal?: number;
  messagesOutTotal?: number;
  lastConsumedFlowAt?: MomentReading;
  lastConsumedAt?: MomentReading;
  lastAckedAt?: MomentReading;
  lastMarkDeleteAdvancedAt?: MomentReading;
  oldestPublishedAt?: MomentReading;
  activeConsumer?: string;
  /** Ranges that are acknowledged behind something that is not. */
  acknowledgedRanges?: number;
  /** Key_Shared: consumers that wait until what was sent before they came is acknowledged (before 4.0). */
  consumersWaitingToJoin?: number;
  /** Key_Shared: hashes that wait for the same (4.0). */
  drainingHashes?: number;
  consumers?: ConsumerReading[];
  consumerCount?: number;
  cursor?: CursorReading;
}

export interface TopicReading {
  /** Full name of the topic, or of one partition: `persistent://tenant/namespace/topic[-partition-N]`. */
  name: string;
  domain: 'persistent' | 'non-persistent';
  /** `tenant/namespace`. */
  namespace: string;
  /** Set for a partition: full name of the topic that it is part of, and its number. */
  partitionOf?: { topic: string; number: number };
  /** Broker that it was read from. */
  broker?: string;
  /** Milliseconds since the epoch, by the portal's clock. */
  readAt: number;
  /** Of statistics that brokers renew once a minute, so that figures are up to that much older. */
  isMinuteOld?: true;
  messagesInPerSecond?: number;
  messagesOutPerSecond?: number;
  bytesInPerSecond?: number;
  bytesOutPerSecond?: number;
  messagesInTotal?: number;
  bytesInTotal?: number;
  messagesOutTotal?: number;
  bytesOutTotal?: number;
  averageMessageBytes?: number;
  storageBytes?: number;
  /**
   * As the broker estimates it for the oldest cursor. It is 0 after an eviction
   * while a caught-up subscription is there: {@link SubscriptionReading.backlogBytes}
   * and {@link SubscriptionReading.backlogEntries} say more.
   */
  backlogBytes?: number;
  /**
   * Backlog quota in force, whoever set it, where the broker tells it (metrics,
   * statistics of 4.0); -1 is no limit. It goes before the namespace's policy.
   */
  backlogLimitBytes?: number;
  /** How often producers were held at the publish rate since the topic was loaded. */
  publishLimitedTotal?: number;
  producers?: ProducerReading[];
  producerCount?: number;
  subscriptions: SubscriptionReading[];
  /** Evictions that the broker counted since it loaded the topic (4.0, metrics). */
  evictionsTotal?: number;
}

/** Which topic a partition of a partitioned topic belongs to is said by the list of partitioned topics, never by the name alone. */
export interface InstanceReading {
  /** Milliseconds since the epoch, by the portal's clock. */
  startedAt: number;
  endedAt: number;
  source: 'broker-stats' | 'metrics';
  brokers: BrokerReading[];
  /** Absent when they cannot be listed. */
  bookies?: string[];
  /** Those of the brokers that answered, partitions one by one; a topic that two brokers tell of stands here once, the newest. */
  topics: TopicReading[];
}

export interface BrokerReading {
  name: string;
  answered: boolean;
  /** In words, when it did not answer. */
  failure?: string;
  isLeader?: boolean;
}
