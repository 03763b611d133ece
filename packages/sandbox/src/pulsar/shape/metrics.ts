import type { Broker } from '../state/Brokers';
import type { PulsarState } from '../state/PulsarState';
import type { Topic } from '../state/Topic';
import { subscriptionFigures, topicFigures, type Figures } from './figures';

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
