import type { Status } from '@internal/vocabulary';
import type { EventParty } from '../contract';
import type { BusEvent, ProducerReading, TopicReading } from '../records';
import { sumOf } from './rates';
import { groupBy } from './topicGroups';

/**
 * Who produces an event: declared ones first, then components that nobody
 * declared. Brokers name most producers themselves, so that one is known only
 * by a name that begins with its component's; where others are connected,
 * nobody can say that a declared one is not among them.
 */
export function producerParties(
  event: BusEvent,
  topics: readonly TopicReading[],
  entities: ReadonlyMap<string, string> | undefined,
): EventParty[] {
  const known = [
    ...new Set([...event.producers, ...(entities?.keys() ?? [])]),
  ].sort((a, b) => b.length - a.length);
  const connected = topics.flatMap(({ producers = [] }) => producers);
  const byComponent = groupBy(
    connected,
    ({ name }) => componentOf(name, known) ?? '',
  );
  const isNobody =
    topics.length > 0 &&
    topics.every(one => (one.producerCount ?? one.producers?.length) === 0);
  const others = [...byComponent.keys()]
    .filter(name => name && !event.producers.includes(name))
    .sort();
  return [...event.producers, ...others].map(name =>
    toParty(name, {
      own: byComponent.get(name),
      isDeclared: event.producers.includes(name),
      unlessNobody: isNobody ? false : undefined,
      entity: entities?.get(name),
    }),
  );
}

function toParty(
  name: string,
  {
    own,
    isDeclared,
    unlessNobody,
    entity,
  }: {
    own: readonly ProducerReading[] | undefined;
    isDeclared: boolean;
    /** False where nobody produces at all. */
    unlessNobody: false | undefined;
    entity: string | undefined;
  },
): EventParty {
  const rate = sumOf((own ?? []).map(one => one.messagesInPerSecond));
  const isSeen = own ? true : unlessNobody;
  return {
    name,
    ...(entity !== undefined && { entity }),
    isDeclared,
    ...(isSeen !== undefined && { isSeen }),
    ...(rate !== undefined && { messagesPerSecond: rate }),
    status: statusOf(isSeen),
  };
}

function statusOf(isSeen: boolean | undefined): Status {
  if (isSeen === undefined) {
    return 'unknown';
  }
  return isSeen ? 'healthy' : 'degraded';
}

/** The component with the longest name that a producer's begins with. */
function componentOf(
  producer: string,
  known: readonly string[],
): string | undefined {
  return known.find(
    name => producer === name || producer.startsWith(`${name}-`),
  );
}
