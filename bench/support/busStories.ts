import type { TargetState } from '@internal/target-state';
import type {
  BusWorkspaceStory,
  TopicStory,
} from '../../packages/sandbox/src/pulsar/scenarios/BusStory';
import {
  CALM_EVENTS,
  eventTopics,
  ownTopic,
} from '../../packages/sandbox/src/pulsar/scenarios/events';

/** Topics of a workspace, partitions one by one, with the one that Pulsar makes itself. */
const WORKSPACE_TOPICS = 50;
const PARTITIONS = 10;
const PULSARS_OWN = 1;
/** Of so many workspaces one has a subscription that nobody reads. */
const TROUBLED = 10;
const TROUBLE_BYTES = 60e6;

/** So many workspaces of fifty topics each, a tenth of them with a backlog. */
export function busStories(
  eventBus: TargetState['eventBus'],
  topics: number,
): BusWorkspaceStory[] {
  return Array.from(
    { length: Math.ceil(topics / WORKSPACE_TOPICS) },
    (_, index) => workspace(eventBus, index),
  );
}

function workspace(
  eventBus: TargetState['eventBus'],
  index: number,
): BusWorkspaceStory {
  const events = eventTopics(eventBus, CALM_EVENTS);
  const partitioned: TopicStory = {
    ...ownTopic('prices.changed', 8, ['pricing', 'audit']),
    partitions: Array.from({ length: PARTITIONS }, () => ({})),
  };
  const own = Array.from(
    { length: WORKSPACE_TOPICS - PULSARS_OWN - PARTITIONS - events.length },
    (_, number) =>
      ownTopic(
        `step-${number}.done`,
        // No two alike, since answers are compressed.
        1 + ((index * 31 + number * 17) % 97) / 7,
        ['next', 'report', 'archive'].slice(0, 1 + (number % 3)),
      ),
  );
  if (index % TROUBLED === 0) {
    own[0].subscriptions.forgotten = {
      count: 0,
      backlogBytes: TROUBLE_BYTES,
    };
  }
  return {
    id: `bench-${index}`,
    topics: [...events, partitioned, ...own],
  };
}
