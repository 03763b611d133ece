import type { EventFlow } from '../contract';
import type { BusInput } from './input';
import { groupTopics } from './topicGroups';
import { localNameOf } from '../names';
import { sumRates } from './rates';

/** Each event type of the target state, who takes part in it, and who is missing. */
export function describeEvents(bus: BusInput): EventFlow[] {
  const groups = groupTopics(bus.topics);
  return bus.eventBus.events.map(event => {
    const topics = groups.filter(
      ({ name }) => localNameOf(name) === event.name,
    );
    return {
      event: event.name,
      description: event.description,
      producers: event.producers.map(name => ({
        name,
        isDeclared: true,
        status: 'unknown' as const,
      })),
      consumers: event.consumers.map(name => ({
        name,
        isDeclared: true,
        status: 'unknown' as const,
      })),
      topics: topics.length,
      rates: sumRates(
        topics.flatMap(({ records }) => records.map(({ reading }) => reading)),
      ),
      status: 'unknown',
      gaps: [],
    };
  });
}
