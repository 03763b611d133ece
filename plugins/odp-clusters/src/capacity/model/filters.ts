import type {
  Status,
  TopologyNode,
  TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { Arrangement } from './arrange';
import { needsLook } from './causes';

/** Health to look for: one status, or whatever needs a look. */
export type HealthFilter = Status | 'any' | 'attention';

/** What the picture and the list are filtered by; none of it moves anything. */
export interface CapacityFilters {
  /** Part of a pod's, workload's or node's name. */
  search: string;
  namespace: string;
  health: HealthFilter;
  /** Id of a pool. */
  pool: string;
  /** Name of a zone; `none` for nodes without one. */
  zone: string;
  /** Rule of a cause; empty for any. */
  cause: string;
}

export const NO_FILTERS: CapacityFilters = {
  search: '',
  namespace: 'all',
  health: 'any',
  pool: 'all',
  zone: 'all',
  cause: '',
};

/** Names of the filters that are set. */
export function activeFilters(
  filters: CapacityFilters,
): Array<keyof CapacityFilters> {
  return (Object.keys(NO_FILTERS) as Array<keyof CapacityFilters>).filter(
    name => filters[name] !== NO_FILTERS[name],
  );
}

const hasHealth = (item: { status: Status }, health: HealthFilter) =>
  health === 'any' ||
  (health === 'attention' ? needsLook(item) : item.status === health);

/** Where a pod runs or could run. */
type PodPlace = Partial<Pick<TopologyNode, 'pool' | 'zone'>>;

/** Decides pods and nodes. */
export interface CapacityMatcher {
  /** `at` is its node, or the pool that it waits for. */
  pod(pod: TopologyPod, at: PodPlace | undefined): boolean;
  /** A node by itself, whatever runs on it. */
  node(node: TopologyNode): boolean;
  /** A pod on a node of which nothing else is known. */
  hiddenPod(node: TopologyNode): boolean;
}

export function createMatcher(filters: CapacityFilters): CapacityMatcher {
  const { namespace, health, pool, zone, cause } = filters;
  // Names of Kubernetes are in lower case.
  const wanted = filters.search.trim().toLocaleLowerCase('en-US');
  const named = (name: string | undefined) =>
    !wanted || (name !== undefined && name.includes(wanted));
  const isAt = (at: PodPlace | undefined) =>
    (pool === 'all' || at?.pool === pool) &&
    (zone === 'all' || (at && (at.zone ?? 'none')) === zone);
  const tellsNothing = namespace === 'all' && health === 'any' && !cause;
  return {
    pod: (pod, at) =>
      isAt(at) &&
      (namespace === 'all' || pod.namespace === namespace) &&
      hasHealth(pod, health) &&
      (!cause || pod.causes.some(({ rule }) => rule === cause)) &&
      (named(pod.name) || named(pod.workload?.name) || named(pod.node)),
    node: node =>
      isAt(node) &&
      namespace === 'all' &&
      !cause &&
      hasHealth(node, health) &&
      named(node.name),
    hiddenPod: node => tellsNothing && isAt(node) && named(node.name),
  };
}

/** What of an arrangement the filters leave in full ink. */
export interface Matches {
  /** By cell and by node: 1 when it matches. */
  cells: Uint8Array;
  nodes: Uint8Array;
  /** Pods that match, without those that nothing is known of. */
  podCount: number;
}

export function matchArrangement(
  arrangement: Arrangement,
  filters: CapacityFilters,
): Matches {
  const { nodes, firstCell, pods } = arrangement;
  const matches: Matches = {
    cells: new Uint8Array(pods.length),
    nodes: new Uint8Array(nodes.length),
    podCount: 0,
  };
  if (!activeFilters(filters).length) {
    matches.cells.fill(1);
    matches.nodes.fill(1);
    matches.podCount = pods.reduce((sum, pod) => sum + (pod ? 1 : 0), 0);
    return matches;
  }
  const matcher = createMatcher(filters);
  nodes.forEach((node, index) => {
    let any = matcher.node(node);
    for (let cell = firstCell[index]; cell < firstCell[index + 1]; cell += 1) {
      const pod = pods[cell];
      const match = pod ? matcher.pod(pod, node) : matcher.hiddenPod(node);
      if (match) {
        any = true;
        matches.cells[cell] = 1;
        matches.podCount += pod ? 1 : 0;
      }
    }
    matches.nodes[index] = any ? 1 : 0;
  });
  return matches;
}
