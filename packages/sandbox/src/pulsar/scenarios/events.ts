import type { TargetState } from '@internal/target-state';
import type { SubscriptionStory, TopicStory } from './BusStory';

/** Messages in a second of an event type, and what differs for some of its subscriptions. */
export interface EventStory
  extends Partial<Omit<TopicStory, 'local' | 'subscriptions'>> {
  perSecond: number;
  subscriptions?: Record<string, SubscriptionStory>;
}

/** How the consumers of the platform connect. */
const CONSUMERS: Record<string, SubscriptionStory> = {
  'yaml-processor': { count: 5, lag: 40 },
  analytics: { type: 'Failover', count: 2, lag: 12 },
  'audit-logger': { type: 'Exclusive', lag: 3 },
  'ml-training': { lag: 60 },
};

const ENTRY_BYTES = 1800;

/** Topics of the declared event types, with their declared producers and consumers. */
export function eventTopics(
  { events }: TargetState['eventBus'],
  stories: Record<string, EventStory>,
): TopicStory[] {
  return events.map(({ name, producers, consumers }) => {
    const { subscriptions: own = {}, ...story } = stories[name] ?? {
      perSecond: 0,
    };
    return {
      local: name,
      entryBytes: ENTRY_BYTES,
      producer: producers[0],
      ...story,
      subscriptions: Object.fromEntries(
        consumers.map(consumer => [
          consumer,
          own[consumer] ?? CONSUMERS[consumer] ?? {},
        ]),
      ),
    };
  });
}

/** A topic of the workspace's own, with one well subscription for each name. */
export function ownTopic(
  local: string,
  perSecond: number,
  subscriptions: string[] | Record<string, SubscriptionStory> = [],
): TopicStory {
  return {
    local,
    perSecond,
    entryBytes: 900,
    producer: local.split('.')[0],
    subscriptions: Array.isArray(subscriptions)
      ? Object.fromEntries(subscriptions.map(name => [name, { lag: 5 }]))
      : subscriptions,
  };
}

/** Dagster is cut off from the bus: nobody produces what it validates. */
export const WITHOUT_DAGSTER = {
  'pipeline.validation.passed': { perSecond: 0, producers: 0 },
  'pipeline.validation.failed': { perSecond: 0, producers: 0 },
};

/** Traffic of a workspace on a day without trouble. */
export const CALM_EVENTS = {
  'pipeline.submitted': { perSecond: 15 },
  'pipeline.step.started': { perSecond: 15 },
  'pipeline.step.completed': { perSecond: 15 },
  'pipeline.step.failed': { perSecond: 0.1 },
  'pipeline.validation.passed': { perSecond: 10 },
  'pipeline.validation.failed': { perSecond: 0.2 },
  'pipeline.completed': { perSecond: 7 },
  'pipeline.cancelled': { perSecond: 0.1 },
};
