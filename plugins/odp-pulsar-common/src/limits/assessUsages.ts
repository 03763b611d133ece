import type { Limit, LimitKind, Policies, Usage } from '../contract';
import { isSystemTopic } from '../names';
import type { SubscriptionReading, TopicReading } from '../records';
import { backlogBytesOf } from './backlogBytesOf';

const UNKNOWN: Limit = { state: 'unknown' };

type Reading = Pick<Usage, 'used' | 'limit'>;

/** How a topic stands against one kind of limit; undefined for a topic that the limit does not concern. */
interface Gauge {
  kind: LimitKind;
  read(
    topic: TopicReading,
    policies: Policies | undefined,
  ): Reading | undefined;
}

const BACKLOG: Gauge = {
  kind: 'backlog',
  read: (topic, policies) =>
    topic.domain === 'persistent'
      ? {
          used: backlogBytesOf(topic),
          limit: backlogLimitOf(topic, policies),
        }
      : undefined,
};

const GAUGES: Gauge[] = [
  BACKLOG,
  {
    kind: 'retention',
    read: (topic, policies) =>
      topic.domain === 'persistent'
        ? {
            used: topic.storageBytes,
            limit: policies?.retentionBytes ?? UNKNOWN,
          }
        : undefined,
  },
  {
    kind: 'publish-messages',
    read: (topic, policies) => ({
      used: topic.messagesInPerSecond,
      limit: policies?.publishMessages ?? UNKNOWN,
    }),
  },
  {
    kind: 'publish-bytes',
    read: (topic, policies) => ({
      used: topic.bytesInPerSecond,
      limit: policies?.publishBytes ?? UNKNOWN,
    }),
  },
  {
    kind: 'dispatch-messages',
    read: (topic, policies) =>
      worseOf(
        {
          used: largestOf(topic, one => one.messagesOutPerSecond),
          limit: policies?.subscriptionDispatchMessages ?? UNKNOWN,
        },
        {
          used: topic.messagesOutPerSecond,
          limit: policies?.dispatchMessages ?? UNKNOWN,
        },
      ),
  },
  {
    kind: 'dispatch-bytes',
    read: (topic, policies) =>
      worseOf(
        {
          used: largestOf(topic, one => one.bytesOutPerSecond),
          limit: policies?.subscriptionDispatchBytes ?? UNKNOWN,
        },
        {
          used: topic.bytesOutPerSecond,
          limit: policies?.dispatchBytes ?? UNKNOWN,
        },
      ),
  },
];

/** A subscription's limit and the topic's hold at once: the one that is nearer, the subscription's where neither is measured. */
function worseOf(subscription: Reading, topic: Reading): Reading {
  return (shareOf(topic) ?? -1) > (shareOf(subscription) ?? -1)
    ? topic
    : subscription;
}

function largestOf(
  { subscriptions }: TopicReading,
  rateOf: (subscription: SubscriptionReading) => number | undefined,
): number | undefined {
  let largest: number | undefined;
  for (const subscription of subscriptions) {
    const rate = rateOf(subscription);
    largest = rate === undefined ? largest : Math.max(largest ?? 0, rate);
  }
  return largest;
}

/** The backlog quota that holds for a topic: what the broker tells of it, else the namespace's policy. */
export function backlogLimitOf(
  topic: TopicReading,
  policies: Policies | undefined,
): Limit {
  const told = topic.backlogLimitBytes;
  if (told === undefined) {
    return policies?.backlogBytes ?? UNKNOWN;
  }
  return told < 0 ? { state: 'unlimited' } : { state: 'set', value: told };
}

/**
 * The worst topic or partition against each kind of limit. Pulsar's own topics
 * are left out; so are non-persistent ones where they have nothing stored.
 */
export function assessUsages(
  topics: readonly TopicReading[],
  policies: Policies | undefined,
): Usage[] {
  const own = topics.filter(({ name }) => !isSystemTopic(name));
  return GAUGES.flatMap(gauge => worstUsage(gauge, own, policies) ?? []);
}

/** The worst of them against its backlog limit; undefined where none has a backlog. */
export function backlogUsageOf(
  topics: readonly TopicReading[],
  policies: Policies | undefined,
): Usage | undefined {
  return worstUsage(BACKLOG, topics, policies);
}

function worstUsage(
  { kind, read }: Gauge,
  topics: readonly TopicReading[],
  policies: Policies | undefined,
): Usage | undefined {
  let worst: Usage | undefined;
  for (const topic of topics) {
    const found = read(topic, policies);
    if (found) {
      const usage = usageOf(kind, topic, found);
      worst = worst && compareUsage(worst, usage) <= 0 ? worst : usage;
    }
  }
  return worst;
}

function usageOf(
  kind: LimitKind,
  topic: TopicReading,
  reading: Reading,
): Usage {
  const { used, limit } = reading;
  const share = shareOf(reading);
  return {
    kind,
    topic: topic.name,
    limit,
    ...(used !== undefined && { used }),
    ...(share !== undefined && { share }),
  };
}

function shareOf({ used, limit }: Reading): number | undefined {
  return used !== undefined && limit.value ? used / limit.value : undefined;
}

/** Worst first: by share of the limit, then by what is used, then by name. */
function compareUsage(a: Usage, b: Usage): number {
  return (
    (b.share ?? -1) - (a.share ?? -1) ||
    (b.used ?? -1) - (a.used ?? -1) ||
    (a.topic < b.topic ? -1 : 1)
  );
}
