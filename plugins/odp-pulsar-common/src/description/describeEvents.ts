import { worstOf } from '@internal/vocabulary';
import type { EventFlow } from '../contract';
import { localNameOf, workspaceOf } from '../names';
import { assessTopics } from './assessTopic';
import { consumerParties } from './consumerParties';
import { eventGaps } from './eventGaps';
import type { BusInput } from './input';
import { producerParties } from './producerParties';
import { sumRates } from './rates';
import { groupBy, groupTopics } from './topicGroups';

/** Each event type of the target state, who takes part in it, and who is missing; workspaces' topics alone count. */
export function describeEvents(bus: BusInput): EventFlow[] {
  const { eventBus } = bus;
  const names = new Set(eventBus.events.map(({ name }) => name));
  const groups = groupTopics(bus.topics).filter(
    ({ name, namespace }) =>
      names.has(localNameOf(name)) &&
      workspaceOf(namespace, eventBus) !== undefined,
  );
  const topics = groupBy(assessTopics(groups, bus), ({ group }) =>
    localNameOf(group.name),
  );
  return eventBus.events.map(event => {
    const own = topics.get(event.name) ?? [];
    const readings = own.flatMap(({ group }) =>
      group.records.map(({ reading }) => reading),
    );
    const producers = producerParties(event, readings, bus.entities);
    const consumers = consumerParties(event, own, bus.entities);
    const { messagesInPerSecond, messagesOutPerSecond } = sumRates(readings);
    return {
      event: event.name,
      description: event.description,
      producers,
      consumers,
      topics: own.length,
      rates: {
        ...(messagesInPerSecond !== undefined && { messagesInPerSecond }),
        ...(messagesOutPerSecond !== undefined && { messagesOutPerSecond }),
      },
      status: own.length
        ? worstOf([
            ...consumers.map(({ status }) => status),
            // Producers may be named by nobody, which says nothing of the event.
            ...producers
              .filter(({ isSeen }) => isSeen === false)
              .map(({ status }) => status),
          ])
        : 'unknown',
      gaps: eventGaps(event, own),
    };
  });
}
