import type { PulsarState } from '../state/PulsarState';
import { MAX_UNACKED_PER_SUBSCRIPTION } from '../state/SimulatedConsumers';
import type { Subscription } from '../state/Subscription';
import type { Topic } from '../state/Topic';
import type { TopicRules } from '../state/TopicRules';
import { consumerViews } from './consumerViews';
import { averageSize, publisherViews } from './publisherViews';
import { delayedEntries, unackedOf } from './subscriptionStats';

/** Values by the name of their metric. */
export type Figures = Record<string, number>;

/** What a broker tells of a topic, without its subscriptions. */
export function topicFigures(topic: Topic, rules: TopicRules): Figures {
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

/** What a broker tells of a subscription. */
export function subscriptionFigures(
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
