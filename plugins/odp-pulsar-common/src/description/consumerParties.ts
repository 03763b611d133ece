import { type Status, worstOf } from '@internal/vocabulary';
import type { EventParty } from '../contract';
import { isReader } from '../names';
import type { BusEvent } from '../records';
import type { AssessedSubscription, AssessedTopic } from './assessTopic';
import { sumOf } from './rates';
import { groupBy } from './topicGroups';

/** Who consumes an event: declared ones first, then subscriptions that nobody declared. A subscription is named after its component. */
export function consumerParties(
  event: BusEvent,
  topics: readonly AssessedTopic[],
  entities: ReadonlyMap<string, string> | undefined,
): EventParty[] {
  const all = topics.flatMap(({ subscriptions }) =>
    subscriptions.filter(({ reading }) => !isReader(reading)),
  );
  const byName = groupBy(all, ({ reading }) => reading.name);
  const others = [...byName.keys()]
    .filter(name => !event.consumers.includes(name))
    .sort();
  return [...event.consumers, ...others].map(name => {
    const own = byName.get(name) ?? [];
    const entity = entities?.get(name);
    const isDeclared = event.consumers.includes(name);
    const isSeen = topics.length ? isConnected(own) : undefined;
    const rate = sumOf(own.map(({ reading }) => reading.messagesOutPerSecond));
    const missing = topics.filter(
      topic => !hasSubscription(topic, name),
    ).length;
    return {
      name,
      ...(entity !== undefined && { entity }),
      isDeclared,
      ...(isSeen !== undefined && { isSeen }),
      ...(rate !== undefined && { messagesPerSecond: rate }),
      status: topics.length
        ? statusOf(own, isDeclared ? missing : 0)
        : 'unknown',
    };
  });
}

function statusOf(
  own: readonly AssessedSubscription[],
  missing: number,
): Status {
  if (isConnected(own) === false) {
    return 'failing';
  }
  return worstOf([
    ...own.map(({ status }) => status),
    ...(missing ? (['degraded'] as const) : []),
  ]);
}

/** Whether a consumer is connected somewhere; undefined where nobody tells. */
function isConnected(
  subscriptions: readonly AssessedSubscription[],
): boolean | undefined {
  const counts = subscriptions.map(({ reading }) => consumerCountOf(reading));
  if (counts.some(count => (count ?? 0) > 0)) {
    return true;
  }
  return counts.includes(undefined) ? undefined : false;
}

/** Consumers of a subscription; undefined where nobody tells. */
export function consumerCountOf({
  consumerCount,
  consumers,
}: AssessedSubscription['reading']): number | undefined {
  return consumerCount ?? consumers?.length;
}

/** Whether a topic, or one of its partitions, has a subscription of that name. */
export function hasSubscription(
  { subscriptions }: AssessedTopic,
  name: string,
): boolean {
  return subscriptions.some(({ reading }) => reading.name === name);
}
