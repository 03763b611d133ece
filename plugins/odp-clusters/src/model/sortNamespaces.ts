import {
  compareStatus,
  type NamespaceSummary,
} from '@internal/plugin-odp-clusters-common';

/** Columns that the table can be sorted by. */
export const SORT_COLUMNS = [
  'health',
  'name',
  'pods',
  'restarts',
  'cpu',
  'memory',
  'warnings',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Share of the quota that is used; what has no quota or is not known comes last. */
function quotaShare(
  item: NamespaceSummary,
  resource: 'cpu' | 'memory',
): number {
  const line = quotaLine(item, resource);
  return line?.used === undefined || !line.hard ? -1 : line.used / line.hard;
}

/** The quota line that a column shows: of the requests, else of the limits. */
export function quotaLine(item: NamespaceSummary, resource: 'cpu' | 'memory') {
  const names = [`requests.${resource}`, resource, `limits.${resource}`];
  return names
    .map(name => item.quota?.find(line => line.resource === name))
    .find(line => line !== undefined);
}

const VALUES: Record<SortColumn, (item: NamespaceSummary) => number> = {
  health: () => 0,
  name: () => 0,
  pods: item => item.pods?.total ?? -1,
  restarts: item => item.restarts?.count ?? -1,
  cpu: item => quotaShare(item, 'cpu'),
  memory: item => quotaShare(item, 'memory'),
  warnings: item => item.warnings?.count ?? -1,
};

/** Sorts by a column, the largest or worst first; equals by name. */
export function sortNamespaces(
  items: NamespaceSummary[],
  column: SortColumn,
): NamespaceSummary[] {
  const value = VALUES[column];
  return [...items].sort(
    (a, b) =>
      (column === 'health'
        ? compareStatus(a.health.status, b.health.status)
        : value(b) - value(a)) || (a.name < b.name ? -1 : 1),
  );
}
