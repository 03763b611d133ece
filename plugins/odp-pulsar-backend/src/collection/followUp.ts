import {
  backlogBytesOf,
  backlogLimitOf,
  isSystemTopic,
  type Policies,
  type SubscriptionReading,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import type { BrokerAddresses } from '../client/BrokerAddresses';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { readTopic } from '../reading/readTopic';
import { attempt } from './attempt';
import { mapBounded } from './mapBounded';

const MOST = 20;
const AT_ONCE = 4;
/** Share of its limit from which a backlog is worth a call. */
const SHARE = 0.1;

export interface FollowUpOptions {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  policies: ReadonlyMap<string, Policies>;
}

/**
 * Asks for the own statistics of the few topics whose backlog matters, because
 * broker-stats tells no bytes of a subscription. Only those that a broker has
 * loaded are asked for, as the call would load the others. Gives `readings` with
 * what was learned.
 */
export async function followUp(
  readings: readonly TopicReading[],
  { admin, addresses, policies }: FollowUpOptions,
): Promise<TopicReading[]> {
  const chosen = readings
    .map(reading => ({ reading, weight: weightOf(reading, policies) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST);
  const learned = new Map<string, TopicReading>();
  await mapBounded(chosen, AT_ONCE, async ({ reading }) => {
    const { name, broker, readAt } = reading;
    const server = broker === undefined ? undefined : addresses.urlOf(broker);
    const { value } = await attempt(() =>
      admin.topicStats(name, { server, inFull: false }),
    );
    if (value !== undefined) {
      learned.set(name, joined(reading, readTopic(name, value, { readAt })));
    }
  });
  return readings.map(reading => learned.get(reading.name) ?? reading);
}

/** How much a topic's own statistics are worth: 0 for nothing. */
function weightOf(
  topic: TopicReading,
  policies: ReadonlyMap<string, Policies>,
): number {
  if (topic.domain !== 'persistent' || isSystemTopic(topic.name)) {
    return 0;
  }
  const { value } = backlogLimitOf(topic, policies.get(topic.namespace));
  const share = value ? (backlogBytesOf(topic) ?? 0) / value : 0;
  if (share >= SHARE) {
    return share;
  }
  // The topic says nothing waits, a subscription says something does: after an eviction.
  const hasEntries = topic.subscriptions.some(
    ({ backlogEntries }) => (backlogEntries ?? 0) > 1,
  );
  return topic.backlogBytes === 0 && hasEntries ? SHARE : 0;
}

/** What broker-stats said, with what only the topic's own statistics say. */
function joined(reading: TopicReading, own: TopicReading): TopicReading {
  const subscriptions = new Map(
    own.subscriptions.map(subscription => [subscription.name, subscription]),
  );
  return {
    ...filled(own, reading),
    subscriptions: reading.subscriptions.map(subscription => {
      const more = subscriptions.get(subscription.name);
      return more
        ? filled<SubscriptionReading>(more, {
            ...subscription,
            // Theirs have more fields.
            consumers: more.consumers ?? subscription.consumers,
          })
        : subscription;
    }),
  };
}

/** `first` under `second`, whose undefined fields say nothing. */
function filled<T extends object>(first: T, second: T): T {
  const result = { ...first } as Record<string, unknown>;
  for (const [key, value] of Object.entries(second)) {
    if (value !== undefined) {
      result[key] = value;
    }
  }
  return result as T;
}
