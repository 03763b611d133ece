import { mapBounded } from '@internal/backend-kit';
import {
  backlogBytesOf,
  backlogLimitOf,
  isSystemTopic,
  type Policies,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import type {
  BrokerAddresses,
  PulsarAdmin,
} from '@internal/plugin-odp-pulsar-node';
import { readTopic } from '../reading/readTopic';
import { attempt } from './attempt';

const MOST = 20;
const AT_ONCE = 4;
/** Share of its limit from which a backlog is worth a call. */
const SHARE = 0.1;
/** How much more a topic is worth that was asked for before: two sources in turn would make its line jump. */
const LOYALTY = 1.5;

export interface FollowUpOptions {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  now: () => number;
}

/**
 * Asks for the own statistics of the few topics whose backlog matters, because
 * broker-stats tells no bytes of a subscription. Only those that a broker has
 * loaded are asked for, as the call would load the others.
 */
export class FollowUps {
  readonly #options: FollowUpOptions;
  /** Topics that were asked for in the last sweep. */
  #asked: ReadonlySet<string> = new Set();

  static create(options: FollowUpOptions): FollowUps {
    return new FollowUps(options);
  }

  private constructor(options: FollowUpOptions) {
    this.#options = options;
  }

  /** Gives `readings` with what was learned. */
  async read(
    readings: readonly TopicReading[],
    policies: ReadonlyMap<string, Policies>,
  ): Promise<TopicReading[]> {
    const chosen = readings
      .map(reading => ({ reading, weight: this.#weightOf(reading, policies) }))
      .filter(({ weight }) => weight >= SHARE)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST);
    this.#asked = new Set(chosen.map(({ reading }) => reading.name));
    const learned = new Map<string, TopicReading>();
    await mapBounded(chosen, AT_ONCE, async ({ reading }) => {
      const own = await this.#readOne(reading);
      if (own) {
        learned.set(reading.name, own);
      }
    });
    return readings.map(reading => learned.get(reading.name) ?? reading);
  }

  async #readOne(reading: TopicReading): Promise<TopicReading | undefined> {
    const { admin, addresses, now } = this.#options;
    const { name, broker, partitionOf } = reading;
    const server = broker === undefined ? undefined : addresses.urlOf(broker);
    const { value } = await attempt(() =>
      admin.topicStats(name, { server, withOldest: false }),
    );
    if (value === undefined) {
      return undefined;
    }
    // All of it, not only the bytes: broker-stats is up to a minute old, and the
    // entries of then beside the bytes of now would hide an eviction.
    const own = readTopic(name, value, { readAt: now(), broker });
    return { ...own, partitionOf };
  }

  /** How much a topic's own statistics are worth, by the share of its limit. */
  #weightOf(
    topic: TopicReading,
    policies: ReadonlyMap<string, Policies>,
  ): number {
    if (topic.domain !== 'persistent' || isSystemTopic(topic.name)) {
      return 0;
    }
    const { value } = backlogLimitOf(topic, policies.get(topic.namespace));
    const share = value ? (backlogBytesOf(topic) ?? 0) / value : 0;
    const weight = share * (this.#asked.has(topic.name) ? LOYALTY : 1);
    return weight < SHARE && isInconsistent(topic) ? SHARE : weight;
  }
}

/** The topic says nothing waits, a subscription says something does: after an eviction. */
function isInconsistent({ backlogBytes, subscriptions }: TopicReading) {
  return (
    backlogBytes === 0 &&
    subscriptions.some(({ backlogEntries }) => (backlogEntries ?? 0) > 1)
  );
}
