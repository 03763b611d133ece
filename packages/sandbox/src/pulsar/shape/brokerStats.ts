import type { PulsarVersion } from '../PulsarVersion';
import type { Namespace } from '../state/Namespace';
import type { Subscription } from '../state/Subscription';
import { MAX_UNACKED_PER_SUBSCRIPTION } from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';
import { countsUnacked, consumerViews } from './consumerViews';
import { instant } from './instant';
import { averageSize, publisherViews } from './publisherViews';
import { unackedOf } from './subscriptionStats';

/** What a broker tells of a topic in `broker-stats/topics`; other names than in the topic's own statistics, and fewer. */
function brokerTopicStats(topic: Topic, version: PulsarVersion) {
  const isPersistent = topic.name.domain === 'persistent';
  const publishers = publisherViews(topic);
  const all = [...topic.subscriptions.values()];
  const totalOf = (read: (subscription: Subscription) => number) =>
    all.reduce((sum, subscription) => sum + read(subscription), 0);
  return {
    publishers: publishers.map(view => ({
      msgRateIn: rounded(view.messages),
      msgThroughputIn: rounded(view.bytes),
      averageMsgSize: averageSize(view.messages, view.bytes),
      address: view.address,
      producerId: view.id,
      producerName: view.name,
      connectedSince: instant(view.connectedAt),
      clientVersion: `Pulsar-Java-v${version}`,
      metadata: {},
    })),
    replication: {},
    subscriptions: Object.fromEntries(
      all.map(subscription => [
        subscription.name,
        brokerSubscriptionStats(subscription, topic, version),
      ]),
    ),
    producerCount: publishers.length,
    averageMsgSize: averageSize(topic.in.rate, topic.inBytes.rate),
    msgRateIn: rounded(topic.in.rate),
    msgRateOut: rounded(totalOf(({ out }) => out.rate)),
    msgInCount: topic.in.total,
    bytesInCount: topic.inBytes.total,
    msgOutCount: totalOf(({ out }) => out.total),
    bytesOutCount: totalOf(({ outBytes }) => outBytes.total),
    msgThroughputIn: rounded(topic.inBytes.rate),
    msgThroughputOut: rounded(totalOf(({ outBytes }) => outBytes.rate)),
    ...(isPersistent && {
      storageSize: topic.storageBytes,
      backlogSize: topic.backlogBytes(),
      pendingAddEntriesCount: 0,
    }),
    filteredEntriesCount: 0,
  };
}

/** Topics by namespace, bundle and domain, as the whole answer has them. */
export function brokerStats(
  namespaces: Iterable<Namespace>,
  {
    version,
    isMine,
  }: { version: PulsarVersion; isMine: (topic: Topic) => boolean },
): Record<string, Record<string, Record<string, Record<string, object>>>> {
  const answer: ReturnType<typeof brokerStats> = {};
  for (const namespace of namespaces) {
    for (const topic of namespace.topics.values()) {
      if (topic.isLoaded && isMine(topic)) {
        const { full, domain } = topic.name;
        const bundles = (answer[namespace.name] ??= {});
        const domains = (bundles[namespace.bundleOf(full)] ??= {});
        const topics = (domains[domain] ??= {});
        topics[full] = brokerTopicStats(topic, version);
      }
    }
  }
  return answer;
}

function brokerSubscriptionStats(
  subscription: Subscription,
  topic: Topic,
  version: PulsarVersion,
) {
  const views = consumerViews(subscription, topic);
  const isShared = countsUnacked(subscription);
  const unacked = unackedOf(views);
  return {
    consumers: views.map(view => ({
      address: view.address,
      consumerName: view.name,
      availablePermits: view.permits,
      connectedSince: instant(view.connectedAt),
      msgRateOut: rounded(view.rates.out),
      msgThroughputOut: rounded(view.rates.outBytes),
      msgRateRedeliver: rounded(view.rates.redelivered),
      avgMessagesPerEntry: view.messagesPerEntry,
      messageAckRate: rounded(view.rates.acks),
      ...(isShared && {
        unackedMessages: view.unacked,
        blockedConsumerOnUnackedMsgs: view.isBlocked,
      }),
      clientVersion: `Pulsar-Java-v${version}`,
      metadata: {},
    })),
    msgBacklog: subscription.backlogEntries(topic.log),
    msgRateExpired: rounded(subscription.expired.rate),
    msgRateOut: rounded(subscription.out.rate),
    messageAckRate: rounded(subscription.acks.rate),
    msgThroughputOut: rounded(subscription.outBytes.rate),
    msgRateRedeliver: rounded(subscription.redelivered.rate),
    ...(topic.name.domain === 'persistent' && {
      numberOfEntriesSinceFirstNotAckedMessage:
        subscription.read - subscription.markDelete + 1,
      totalNonContiguousDeletedMessagesRange:
        subscription.acknowledged.all.length,
    }),
    type: subscription.type ?? 'None',
    // Of a dispatcher, which is there from the first consumer on.
    ...(subscription.type && {
      filterProcessedMsgCount: 0,
      filterAcceptedMsgCount: 0,
      filterRejectedMsgCount: 0,
      filterRescheduledMsgCount: 0,
    }),
    ...(isShared && {
      blockedSubscriptionOnUnackedMsgs: unacked >= MAX_UNACKED_PER_SUBSCRIPTION,
      unackedMessages: unacked,
    }),
    ...(topic.name.domain === 'non-persistent' && { msgDropRate: 0 }),
  };
}

/** Rates have three digits here. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
