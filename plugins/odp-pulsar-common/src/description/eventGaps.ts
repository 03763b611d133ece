import { isReader } from '../names';
import type { BusEvent } from '../records';
import type { AssessedTopic } from './assessTopic';
import { consumerCountOf, hasSubscription } from './consumerParties';

/** What is missing of an event, in sentences without a full stop: "nobody consumes pipeline.validation.failed". */
export function eventGaps(
  event: BusEvent,
  topics: readonly AssessedTopic[],
): string[] {
  if (!topics.length) {
    return [`no workspace that you may see has a topic ${event.name}`];
  }
  const isConsumed = topics.some(({ subscriptions }) =>
    subscriptions.some(({ reading }) => !isReader(reading)),
  );
  const isProduced = topics.some(({ group }) =>
    group.records.some(
      ({ reading: { producerCount, producers } }) =>
        (producerCount ?? producers?.length) !== 0,
    ),
  );
  return [
    ...(isProduced ? [] : [`nobody produces ${event.name}`]),
    ...(isConsumed
      ? event.consumers.flatMap(name => consumerGaps(name, topics))
      : [`nobody consumes ${event.name}`]),
  ];
}

function consumerGaps(
  name: string,
  topics: readonly AssessedTopic[],
): string[] {
  const missing = topics.filter(topic => !hasSubscription(topic, name)).length;
  const silent = topics.filter(
    topic => hasSubscription(topic, name) && hasNoConsumer(topic, name),
  ).length;
  return [
    ...(missing
      ? [`${name} has no subscription in ${share(missing, topics.length)}`]
      : []),
    ...(silent
      ? [`${name} is not connected in ${share(silent, topics.length)}`]
      : []),
  ];
}

function hasNoConsumer(
  { subscriptions }: AssessedTopic,
  name: string,
): boolean {
  return subscriptions.every(
    ({ reading }) => reading.name !== name || consumerCountOf(reading) === 0,
  );
}

function share(count: number, all: number): string {
  if (all === 1) {
    return 'the one workspace';
  }
  return count === all
    ? `any of ${all} workspaces`
    : `${count} of ${all} workspaces`;
}
