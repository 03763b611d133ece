/** Fields of the answers, by version. What a newer version adds stands apart; nothing was taken away. */
interface FieldSet {
  both: string;
  /** From 4.0 on. */
  added?: string;
}

const DRAINING =
  'drainingHashesCount drainingHashesClearedTotal drainingHashesUnackedMessages';

const SETS: Record<string, FieldSet> = {
  topic: {
    both: 'msgRateIn msgThroughputIn msgRateOut msgThroughputOut bytesInCounter msgInCounter bytesOutCounter msgOutCounter averageMsgSize msgChunkPublished storageSize backlogSize publishRateLimitedTimes earliestMsgPublishTimeInBacklogs offloadedStorageSize lastOffloadLedgerId lastOffloadSuccessTimeStamp lastOffloadFailureTimeStamp ongoingTxnCount abortedTxnCount committedTxnCount publishers waitingPublishers subscriptions replication deduplicationStatus nonContiguousDeletedMessagesRanges nonContiguousDeletedMessagesRangesSerializedSize delayedMessageIndexSizeInBytes compaction ownerBroker',
    added:
      'systemTopicBytesInCounter bytesOutInternalCounter backlogQuotaLimitSize backlogQuotaLimitTime oldestBacklogMessageAgeSeconds',
  },
  subscription: {
    both: 'msgRateOut msgThroughputOut bytesOutCounter msgOutCounter msgRateRedeliver messageAckRate chunkedMessageRate msgBacklog backlogSize earliestMsgPublishTimeInBacklog msgBacklogNoDelayed blockedSubscriptionOnUnackedMsgs msgDelayed unackedMessages type msgRateExpired totalMsgExpired lastExpireTimestamp lastConsumedFlowTimestamp lastConsumedTimestamp lastAckedTimestamp lastMarkDeleteAdvancedTimestamp consumers isDurable isReplicated allowOutOfOrderDelivery consumersAfterMarkDeletePosition nonContiguousDeletedMessagesRanges nonContiguousDeletedMessagesRangesSerializedSize delayedMessageIndexSizeInBytes subscriptionProperties filterProcessedMsgCount filterAcceptedMsgCount filterRejectedMsgCount filterRescheduledMsgCount durable replicated',
    added: `msgInReplay ${DRAINING} dispatchThrottledMsgEventsBySubscriptionLimit dispatchThrottledBytesEventsBySubscriptionLimit dispatchThrottledMsgEventsByTopicLimit dispatchThrottledBytesEventsByTopicLimit dispatchThrottledMsgEventsByBrokerLimit dispatchThrottledBytesEventsByBrokerLimit`,
  },
  consumer: {
    both: 'msgRateOut msgThroughputOut bytesOutCounter msgOutCounter msgRateRedeliver messageAckRate chunkedMessageRate consumerName availablePermits unackedMessages avgMessagesPerEntry blockedConsumerOnUnackedMsgs address connectedSince clientVersion lastAckedTimestamp lastConsumedTimestamp lastConsumedFlowTimestamp metadata lastAckedTime lastConsumedTime',
    added: `appId ${DRAINING}`,
  },
  publisher: {
    both: 'accessMode msgRateIn msgThroughputIn averageMsgSize chunkedMessageRate producerId supportsPartialProducer producerName address connectedSince clientVersion metadata',
  },
  internal: {
    both: 'entriesAddedCounter numberOfEntries totalSize currentLedgerEntries currentLedgerSize lastLedgerCreatedTimestamp waitingCursorsCount pendingAddEntriesCount lastConfirmedEntry state ledgers cursors schemaLedgers compactedLedger',
  },
  cursor: {
    both: 'markDeletePosition readPosition waitingReadOp pendingReadOps messagesConsumedCounter cursorLedger cursorLedgerLastEntry individuallyDeletedMessages lastLedgerSwitchTimestamp state active numberOfEntriesSinceFirstNotAckedMessage totalNonContiguousDeletedMessagesRange subscriptionHavePendingRead subscriptionHavePendingReplayRead properties',
  },
  brokerTopic: {
    both: 'publishers replication subscriptions producerCount averageMsgSize msgRateIn msgRateOut msgInCount bytesInCount msgOutCount bytesOutCount msgThroughputIn msgThroughputOut storageSize backlogSize pendingAddEntriesCount filteredEntriesCount',
  },
  brokerSubscription: {
    both: 'consumers msgBacklog msgRateExpired msgRateOut messageAckRate msgThroughputOut msgRateRedeliver numberOfEntriesSinceFirstNotAckedMessage totalNonContiguousDeletedMessagesRange type filterProcessedMsgCount filterAcceptedMsgCount filterRejectedMsgCount filterRescheduledMsgCount blockedSubscriptionOnUnackedMsgs unackedMessages',
  },
  brokerConsumer: {
    both: 'address consumerName availablePermits connectedSince msgRateOut msgThroughputOut msgRateRedeliver avgMessagesPerEntry messageAckRate unackedMessages blockedConsumerOnUnackedMsgs clientVersion metadata',
  },
  brokerPublisher: {
    both: 'msgRateIn msgThroughputIn averageMsgSize address producerId producerName connectedSince clientVersion metadata',
  },
  policies: {
    both: 'auth_policies replication_clusters bundles backlog_quota_map clusterDispatchRate topicDispatchRate subscriptionDispatchRate replicatorDispatchRate clusterSubscribeRate publishMaxMessageRate latency_stats_sample_rate deleted encryption_required subscription_auth_mode offload_threshold offload_threshold_in_seconds schema_compatibility_strategy is_allow_auto_update_schema schema_validation_enforced subscription_types_enabled properties',
    added: 'allowed_clusters migrated',
  },
};

/** The fields of an answer of a version, sorted. `without` and `more` are for special cases. */
export function fieldsOf(
  set: keyof typeof SETS,
  version: string,
  { more = '', without = '' } = {},
): string[] {
  const { both, added = '' } = SETS[set];
  const excluded = without.split(' ');
  return `${both} ${isFrom4(version) ? added : ''} ${more}`
    .split(' ')
    .filter(field => field && !excluded.includes(field))
    .sort();
}

export function isFrom4(version: string): boolean {
  return Number(version.split('.')[0]) >= 4;
}

export function keysOf(value: object): string[] {
  return Object.keys(value).sort();
}
