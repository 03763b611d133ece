import type {
  NamespaceDetail,
  NamespaceList,
  NamespaceSummary,
} from '@internal/plugin-odp-clusters-common';
import { aHealth } from './health';

/** A row of the namespaces page: healthy, with everything known, unless told otherwise. */
export function aNamespaceSummary(
  overrides: Partial<NamespaceSummary> = {},
): NamespaceSummary {
  return {
    name: 'execution',
    phase: 'Active',
    layer: 'execution',
    owner: 'group:default/platform-team',
    entity: 'system:default/execution',
    health: aHealth('healthy'),
    workloads: { total: 1, ready: 1 },
    pods: {
      total: 10,
      counts: { healthy: 10 },
      unscheduled: 0,
      restarting: 0,
    },
    restarts: { count: 0, atLeast: false },
    quota: [
      { quota: 'workspace', resource: 'requests.cpu', used: 2, hard: 8 },
      {
        quota: 'workspace',
        resource: 'requests.memory',
        used: 2 ** 30,
        hard: 2 ** 32,
      },
    ],
    budgets: {
      total: 1,
      coveredWorkloads: 1,
      workloads: 1,
      smallestAllowed: 1,
      exhausted: [],
    },
    mesh: { mode: 'STRICT', policy: 'istio-system/default', barePods: 0 },
    network: { ingress: 'default-deny', egress: 'default-deny', policies: 2 },
    warnings: { count: 0, atLeast: false },
    ...overrides,
  };
}

/** What the backend says of the namespaces of `odp-eu`: live, nothing hidden, no gap, unless told otherwise. */
export function aNamespaceList(
  overrides: Partial<NamespaceList> = {},
): NamespaceList {
  return {
    cluster: 'odp-eu',
    freshness: { state: 'live', asOf: '2026-11-23T14:03:56Z' },
    items: [aNamespaceSummary()],
    hidden: { count: 0 },
    gaps: [],
    silentNodes: [],
    layers: [
      { id: 'ingress-identity', title: 'Ingress and identity' },
      { id: 'execution', title: 'Execution' },
      { id: 'data', title: 'Data' },
    ],
    ...overrides,
  };
}

/** A namespace in detail: one healthy workload, posture as the platform wants it, unless told otherwise. */
export function aNamespaceDetail(
  overrides: Partial<NamespaceDetail> = {},
): NamespaceDetail {
  return {
    cluster: 'odp-eu',
    freshness: { state: 'live', asOf: '2026-11-23T14:03:56Z' },
    gaps: [],
    summary: aNamespaceSummary(),
    workloads: [
      {
        kind: 'Deployment',
        name: 'user-api',
        entity: 'component:default/user-api',
        status: 'healthy',
        reasons: [],
        ready: 10,
        desired: 10,
        image: 'odp/user-api:1.0',
        budget: { name: 'user-api', allowed: 1 },
      },
    ],
    troubledPods: [],
    warnings: [],
    budgets: [
      {
        name: 'user-api',
        appliesTo: 'app.kubernetes.io/name=user-api',
        allowed: 1,
        rule: 'minAvailable 9',
      },
    ],
    networkPolicies: [
      {
        name: 'default-deny',
        appliesTo: 'every pod',
        ingress: [],
        egress: [],
      },
    ],
    mesh: { exceptions: [], barePods: [], destinationRules: [] },
    consequences: [],
    ...overrides,
  };
}
