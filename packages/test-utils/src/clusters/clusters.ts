import type { ClusterSummary } from '@internal/plugin-odp-clusters-common';

/** A cluster of the list: live and healthy, unless told otherwise. */
export function aClusterSummary(
  overrides: Partial<ClusterSummary> = {},
): ClusterSummary {
  return {
    name: 'odp-eu',
    region: 'europe-north1',
    owner: 'group:default/platform-team',
    version: 'v1.36.3',
    freshness: { state: 'live', asOf: '2026-11-23T14:03:56Z' },
    health: { status: 'healthy', reasons: [], counts: { healthy: 17 } },
    counts: {
      nodes: { total: 12, silent: 0, notReady: 0, cordoned: 0 },
      namespaces: 17,
      workloads: { healthy: 40 },
      pods: { total: 210, counts: { healthy: 210 }, unscheduled: 0 },
    },
    hidden: { count: 0 },
    gaps: [],
    ...overrides,
  };
}

/** A cluster that has never answered, so that nothing is known of it. */
export function anUnreachableCluster(name: string): ClusterSummary {
  return {
    name,
    region: 'us-central1',
    owner: 'group:default/platform-team',
    freshness: {
      state: 'unreachable',
      reason: `nothing accepts connections at https://${name}`,
      nextAttemptAt: '2026-11-23T14:04:12Z',
    },
    hidden: { count: 0 },
    gaps: [],
  };
}
