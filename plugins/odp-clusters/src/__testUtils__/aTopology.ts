import {
  countStatuses,
  type NodePoolView,
  type TopologyModel,
  type TopologyNode,
  type TopologyPod,
  type WaitingPods,
} from '@internal/plugin-odp-clusters-common';

/** The moment of the story, milliseconds since the epoch. */
export const NOW = Date.parse('2026-11-23T14:32:00Z');
const GIB = 2 ** 30;

export const minutesAgo = (minutes: number) => NOW - minutes * 60_000;

/** A node of the general pool in zone a that is well, with changes. */
export function aNode(change: Partial<TopologyNode> = {}): TopologyNode {
  return {
    name: 'general-a-1',
    zone: 'europe-north1-a',
    pool: 'general/n2-standard-8',
    joinedAt: minutesAgo(600),
    status: 'healthy',
    condition: 'ready',
    cordoned: false,
    allocatable: { cpu: 8, memory: 32 * GIB, gpu: 0 },
    requested: { cpu: 5, memory: 20 * GIB, gpu: 0 },
    hiddenPods: 0,
    reasons: [],
    ...change,
  };
}

/** A healthy pod of `execution/user-api` on `general-a-1`, with changes; its key follows from namespace and name. */
export function aPod(change: Partial<TopologyPod> = {}): TopologyPod {
  const pod: Omit<TopologyPod, 'key'> = {
    name: 'user-api-1',
    namespace: 'execution',
    workload: { kind: 'Deployment', name: 'user-api' },
    node: 'general-a-1',
    status: 'healthy',
    requests: { cpu: 0.25, memory: 0.5 * GIB, gpu: 0 },
    meshed: true,
    causes: [],
    ...change,
  };
  return { ...pod, key: `${pod.namespace}/${pod.name}` };
}

/** A pod that runs out of memory, with changes. */
export function aFailingPod(change: Partial<TopologyPod> = {}): TopologyPod {
  return aPod({
    name: 'yaml-processor-q4zln',
    workload: { kind: 'Deployment', name: 'yaml-processor' },
    status: 'failing',
    causes: [
      {
        rule: 'pod.out-of-memory',
        status: 'failing',
        message:
          'out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
        since: minutesAgo(34),
      },
    ],
    ...change,
  });
}

/** The general pool of the target state, with changes. */
export function aPool(change: Partial<NodePoolView> = {}): NodePoolView {
  return {
    id: 'general/n2-standard-8',
    name: 'general',
    machineType: 'n2-standard-8',
    declared: true,
    title: 'General',
    spot: false,
    limits: { min: 3, max: 20 },
    nodes: 0,
    requested: { cpu: 0, memory: 0, gpu: 0 },
    allocatable: { cpu: 0, memory: 0, gpu: 0 },
    ...change,
  };
}

/** Parts of a model; counts, zones and namespaces follow from them unless given. */
export interface TopologyParts
  extends Partial<Omit<TopologyModel, 'nodes' | 'pods'>> {
  nodes?: TopologyNode[];
  pods?: TopologyPod[];
  waiting?: WaitingPods[];
}

/** A live model of `odp-eu` from its parts. */
export function aTopology(parts: TopologyParts = {}): TopologyModel {
  const { nodes = [aNode()], pods = [aPod()], ...rest } = parts;
  const pools = parts.pools ?? [aPool()];
  const namespaces = [
    ...new Set(pods.map(({ namespace }) => namespace)),
  ].sort();
  return {
    cluster: 'odp-eu',
    region: 'europe-north1',
    freshness: { state: 'live', asOf: new Date(NOW).toISOString() },
    gaps: [],
    hidden: { count: 0 },
    revision: '1',
    zones: [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].sort(),
    layers: [{ id: 'execution', title: 'Execution' }],
    namespaces: namespaces.map(name => ({ name, layer: 'execution' })),
    waiting: [],
    counts: {
      nodes: nodes.length,
      pods: countStatuses(pods.map(({ status }) => status)),
      hiddenPods: nodes.reduce((sum, { hiddenPods }) => sum + hiddenPods, 0),
    },
    ...rest,
    pools: pools.map(pool => ({
      ...pool,
      nodes: nodes.filter(node => node.pool === pool.id).length,
    })),
    nodes: new Map(nodes.map(node => [node.name, node])),
    pods: new Map(pods.map(pod => [pod.key, pod])),
  };
}
