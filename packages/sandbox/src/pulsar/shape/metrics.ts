import type { Broker } from '../state/Brokers';
import type { PulsarState } from '../state/PulsarState';
import type { Subscription } from '../state/Subscription';
import { MAX_UNACKED_PER_SUBSCRIPTION } from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';
import type { TopicRules } from '../state/TopicRules';
import { consumerViews } from './consumerViews';
import { averageSize, publisherViews } from './publisherViews';
import { delayedEntries, unackedOf } from './subscriptionStats';

type Figures = Record<string, number>;

/** Lines by metric, each with what stands before its value. */
type Lines = Map<string, string[]>;

/**
 * The broker's metrics in Prometheus' text format: those of its topics, their
 * subscriptions and of the broker as a whole. A real one has histograms and
 * figures of its process besides.
 */
export function metrics(state: PulsarState, broker: Broker): string {
  const lines: Lines = new Map();
  const cluster = `cluster="${state.cluster}"`;
  const whole: Figures = {};
  for (const namespace of state.namespaces.values()) {
    const topics = [...namespace.topics.values()].filter(
      topic => topic.isLoaded && state.ownerOf(topic.name) === broker,
    );
    for (const topic of topics) {
      state.settle(topic);
      const labels = `${cluster},namespace="${namespace.name}",topic="${topic.name.full}"`;
      const figures = topicFigures(topic, namespace.rulesFor(topic));
      addAll(lines, labels, figures);
      sumUp(whole, figures);
      if (state.version !== '3.1.0') {
        addNewer(lines, labels, topic);
      }
      for (const subscription of topic.subscriptions.values()) {
        const of = `${labels},subscription="${subscription.name}"`;
        addAll(lines, of, subscriptionFigures(subscription, topic, state));
      }
    }
    if (topics.length > 0) {
      addAll(lines, `${cluster},namespace="${namespace.name}"`, {
        pulsar_topics_count: topics.length,
      });
      sumUp(whole, { pulsar_topics_count: topics.length });
    }
  }
  addAll(lines, cluster, {
    ...ofBroker(whole),
    pulsar_active_connections: 0,
    pulsar_broker_throttled_connections: 0,
  });
  addAll(lines, `${cluster},version="${state.version}",commit="sandbox"`, {
    pulsar_version_info: 1,
  });
  return [...lines]
    .map(([name, all]) => `# TYPE ${name} gauge\n${all.join('\n')}\n`)
    .join('');
}

/** Figures of the broker that are sums over its topics. */
const SUMMED = [
  'topics_count',
  'subscriptions_count',
  'producers_count',
  'consumers_count',
  'rate_in',
  'rate_out',
  'throughput_in',
  'throughput_out',
  'storage_size',
  'storage_logical_size',
  'msg_backlog',
];

function ofBroker(whole: Figures): Figures {
  return Object.fromEntries(
    SUMMED.map(name => [`pulsar_broker_${name}`, whole[`pulsar_${name}`] ?? 0]),
  );
}

function topicFigures(topic: Topic, rules: TopicRules): Figures {
  const all = [...topic.subscriptions.values()];
  const total = (read: (subscription: Subscription) => number) =>
    all.reduce((sum, subscription) => sum + read(subscription), 0);
  const { destination_storage: size, message_age: age } = rules.quotas;
  return {
    pulsar_subscriptions_count: all.length,
    pulsar_producers_count: publisherViews(topic).length,
    pulsar_consumers_count: total(
      subscription => consumerViews(subscription, topic).length,
    ),
    pulsar_rate_in: topic.in.rate,
    pulsar_rate_out: total(({ out }) => out.rate),
    pulsar_throughput_in: topic.inBytes.rate,
    pulsar_throughput_out: total(({ outBytes }) => outBytes.rate),
    pulsar_average_msg_size: averageSize(topic.in.rate, topic.inBytes.rate),
    pulsar_storage_size: topic.storageBytes,
    pulsar_storage_logical_size: topic.storageBytes,
    pulsar_msg_backlog: total(subscription =>
      subscription.backlogEntries(topic.log),
    ),
    pulsar_storage_backlog_size: topic.backlogBytes(),
    pulsar_storage_backlog_quota_limit: size.limitSize,
    pulsar_storage_backlog_quota_limit_time: age.limitTime,
    pulsar_storage_offloaded_size: 0,
    pulsar_publish_rate_limit_times: topic.publishLimitedTimes,
    pulsar_in_messages_total: topic.in.total,
    pulsar_in_bytes_total: topic.inBytes.total,
  };
}

function subscriptionFigures(
  subscription: Subscription,
  topic: Topic,
  state: PulsarState,
): Figures {
  const views = consumerViews(subscription, topic);
  const backlog = subscription.backlogEntries(topic.log);
  const delayed = delayedEntries(subscription, topic, state.now());
  const unacked = unackedOf(views);
  return {
    pulsar_subscription_back_log: backlog,
    pulsar_subscription_back_log_no_delayed: backlog - delayed,
    pulsar_subscription_delayed: delayed,
    pulsar_subscription_unacked_messages: unacked,
    pulsar_subscription_blocked_on_unacked_messages:
      unacked >= MAX_UNACKED_PER_SUBSCRIPTION ? 1 : 0,
    pulsar_subscription_consumers_count: views.length,
    pulsar_subscription_msg_rate_out: subscription.out.rate,
    pulsar_subscription_msg_throughput_out: subscription.outBytes.rate,
    pulsar_subscription_msg_ack_rate: subscription.acks.rate,
    pulsar_subscription_msg_rate_redeliver: subscription.redelivered.rate,
    pulsar_subscription_msg_rate_expired: subscription.expired.rate,
    pulsar_subscription_total_msg_expired: subscription.expired.total,
    pulsar_subscription_msg_drop_rate: 0,
    pulsar_subscription_last_expire_timestamp: subscription.lastExpireAt,
    pulsar_subscription_last_acked_timestamp: subscription.lastAckedAt,
    pulsar_subscription_last_consumed_timestamp: subscription.lastConsumedAt,
    pulsar_subscription_last_consumed_flow_timestamp: subscription.lastFlowAt,
    pulsar_subscription_last_mark_delete_advanced_timestamp:
      subscription.lastMarkDeleteAdvancedAt,
    pulsar_out_messages_total: subscription.out.total,
    pulsar_out_bytes_total: subscription.outBytes.total,
    ...(state.version !== '3.1.0' && { pulsar_subscription_in_replay: 0 }),
  };
}

/** What 4.0 has besides: evictions are counted there. */
function addNewer(lines: Lines, labels: string, { evictions }: Topic): void {
  add(lines, 'pulsar_storage_backlog_age_seconds', { labels, value: -1 });
  for (const [type, value] of [
    ['size', evictions.destination_storage],
    ['time', evictions.message_age],
  ] as const) {
    add(lines, 'pulsar_storage_backlog_quota_exceeded_evictions_total', {
      labels: `${labels},quota_type="${type}"`,
      value,
    });
  }
}

function addAll(lines: Lines, labels: string, figures: Figures): void {
  for (const [name, value] of Object.entries(figures)) {
    add(lines, name, { labels, value });
  }
}

function add(
  lines: Lines,
  name: string,
  { labels, value }: { labels: string; value: number },
): void {
  const line = `${name}{${labels}} ${value}`;
  const of = lines.get(name);
  if (of) {
    of.push(line);
  } else {
    lines.set(name, [line]);
  }
}

function sumUp(sums: Figures, figures: Figures): void {
  for (const [name, value] of Object.entries(figures)) {
    sums[name] = (sums[name] ?? 0) + value;
  }
}
