import { compareStatus } from '@internal/vocabulary';
import type { Diagnosis, TopicSummary } from '../contract';
import {
  type AssessedTopic,
  assessTopics,
  compareForecasts,
} from './assessTopic';
import type { BusInput } from './input';
import { sumOf, sumRates } from './rates';
import { groupTopics } from './topicGroups';
import { trendOf } from './trendOf';

/** Topics of all that the caller may see, worst first, and how many of Pulsar's own are left out. */
export function describeTopics(bus: BusInput): {
  items: TopicSummary[];
  systemTopics: number;
} {
  const groups = groupTopics(bus.topics);
  const own = groups.filter(({ isSystem }) => !isSystem);
  return {
    items: assessTopics(own, bus)
      .map(topic => describeTopic(topic, bus.now))
      .sort(compareTopics),
    systemTopics: groups.length - own.length,
  };
}

/** One topic, a partitioned one with its worst partition. */
export function describeTopic(topic: AssessedTopic, now: number): TopicSummary {
  const { group, records, status } = topic;
  const readings = group.records.map(({ reading }) => reading);
  const [worst] = records;
  const trend = worst.forecast && trendOf(worst.record.points, now);
  const diagnosis = worstDiagnosisOf(topic);
  const producers = sumOf(readings.map(producerCountOf));
  const storageBytes = sumOf(readings.map(reading => reading.storageBytes));
  const names = new Set(topic.subscriptions.map(({ reading }) => reading.name));
  return {
    name: group.name,
    namespace: group.namespace,
    ...(group.isPartitioned && { partitions: group.records.length }),
    status,
    ...(diagnosis && { diagnosis }),
    ...(worst.backlog && { backlog: worst.backlog }),
    ...(worst.forecast && { forecast: worst.forecast }),
    ...(trend && { trend }),
    rates: sumRates(readings),
    subscriptions: names.size,
    ...(producers !== undefined && { producers }),
    ...(storageBytes !== undefined && { storageBytes }),
  };
}

/** Worst first, then the one that reaches its limit first, then the fullest, then by name. */
export function compareTopics(a: TopicSummary, b: TopicSummary): number {
  return (
    compareStatus(a.status, b.status) ||
    compareForecasts(a.forecast, b.forecast) ||
    (b.backlog?.share ?? 0) - (a.backlog?.share ?? 0) ||
    (a.name < b.name ? -1 : 1)
  );
}

function worstDiagnosisOf({
  subscriptions,
}: AssessedTopic): string | undefined {
  let worst: Diagnosis | undefined;
  for (const { diagnoses } of subscriptions) {
    for (const one of diagnoses) {
      worst =
        worst && compareStatus(worst.status, one.status) <= 0 ? worst : one;
    }
  }
  return worst?.title;
}

function producerCountOf({
  producerCount,
  producers,
}: AssessedTopic['group']['records'][number]['reading']): number | undefined {
  return producerCount ?? producers?.length;
}
