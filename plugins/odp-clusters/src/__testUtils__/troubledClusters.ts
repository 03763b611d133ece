import type { ClusterSummary } from '@internal/plugin-odp-clusters-common';
import { aClusterSummary, aReason } from '@internal/test-utils';
import { FakeClustersApi } from './FakeClustersApi';

/** `odp-eu` with trouble in a namespace and a silent node. */
export const troubledEu = aClusterSummary({
  health: {
    status: 'failing',
    reasons: [
      aReason({ owner: 'group:default/execution-team' }),
      aReason({
        rule: 'node.silent',
        status: 'unknown',
        object: { kind: 'Node', name: 'general-b-1' },
        message: 'general-b-1: silent',
        since: '2026-11-23T14:03:12Z',
      }),
      aReason({
        rule: 'workload.rolling-out',
        status: 'progressing',
        message: 'temporal: rolling out',
      }),
    ],
    counts: { failing: 1, degraded: 2, healthy: 14 },
  },
  counts: {
    nodes: { total: 12, silent: 1, notReady: 0, cordoned: 0 },
    namespaces: 17,
    workloads: {},
    pods: {
      total: 210,
      counts: { failing: 8, degraded: 3, healthy: 199 },
      unscheduled: 2,
    },
  },
});
/** `odp-us`, silent since 13:51, when a namespace was failing. */
export const staleUs = aClusterSummary({
  name: 'odp-us',
  region: 'us-central1',
  freshness: {
    state: 'stale',
    asOf: '2026-11-23T13:51:00Z',
    reason: 'the API answers 504',
  },
  health: {
    status: 'failing',
    reasons: [
      aReason({
        status: 'failing',
        object: { kind: 'StatefulSet', name: 'neo4j', namespace: 'data' },
        message: 'neo4j: 0 of 3 pods ready; 3 pods: evicted',
        since: '2026-11-23T13:30:00Z',
        owner: 'group:default/data-team',
      }),
    ],
    counts: { failing: 1, healthy: 16 },
  },
});

/** A backend that knows of these clusters, and of nothing else. */
export const clustersOnly = (...items: ClusterSummary[]) =>
  FakeClustersApi.create({ clusters: { items } });
