import type {
  NamespaceSummary,
  Status,
} from '@internal/plugin-odp-clusters-common';

/** Filters of the namespaces page; an empty one filters nothing. */
export interface NamespaceFilters {
  /** Part of a namespace's name, or of a sentence that names a workload. */
  search: string;
  health: Status | 'any';
  layer: string;
  owner: string;
}

export const NO_FILTERS: NamespaceFilters = {
  search: '',
  health: 'any',
  layer: 'all',
  owner: 'anyone',
};

/** Names of the filters that are set. */
export function activeFilters(
  filters: NamespaceFilters,
): Array<keyof NamespaceFilters> {
  return (Object.keys(NO_FILTERS) as Array<keyof NamespaceFilters>).filter(
    name => filters[name] !== NO_FILTERS[name],
  );
}

export function filterNamespaces(
  items: NamespaceSummary[],
  { search, health, layer, owner }: NamespaceFilters,
): NamespaceSummary[] {
  const wanted = search.trim().toLocaleLowerCase('en-US');
  return items.filter(
    item =>
      (health === 'any' || item.health.status === health) &&
      (layer === 'all' || (item.layer ?? 'none') === layer) &&
      (owner === 'anyone' || item.owner === owner) &&
      (!wanted ||
        item.name.includes(wanted) ||
        item.health.reasons.some(({ message }) =>
          message.toLocaleLowerCase('en-US').includes(wanted),
        )),
  );
}
