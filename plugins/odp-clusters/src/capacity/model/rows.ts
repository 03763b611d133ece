import {
  compareStatus,
  STATUSES,
  type Status,
  type StatusCounts,
  type TopologyModel,
  type TopologyNode,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { Arrangement } from './arrange';
import { groupByCause, namesInWords } from './causes';
import { type CapacityFilters, createMatcher, type Matches } from './filters';
import { nodeTrouble } from './labels';
import { type NodeTallies, requestedShare, tallyOf } from './tally';

/** A node of the list. */
export interface NodeRow {
  node: TopologyNode;
  poolName: string;
  /** Worst of the node and of its pods. */
  status: Status;
  pods: StatusCounts;
  hiddenPods: number;
  /** Shares of allocatable that are requested; `undefined` when the node does not answer. */
  cpu?: number;
  memory?: number;
  why: string;
}

/** Nodes that the filters leave, worst first, then as they stand in the picture. */
export function nodeRows(
  arrangement: Arrangement,
  about: { tallies: NodeTallies; matches: Matches },
  now: number,
): NodeRow[] {
  const { groups, nodes, pools } = arrangement;
  const { tallies, matches } = about;
  const rows: Array<NodeRow & { rank: number }> = [];
  for (const { pool, firstNode, nodeCount } of groups) {
    for (let index = firstNode; index < firstNode + nodeCount; index += 1) {
      if (matches.nodes[index]) {
        const node = nodes[index];
        const tally = tallyOf(arrangement, tallies, [index]);
        rows.push({
          rank: tallies.worst[index],
          node,
          poolName: pools[pool].name,
          status: STATUSES[tallies.worst[index]],
          pods: tally.pods,
          hiddenPods: tally.hiddenPods,
          cpu: requestedShare(tally, 'cpu'),
          memory: requestedShare(tally, 'memory'),
          why: whyOf(arrangement, index, now),
        });
      }
    }
  }
  return rows.sort((a, b) => a.rank - b.rank);
}

/** Why a node is not healthy: its own trouble, then that of its pods. */
function whyOf(arrangement: Arrangement, index: number, now: number): string {
  const node = arrangement.nodes[index];
  const pods = arrangement.pods
    .slice(arrangement.firstCell[index], arrangement.firstCell[index + 1])
    .filter((pod): pod is TopologyPod => pod !== undefined);
  const own = nodeTrouble(node, now);
  const causes = groupByCause(pods)
    .filter(({ rule }) => rule !== 'pod.node-silent')
    .map(({ workloads, words }) => `${namesInWords(workloads)} ${words}`);
  const parts = own ? [own, ...causes] : causes;
  const { gpu } = node.allocatable;
  if (!parts.length && gpu > 0) {
    return `GPU ${node.requested.gpu} of ${gpu} used`;
  }
  return parts.join('; ');
}

/** A pod of the list. */
export interface PodRow {
  pod: TopologyPod;
  node?: TopologyNode;
}

/** The pools that pods without a node wait for, by the pods' keys; they are in no zone, nor among the nodes without one. */
function waitedFor({ waiting }: TopologyModel) {
  return new Map<string, { pool?: string; zone: string }>(
    waiting.flatMap(({ namespace, pods, pool }) =>
      pods.map(name => [`${namespace}/${name}`, { pool, zone: '' }] as const),
    ),
  );
}

/** Pods that the filters leave, worst first, then by name; those without a node among them. */
export function podRows(
  model: TopologyModel,
  shown: { filters: CapacityFilters; leftOut: TopologyPod[] },
): PodRow[] {
  const matcher = createMatcher(shown.filters);
  const leftOut = new Set(shown.leftOut);
  const pools = waitedFor(model);
  const rows: PodRow[] = [];
  for (const pod of model.pods.values()) {
    const node = pod.node === undefined ? undefined : model.nodes.get(pod.node);
    const at = node ?? pools.get(pod.key);
    if (!leftOut.has(pod) && matcher.pod(pod, at)) {
      rows.push({ pod, node });
    }
  }
  return rows.sort(
    (a, b) =>
      compareStatus(a.pod.status, b.pod.status) ||
      (a.pod.key < b.pod.key ? -1 : 1),
  );
}

/** How many pods that stand on no tile the filters leave. */
export function countOffTiles(
  model: TopologyModel,
  { adrift }: Arrangement,
  filters: CapacityFilters,
): number {
  const matcher = createMatcher(filters);
  const pools = waitedFor(model);
  const waiting = [...pools].filter(([key, pool]) => {
    const pod = model.pods.get(key);
    return pod && matcher.pod(pod, pool);
  });
  return (
    waiting.length + adrift.filter(pod => matcher.pod(pod, undefined)).length
  );
}
