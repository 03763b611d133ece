import type {
  Bookie,
  Broker,
  TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import type { BusSnapshot } from '../collection/BusSnapshot';

/** Brokers with what they have loaded, by name. */
export function describeBrokers(snapshot: BusSnapshot): Broker[] {
  const loaded = new Map<string, TopicReading[]>();
  for (const { reading } of snapshot.topics) {
    if (reading.broker !== undefined && reading.readAt >= snapshot.sweptAt) {
      const own = loaded.get(reading.broker) ?? [];
      own.push(reading);
      loaded.set(reading.broker, own);
    }
  }
  return snapshot.brokers
    .map(({ name, answered, failure, isLeader, isUnreachable }): Broker => {
      const topics = loaded.get(name) ?? [];
      const silent = isUnreachable ? 'failing' : 'unknown';
      return {
        name,
        status: answered ? 'healthy' : silent,
        ...(failure !== undefined && { reason: failure }),
        ...(isLeader !== undefined && { isLeader }),
        ...(answered && {
          topics: topics.length,
          messagesInPerSecond: sum(topics, 'messagesInPerSecond'),
          messagesOutPerSecond: sum(topics, 'messagesOutPerSecond'),
        }),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Undefined when it is not told of one of them. */
function sum(
  topics: readonly TopicReading[],
  field: 'messagesInPerSecond' | 'messagesOutPerSecond',
): number | undefined {
  let total = 0;
  for (const topic of topics) {
    const value = topic[field];
    if (value === undefined) {
      return undefined;
    }
    total += value;
  }
  return total;
}

/** Bookies that are registered, which says nothing of their health. */
export function describeBookies({
  bookies,
}: BusSnapshot): Bookie[] | undefined {
  return bookies
    ?.map(
      (name): Bookie => ({
        name,
        status: 'unknown',
        reason: 'registered; only its metrics tell how it is',
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
