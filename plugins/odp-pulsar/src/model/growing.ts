import {
  type BusNamespace,
  type BusNamespaceList,
  untilLimit,
} from '@internal/plugin-odp-pulsar-common';

/** A backlog that reaches its limit within hours, or is at it. */
export interface GrowingBacklog {
  instance: string;
  item: BusNamespace;
  /** The instance is not heard, so that this was known last. */
  isStale: boolean;
}

/** Backlogs of all instances that need a look, first at its limit first. */
export function growingBacklogs(lists: BusNamespaceList[]): GrowingBacklog[] {
  const left = ({ item }: GrowingBacklog) =>
    untilLimit(item.forecast, 0) ?? Infinity;
  return lists
    .flatMap(({ instance, freshness, items }) =>
      items
        .filter(
          ({ forecast }) =>
            forecast?.status === 'failing' || forecast?.status === 'degraded',
        )
        .map(item => ({ instance, item, isStale: freshness.state !== 'live' })),
    )
    .sort((a, b) => {
      const [first, second] = [left(a), left(b)];
      return first === second
        ? a.item.name.localeCompare(b.item.name, 'en')
        : first - second;
    });
}
