import type { NodeColumns, Topology } from '../contract';
import { letterOf, seconds } from './columns';
import { encodePods } from './encodePods';
import type { TopologyModel, TopologyNode, TopologyPod } from './TopologyModel';

/** What is told of a cluster. */
export interface TopologyContent extends Omit<TopologyModel, 'nodes' | 'pods'> {
  /** All, or those that changed. */
  nodes: Iterable<TopologyNode>;
  pods: Iterable<TopologyPod>;
}

/** A content as compact columns; with `changes` it holds only what changed since a revision. */
export function encodeTopology(
  content: TopologyContent,
  changes?: Required<Pick<Topology, 'since' | 'removed'>>,
): Topology {
  const { nodes, pods, ...rest } = content;
  return {
    ...rest,
    ...changes,
    nodes: encodeNodes(nodes, content),
    pods: encodePods(pods),
  };
}

function encodeNodes(
  nodes: Iterable<TopologyNode>,
  { zones, pools }: Pick<TopologyContent, 'zones' | 'pools'>,
): NodeColumns {
  const zoneIndex = new Map(zones.map((zone, index) => [zone, index]));
  const poolIndex = new Map(pools.map(({ id }, index) => [id, index]));
  const all = [...nodes];
  return {
    name: all.map(({ name }) => name),
    zone: all.map(({ zone }) => zoneIndex.get(zone ?? '') ?? -1),
    pool: all.map(({ pool }) => poolIndex.get(pool) ?? -1),
    joinedAt: all.map(({ joinedAt }) => seconds(joinedAt) ?? null),
    status: all.map(({ status }) => letterOf(status)).join(''),
    condition: all.map(conditionLetter).join(''),
    cpu: all.map(({ allocatable }) => allocatable.cpu),
    memory: all.map(({ allocatable }) => allocatable.memory),
    gpu: all.map(({ allocatable }) => allocatable.gpu),
    requestedCpu: all.map(({ requested }) => requested.cpu),
    requestedMemory: all.map(({ requested }) => requested.memory),
    requestedGpu: all.map(({ requested }) => requested.gpu),
    hiddenPods: all.map(({ hiddenPods }) => hiddenPods),
    reasons: all.flatMap(({ reasons }, node) =>
      reasons.length ? [{ node, reasons }] : [],
    ),
  };
}

function conditionLetter({ condition, cordoned }: TopologyNode): string {
  return cordoned ? condition[0].toUpperCase() : condition[0];
}
