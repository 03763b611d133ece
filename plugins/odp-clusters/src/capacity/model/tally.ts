import {
  type ResourceAmounts,
  STATUSES,
  type Status,
  type StatusCounts,
  type TopologyNode,
} from '@internal/plugin-odp-clusters-common';
import type { Arrangement } from './arrange';

/** Rank of a status, 0 for the worst. */
export const STATUS_RANK = Object.fromEntries(
  STATUSES.map((status, rank) => [status, rank]),
) as Record<Status, number>;

const KINDS = STATUSES.length + 1;

/** Pods of every node by status. */
export interface NodeTallies {
  /** Six numbers a node: pods by status, worst first, then those that the caller may not see. */
  counts: Uint16Array;
  /** Rank of the worst of a node and of the pods that the picture shows on it. */
  worst: Uint8Array;
}

export function tallyNodes(arrangement: Arrangement): NodeTallies {
  const { nodes, firstCell, pods } = arrangement;
  const counts = new Uint16Array(nodes.length * KINDS);
  const worst = new Uint8Array(nodes.length);
  nodes.forEach((node, index) => {
    let rank = STATUS_RANK[node.status];
    for (let cell = firstCell[index]; cell < firstCell[index + 1]; cell += 1) {
      const pod = pods[cell];
      const kind = pod ? STATUS_RANK[pod.status] : KINDS - 1;
      counts[index * KINDS + kind] += 1;
      if (pod && kind < rank) {
        rank = kind;
      }
    }
    worst[index] = rank;
  });
  return { counts, worst };
}

/** Some nodes taken together. */
export interface Tally {
  status: Status;
  /** Pods by status. */
  pods: StatusCounts;
  hiddenPods: number;
  /** Both kinds of pods. */
  podCount: number;
  /** Nodes by the worst of themselves and their pods. */
  nodes: StatusCounts;
  nodeCount: number;
  /** Of the nodes that answer. */
  requested: ResourceAmounts;
  allocatable: ResourceAmounts;
}

/** Whether what a node says of its resources still holds. */
export function answers({ condition }: TopologyNode): boolean {
  return condition !== 'silent';
}

/** Share of the CPU or memory of nodes that is requested; `undefined` when none answers. */
export function requestedShare(
  { requested, allocatable }: Pick<Tally, 'requested' | 'allocatable'>,
  resource: keyof ResourceAmounts,
): number | undefined {
  return allocatable[resource] > 0
    ? requested[resource] / allocatable[resource]
    : undefined;
}

/** Takes nodes together, by their numbers. */
export function tallyOf(
  arrangement: Arrangement,
  { counts, worst }: NodeTallies,
  indices: Iterable<number>,
): Tally {
  const sums = new Array<number>(KINDS).fill(0);
  const ofNodes = new Array<number>(STATUSES.length).fill(0);
  const requested = { cpu: 0, memory: 0, gpu: 0 };
  const allocatable = { cpu: 0, memory: 0, gpu: 0 };
  for (const index of indices) {
    for (let kind = 0; kind < KINDS; kind += 1) {
      sums[kind] += counts[index * KINDS + kind];
    }
    ofNodes[worst[index]] += 1;
    const node = arrangement.nodes[index];
    if (answers(node)) {
      for (const resource of ['cpu', 'memory', 'gpu'] as const) {
        requested[resource] += node.requested[resource];
        allocatable[resource] += node.allocatable[resource];
      }
    }
  }
  const worstOfAll = ofNodes.findIndex(count => count > 0);
  return {
    status: STATUSES[worstOfAll < 0 ? STATUSES.length - 1 : worstOfAll],
    pods: toCounts(sums),
    hiddenPods: sums[KINDS - 1],
    podCount: sums.reduce((sum, count) => sum + count, 0),
    nodes: toCounts(ofNodes),
    nodeCount: ofNodes.reduce((sum, count) => sum + count, 0),
    requested,
    allocatable,
  };
}

function toCounts(byRank: number[]): StatusCounts {
  const counts: StatusCounts = {};
  STATUSES.forEach((status, rank) => {
    if (byRank[rank]) {
      counts[status] = byRank[rank];
    }
  });
  return counts;
}
