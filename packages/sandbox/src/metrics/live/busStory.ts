import type { PulsarState } from '../../pulsar/state/PulsarState';
import type { Subscription } from '../../pulsar/state/Subscription';
import type { Topic } from '../../pulsar/state/Topic';
import { subscriptionFigures, topicFigures } from '../../pulsar/shape/figures';
import { wave } from '../signals';
import type { Signal, Story } from '../Story';
import { sofar, type Look } from './Look';

type Moment = Pick<Look, 'cluster' | 'endSeconds' | 'now'>;

/** Gauges of a topic that go up and down with its traffic. */
const RATES = [
  'pulsar_rate_in',
  'pulsar_rate_out',
  'pulsar_throughput_in',
  'pulsar_throughput_out',
];
/** Consumers keep up when they leave no more than this part of what arrives. */
const KEEPS_UP = 0.02;

/** What the brokers of an event bus of the sandbox tell of its topics and subscriptions. */
export function busStory(state: PulsarState, moment: Moment): Story {
  return [...state.namespaces.values()].flatMap(namespace =>
    [...namespace.topics.values()]
      .filter(topic => topic.isLoaded)
      .flatMap(topic => {
        state.settle(topic);
        const labels = {
          cluster: moment.cluster,
          namespace: 'storage',
          component: 'pulsar',
          exported_cluster: state.cluster,
          exported_namespace: namespace.name,
          topic: topic.name.full,
        };
        return topicStory(topic, {
          labels,
          moment,
          figures: topicFigures(topic, namespace.rulesFor(topic)),
          state,
        });
      }),
  );
}

interface OfTopic {
  labels: Record<string, string>;
  moment: Moment;
  figures: Record<string, number>;
  state: PulsarState;
}

function topicStory(topic: Topic, of: OfTopic): Story {
  const { labels, moment, figures } = of;
  const { now } = moment;
  const subscriptions = [...topic.subscriptions.values()];
  const growth = Math.max(
    0,
    ...subscriptions.map(subscription => growthOf(subscription, topic)),
  );
  return [
    ...RATES.map(metric => ({
      metric,
      labels,
      value: sofar(
        now,
        figures[metric],
        wave(figures[metric], 0.05, topic.name.full.length),
      ),
    })),
    {
      metric: 'pulsar_storage_backlog_size',
      labels,
      value: grown(figures.pulsar_storage_backlog_size, {
        now,
        perSecond: growth * figures.pulsar_average_msg_size,
      }),
    },
    {
      metric: 'pulsar_in_messages_total',
      labels,
      count: grown(figures.pulsar_in_messages_total, {
        now,
        perSecond: figures.pulsar_rate_in,
      }),
    },
    ...subscriptions.flatMap(subscription =>
      subscriptionStory(subscription, topic, of),
    ),
  ];
}

function subscriptionStory(
  subscription: Subscription,
  topic: Topic,
  { labels, moment, state }: OfTopic,
): Story {
  const figures = subscriptionFigures(subscription, topic, state);
  const { now, endSeconds } = moment;
  const named = { ...labels, subscription: subscription.name };
  const connectedAt = subscription.simulated?.connectedAt ?? 0;
  const since = (connectedAt / 1000 - endSeconds) / 60;
  // What they hold they were sent since they are there.
  const held = (metric: string) => ({
    metric,
    labels: named,
    value: sofar(now, figures[metric], minute =>
      minute >= since ? figures[metric] : 0,
    ),
  });
  return [
    {
      metric: 'pulsar_subscription_back_log',
      labels: named,
      value: grown(figures.pulsar_subscription_back_log, {
        now,
        perSecond: growthOf(subscription, topic),
      }),
    },
    held('pulsar_subscription_unacked_messages'),
    held('pulsar_subscription_blocked_on_unacked_messages'),
  ];
}

/** Messages a second that a subscription falls behind; 0 for one that keeps up. */
function growthOf({ acks }: Subscription, topic: Topic): number {
  const growth = topic.in.rate - acks.rate;
  return growth > KEEPS_UP * topic.in.rate ? growth : 0;
}

/** What is there now has grown evenly before. */
function grown(
  value: number,
  { now, perSecond }: { now: number; perSecond: number },
): Signal {
  return sofar(now, value, minute =>
    Math.max(value + perSecond * 60 * (minute - now), 0),
  );
}
