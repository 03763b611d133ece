import type { TargetState } from '@internal/target-state';
import { planNamespaces } from '../../fleet';
import { FleetSeed } from '../../fleet/FleetSeed';
import type { PulsarState } from '../state/PulsarState';
import type { SubscriptionStory, TopicStory } from './BusStory';
import { createBusWorkspace, createTenant } from './createBusWorkspace';
import { eventTopics, ownTopic } from './events';

export interface BusFleetOptions {
  /** Exactly so many, each partition one, system topics not counted. */
  topics: number;
  /** Workspaces that share them. */
  namespaces: number;
  /** The same seed and size give the same bus. Default: the cluster's name. */
  seed?: string;
}

/** What a fleet of topics came out as. */
export interface BusFleetSummary {
  topics: number;
  namespaces: number;
  /** Subscriptions by how they are unwell. */
  unwell: Record<string, number>;
}

/** One in so many subscriptions is unwell. */
const ONE_IN = 60;

/** How a subscription may be unwell. */
const TROUBLES: Record<string, SubscriptionStory> = {
  stuck: { count: 2, state: 'stuck', sinceMs: 1_800_000 },
  gone: { count: 0, sinceMs: 7_200_000 },
  slow: { perSecond: 2, backlogBytes: 40_000_000 },
  'not-pulling': { state: 'not-pulling', held: 200, sinceMs: 3_600_000 },
  hole: { state: 'hole', held: 12, sinceMs: 3_600_000 },
};

/** Partitions of the event that has many messages. */
const PARTITIONS = 4;

/** Fills an event bus with so many topics that measuring it says something. */
export function fillBusFleet(
  state: PulsarState,
  target: TargetState,
  options: BusFleetOptions,
): BusFleetSummary {
  const { topics, namespaces, seed = state.cluster } = options;
  const random = new FleetSeed(seed);
  const unwell: Record<string, number> = {};
  createTenant(state, target.eventBus);
  const ids = workspaceIds(target, namespaces);
  ids.forEach((id, index) => {
    const from = Math.floor((topics * index) / namespaces);
    const to = Math.floor((topics * (index + 1)) / namespaces);
    const planned = planTopics(target, { count: to - from, random });
    for (const topic of planned.flatMap(partitionsOf)) {
      spoil(topic, { random, unwell });
    }
    createBusWorkspace(state, target.eventBus, { id, topics: planned });
  });
  return { topics, namespaces, unwell };
}

/** Ids of the workspaces that a fleet's cluster has, too. */
function workspaceIds(target: TargetState, count: number): string[] {
  const platform = target.layers.flatMap(layer => layer.namespaces).length;
  return planNamespaces(target, {
    namespaces: platform + count,
    pods: platform + count,
  })
    .filter(({ workspace }) => workspace)
    .map(({ name }) => name.replace('workspace-', ''));
}

/** The declared event types as far as they go, one of them partitioned, and topics of the workspace's own. */
function planTopics(
  { eventBus }: TargetState,
  { count, random }: { count: number; random: FleetSeed },
): TopicStory[] {
  const planned: TopicStory[] = [];
  let left = count;
  const take = (topic: TopicStory) => {
    const size = topic.partitions?.length ?? 1;
    if (size <= left) {
      left -= size;
      planned.push(topic);
    }
  };
  const rates = Object.fromEntries(
    eventBus.events.map(({ name }) => [
      name,
      { perSecond: random.between(1, 20) },
    ]),
  );
  for (const topic of eventTopics(eventBus, rates)) {
    take(
      topic.local === 'pipeline.step.completed'
        ? {
            ...topic,
            partitions: Array.from({ length: PARTITIONS }, () => ({})),
          }
        : topic,
    );
  }
  for (let number = 0; left > 0; number += 1) {
    take(
      ownTopic(`own.${number}`, random.between(1, 10), ['one', 'two', 'three']),
    );
  }
  return planned;
}

/** Each partition with subscriptions of its own. */
function partitionsOf(
  topic: TopicStory,
): Array<Pick<TopicStory, 'subscriptions'>> {
  if (!topic.partitions) {
    return [topic];
  }
  topic.partitions = topic.partitions.map(() => ({
    subscriptions: { ...topic.subscriptions },
  }));
  return topic.partitions as Array<Pick<TopicStory, 'subscriptions'>>;
}

function spoil(
  topic: Pick<TopicStory, 'subscriptions'>,
  { random, unwell }: { random: FleetSeed; unwell: Record<string, number> },
): void {
  for (const name of Object.keys(topic.subscriptions)) {
    if (random.between(1, ONE_IN) === 1) {
      const trouble = random.pick(Object.keys(TROUBLES));
      topic.subscriptions[name] = TROUBLES[trouble];
      unwell[trouble] = (unwell[trouble] ?? 0) + 1;
    }
  }
}
