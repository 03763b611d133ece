import {
  type TopicSummary,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import type { SortableRow } from './sortRows';
import { type BusFilters, holdsWords } from './workspaces';

/** What a topic is sorted by. */
export function topicRow(topic: TopicSummary): SortableRow {
  return {
    title: `${topicTitle(topic.name)} ${topic.namespace}`,
    status: topic.status,
    forecast: topic.forecast,
    backlog: topic.backlog,
    rates: topic.rates,
  };
}

/** Topics that the filters leave; `of` is a namespace or `all`. */
export function filterTopics(
  topics: TopicSummary[],
  { search, state, of }: BusFilters & { of: string },
): TopicSummary[] {
  return topics.filter(
    topic =>
      (state === 'any' || topic.status === state) &&
      (of === 'all' || topic.namespace === of) &&
      (!search || holdsWords(`${topic.name} ${topic.diagnosis ?? ''}`, search)),
  );
}
