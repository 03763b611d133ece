import { compareStatus } from '@internal/vocabulary';
import type { TopicDetail, TopicHistory } from '../contract';
import { assessUsages } from '../limits';
import { localNameOf, workspaceOf } from '../names';
import { assessTopics } from './assessTopic';
import { connectionMarks } from './connectionMarks';
import { describeProducers } from './describeProducers';
import { describeSubscriptions } from './describeSubscriptions';
import type { BusInput, WithoutSight } from './input';
import { sumOf, sumRates } from './rates';
import { groupTopics } from './topicGroups';

/** One topic with its partitions and subscriptions; undefined when it has no reading. */
export function describeTopicDetail(
  bus: BusInput & {
    /** Full name, without a partition. */
    topic: string;
    history?: TopicHistory;
  },
): WithoutSight<TopicDetail> | undefined {
  const { topic: name, eventBus, history } = bus;
  const [group] = groupTopics(
    bus.topics.filter(
      ({ reading }) => (reading.partitionOf?.topic ?? reading.name) === name,
    ),
  );
  if (!group) {
    return undefined;
  }
  const [topic] = assessTopics([group], bus);
  const { namespace } = group;
  const readings = group.records.map(({ reading }) => reading);
  const usages = assessUsages(readings, topic.policies);
  const workspace = workspaceOf(namespace, eventBus);
  const owner = bus.owners.get(namespace);
  const [worst] = topic.records;
  const producers = describeProducers(readings, bus.entities);
  const storageBytes = sumOf(readings.map(reading => reading.storageBytes));
  const event =
    workspace === undefined
      ? undefined
      : eventBus.events.find(candidate => candidate.name === localNameOf(name));
  const names = new Set(topic.subscriptions.map(({ reading }) => reading.name));
  const { broker } = worst.record.reading;
  return {
    name,
    namespace,
    ...(workspace !== undefined && { workspace }),
    ...(owner !== undefined && { owner }),
    ...(broker !== undefined && { broker }),
    status: topic.status,
    partitions: topic.records.map(
      ({ record: { reading }, forecast, backlog }) => {
        return {
          name: reading.name,
          ...(reading.broker !== undefined && { broker: reading.broker }),
          ...(backlog && { backlog }),
          ...(forecast && { forecast }),
          rates: sumRates([reading]),
        };
      },
    ),
    isPartitioned: group.isPartitioned,
    usages,
    ...(worst.forecast && { forecast: worst.forecast }),
    rates: sumRates(readings),
    ...(storageBytes !== undefined && { storageBytes }),
    subscriptions: describeSubscriptions(topic, bus).sort(
      (a, b) => compareStatus(a.status, b.status) || (a.name < b.name ? -1 : 1),
    ),
    ...(producers && { producers }),
    ...(event && {
      event: {
        description: event.description,
        producers: event.producers,
        consumers: event.consumers,
        missingConsumers: event.consumers.filter(
          consumer => !names.has(consumer),
        ),
      },
    }),
    ...(history && { history }),
    marks: connectionMarks(
      topic.subscriptions.map(({ reading }) => reading),
      bus.now,
    ),
    evictions: bus.evictions.filter(({ topic: of }) =>
      readings.some(reading => reading.name === of),
    ),
  };
}
