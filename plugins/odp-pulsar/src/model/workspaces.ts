import {
  type BusNamespace,
  type TopicSummary,
  topicTitle,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import type { Status } from '@internal/vocabulary';
import { namespaceTitle } from './names';
import type { SortableRow } from './sortRows';

/** Filters of the workspaces and of the topics. */
export interface BusFilters {
  search: string;
  state: Status | 'any';
}

/** What a namespace is sorted by. */
export function namespaceRow(item: BusNamespace): SortableRow {
  return {
    title: namespaceTitle(item),
    status: item.status,
    forecast: item.forecast,
    backlog: worstBacklog(item),
    rates: item.rates,
  };
}

/** Whether every one of some words stands in a text. */
export function holdsWords(text: string, search: string): boolean {
  const lower = text.toLocaleLowerCase('en');
  return search
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every(word => lower.includes(word));
}

/** Namespaces that the filters leave; a search finds them by their topics too, as far as those are known. */
export function filterNamespaces(
  items: BusNamespace[],
  { search, state }: BusFilters,
  topics: TopicSummary[] = [],
): BusNamespace[] {
  const found = new Set(
    search
      ? topics
          .filter(({ name }) => holdsWords(topicTitle(name), search))
          .map(({ namespace }) => namespace)
      : [],
  );
  return items.filter(
    item =>
      (state === 'any' || item.status === state) &&
      (!search ||
        found.has(item.name) ||
        holdsWords(
          [item.name, ...item.worst.map(({ topic }) => topicTitle(topic))].join(
            ' ',
          ),
          search,
        )),
  );
}
