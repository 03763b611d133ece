import {
  aClusterSummary,
  aHealth,
  aNamespaceDetail,
  aNamespaceList,
  aNamespaceSummary,
  aReason,
} from '@internal/test-utils';
import { FakeClustersApi } from './FakeClustersApi';

/** The moment at which the tests look: Monday 23 November 2026, 14:04 UTC. */
export const NOW = Date.parse('2026-11-23T14:04:00Z');

/** `user-api` is out of memory, `trainer` waits for a GPU, the rest is fine. */
export const busyItems = [
  aNamespaceSummary({ name: 'postgres', layer: 'data' }),
  aNamespaceSummary({
    name: 'functions',
    owner: 'group:default/functions-team',
  }),
  aNamespaceSummary({
    name: 'execution',
    health: aHealth('degraded', aReason()),
    workloads: { total: 1, ready: 0 },
    pods: {
      total: 10,
      counts: { failing: 8, healthy: 2 },
      unscheduled: 0,
      restarting: 0,
    },
    restarts: { count: 12, atLeast: true },
  }),
  aNamespaceSummary({
    name: 'ml',
    health: aHealth(
      'failing',
      aReason({
        status: 'failing',
        object: { kind: 'Deployment', name: 'trainer', namespace: 'ml' },
        message: 'trainer: 0 of 2 pods ready; 2 pods: waits for a GPU',
        since: '2026-11-23T13:40:00Z',
      }),
    ),
  }),
];

/** `execution` of {@link busyItems}, opened. */
export const busyExecution = aNamespaceDetail({
  summary: busyItems[2],
  workloads: [
    {
      kind: 'Deployment',
      name: 'user-api',
      entity: 'component:default/user-api',
      status: 'degraded',
      reasons: [aReason()],
      ready: 2,
      desired: 10,
    },
  ],
  troubledPods: [
    {
      name: 'user-api-7c9-x7dkp',
      status: 'failing',
      reasons: [
        aReason({
          rule: 'pod.out-of-memory',
          status: 'failing',
          object: { kind: 'Pod', name: 'user-api-7c9-x7dkp' },
          message:
            'out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
        }),
      ],
      node: 'general-a-1',
      restarts: { count: 9, atLeast: true },
      containers: ['user-api', 'istio-proxy'],
    },
  ],
  consequences: [
    { status: 'degraded', message: 'istio-ingress depends on user-api' },
  ],
});

/** A platform of two clusters on a busy day: trouble in `odp-eu`, none in `odp-us`. */
export function busyPlatform(): FakeClustersApi {
  return FakeClustersApi.create({
    clusters: {
      items: [
        aClusterSummary(),
        aClusterSummary({ name: 'odp-us', region: 'us-central1' }),
      ],
    },
    namespaces: {
      'odp-eu': aNamespaceList({ items: busyItems }),
      'odp-us': aNamespaceList({ cluster: 'odp-us' }),
    },
    details: { 'odp-eu/execution': busyExecution },
  });
}
