import {
  parseTopicName,
  type SubscriptionReading,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import { amount, signed } from './fields';
import { readSample } from './readSample';
import type { ReadingPlace } from './readTopic';

type TopicField = keyof TopicReading;
type SubscriptionField = keyof SubscriptionReading;

const OF_TOPICS = new Map<string, TopicField>([
  ['pulsar_rate_in', 'messagesInPerSecond'],
  ['pulsar_rate_out', 'messagesOutPerSecond'],
  ['pulsar_throughput_in', 'bytesInPerSecond'],
  ['pulsar_throughput_out', 'bytesOutPerSecond'],
  ['pulsar_in_messages_total', 'messagesInTotal'],
  ['pulsar_in_bytes_total', 'bytesInTotal'],
  ['pulsar_out_messages_total', 'messagesOutTotal'],
  ['pulsar_out_bytes_total', 'bytesOutTotal'],
  ['pulsar_average_msg_size', 'averageMessageBytes'],
  // The other one counts every replica.
  ['pulsar_storage_logical_size', 'storageBytes'],
  ['pulsar_storage_backlog_size', 'backlogBytes'],
  ['pulsar_publish_rate_limit_times', 'publishLimitedTotal'],
  ['pulsar_producers_count', 'producerCount'],
]);

const OF_SUBSCRIPTIONS = new Map<string, SubscriptionField>([
  ['pulsar_subscription_back_log', 'backlogEntries'],
  ['pulsar_subscription_back_log_no_delayed', 'backlogEntriesWithoutDelayed'],
  ['pulsar_subscription_back_log_size', 'backlogBytes'],
  ['pulsar_subscription_delayed', 'delayedEntries'],
  ['pulsar_subscription_unacked_messages', 'unackedMessages'],
  ['pulsar_subscription_msg_rate_out', 'messagesOutPerSecond'],
  ['pulsar_subscription_msg_throughput_out', 'bytesOutPerSecond'],
  ['pulsar_subscription_msg_ack_rate', 'ackedPerSecond'],
  ['pulsar_subscription_msg_rate_redeliver', 'redeliveredPerSecond'],
  ['pulsar_subscription_msg_rate_expired', 'expiredPerSecond'],
  ['pulsar_subscription_total_msg_expired', 'expiredTotal'],
  ['pulsar_out_messages_total', 'messagesOutTotal'],
  ['pulsar_subscription_consumers_count', 'consumerCount'],
  ['pulsar_subscription_last_consumed_flow_timestamp', 'lastConsumedFlowAt'],
  ['pulsar_subscription_last_consumed_timestamp', 'lastConsumedAt'],
  ['pulsar_subscription_last_acked_timestamp', 'lastAckedAt'],
  [
    'pulsar_subscription_last_mark_delete_advanced_timestamp',
    'lastMarkDeleteAdvancedAt',
  ],
]);

const BLOCKED = 'pulsar_subscription_blocked_on_unacked_messages';
const QUOTA = 'pulsar_storage_backlog_quota_limit';
const EVICTIONS = 'pulsar_storage_backlog_quota_exceeded_evictions_total';

/**
 * Makes readings of the lines of a broker's `/metrics/`. Partitions are told in
 * one of two shapes, `topic="…-partition-3"` or `topic="…",partition="3"`.
 */
export class MetricsReader {
  readonly #place: ReadingPlace;
  readonly #topics = new Map<string, TopicReading>();
  readonly #subscriptions = new Map<
    TopicReading,
    Map<string, SubscriptionReading>
  >();

  static create(place: ReadingPlace): MetricsReader {
    return new MetricsReader(place);
  }

  private constructor(place: ReadingPlace) {
    this.#place = place;
  }

  get topics(): TopicReading[] {
    return [...this.#topics.values()];
  }

  /** Takes up a line; those that are of no topic are passed over. */
  line(line: string): void {
    // Most lines are of something else, and cheap to tell.
    if (!line.startsWith('pulsar_') || !line.includes('topic="')) {
      return;
    }
    const sample = readSample(line);
    // Consumers are no part of the sums of their subscription.
    if (!sample || sample.labels.consumer_name !== undefined) {
      return;
    }
    const { metric, labels, value } = sample;
    const topic = this.#topicOf(labels);
    if (!topic) {
      return;
    }
    if (labels.subscription === undefined) {
      noteTopic(topic, metric, value);
    } else {
      noteSubscription(
        this.#subscriptionOf(topic, labels.subscription),
        metric,
        value,
      );
    }
  }

  #topicOf({ topic, partition }: Record<string, string>) {
    if (!topic) {
      return undefined;
    }
    const number = Number(partition ?? -1);
    const isPartition = Number.isInteger(number) && number >= 0;
    const name = isPartition ? `${topic}-partition-${number}` : topic;
    const known = this.#topics.get(name);
    if (known) {
      return known;
    }
    const made = topicReading(name, this.#place);
    if (made) {
      if (isPartition) {
        made.partitionOf = { topic, number };
      }
      this.#topics.set(name, made);
    }
    return made;
  }

  #subscriptionOf(topic: TopicReading, name: string): SubscriptionReading {
    const all = this.#subscriptions.get(topic) ?? new Map();
    this.#subscriptions.set(topic, all);
    const known = all.get(name);
    if (known) {
      return known;
    }
    const made: SubscriptionReading = { name };
    all.set(name, made);
    topic.subscriptions.push(made);
    return made;
  }
}

function noteTopic(topic: TopicReading, metric: string, value: number): void {
  const field = OF_TOPICS.get(metric);
  if (field) {
    Object.assign(topic, { [field]: amount(value) });
  } else if (metric === QUOTA) {
    topic.backlogLimitBytes = signed(value);
  } else if (metric === EVICTIONS) {
    // One line for the quota of size, one for that of time.
    topic.evictionsTotal = (topic.evictionsTotal ?? 0) + (amount(value) ?? 0);
  }
}

function noteSubscription(
  subscription: SubscriptionReading,
  metric: string,
  value: number,
): void {
  const field = OF_SUBSCRIPTIONS.get(metric);
  if (field) {
    Object.assign(subscription, { [field]: amount(value) });
  } else if (metric === BLOCKED) {
    subscription.isBlockedOnUnacked = value > 0;
  }
}

/** Undefined for what is no full topic name. */
function topicReading(
  name: string,
  place: ReadingPlace,
): TopicReading | undefined {
  try {
    const { domain, namespace } = parseTopicName(name);
    return { name, domain, namespace, ...place, subscriptions: [] };
  } catch {
    return undefined;
  }
}
