import type {
  NodePoolView,
  TopologyModel,
  TopologyNode,
  TopologyPod,
} from '@internal/plugin-odp-clusters-common';

/** The nodes of one pool in one zone. */
export interface NodeGroup {
  /** Into `pools`. */
  pool: number;
  /** Into `zones`. */
  zone: number;
  /** Into `nodes`; the nodes of a group stand one after another. */
  firstNode: number;
  nodeCount: number;
}

/**
 * What the picture shows, in its order: zones, pools, nodes as they joined, and
 * on each node its pods by namespace and name, then those that the caller may
 * not see. A cell is a place for a pod; the order depends on names alone, so
 * that a change of state moves nothing.
 */
export interface Arrangement {
  /** `undefined` stands for nodes without a zone. */
  zones: Array<string | undefined>;
  pools: NodePoolView[];
  /** Pool by pool, zone by zone: `pool * zones.length + zone`. */
  groups: NodeGroup[];
  nodes: TopologyNode[];
  /** Cells of node n are `firstCell[n]` up to, and without, `firstCell[n + 1]`. */
  firstCell: Uint32Array;
  /** By cell; `undefined` for a pod that the caller may not see. */
  pods: Array<TopologyPod | undefined>;
  /** Pods of DaemonSets that are left out. */
  leftOut: TopologyPod[];
  /** Pods on a node that the cluster does not list. */
  adrift: TopologyPod[];
}

/** Whether a pod is the one that a DaemonSet puts on every node. */
export function isOfDaemonSet({ workload }: TopologyPod): boolean {
  return workload?.kind === 'DaemonSet';
}

/** The part of a model that the picture is made of. */
export type Parts = Pick<TopologyModel, 'zones' | 'pools' | 'nodes' | 'pods'>;

/** Puts nodes and pods in the order of the picture. */
export function arrange(
  model: Parts,
  options: { daemonSets: boolean },
): Arrangement {
  const zones: Array<string | undefined> = [...model.zones];
  if ([...model.nodes.values()].some(({ zone }) => zone === undefined)) {
    zones.push(undefined);
  }
  const { pools } = model;
  const members = groupNodes(model, zones);
  const nodes = members.flat();
  const { byNode, leftOut, adrift } = placePods(model, options.daemonSets);

  const firstCell = new Uint32Array(nodes.length + 1);
  const pods: Array<TopologyPod | undefined> = [];
  nodes.forEach((node, index) => {
    firstCell[index] = pods.length;
    const own = byNode.get(node.name) ?? [];
    own.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const pod of own) {
      pods.push(pod);
    }
    for (let hidden = 0; hidden < node.hiddenPods; hidden += 1) {
      pods.push(undefined);
    }
  });
  firstCell[nodes.length] = pods.length;

  let firstNode = 0;
  const groups = members.map((own, index) => {
    const group = {
      pool: Math.floor(index / zones.length),
      zone: index % zones.length,
      firstNode,
      nodeCount: own.length,
    };
    firstNode += own.length;
    return group;
  });
  return { zones, pools, groups, nodes, firstCell, pods, leftOut, adrift };
}

function groupNodes(
  model: Parts,
  zones: Array<string | undefined>,
): TopologyNode[][] {
  const poolIndex = new Map(model.pools.map(({ id }, index) => [id, index]));
  const zoneIndex = new Map(zones.map((zone, index) => [zone, index]));
  const members: TopologyNode[][] = Array.from(
    { length: model.pools.length * zones.length },
    () => [],
  );
  for (const node of model.nodes.values()) {
    const group =
      poolIndex.get(node.pool)! * zones.length + zoneIndex.get(node.zone)!;
    members[group].push(node);
  }
  return members;
}

function placePods(model: Parts, daemonSets: boolean) {
  const byNode = new Map<string, TopologyPod[]>();
  const leftOut: TopologyPod[] = [];
  const adrift: TopologyPod[] = [];
  for (const pod of model.pods.values()) {
    if (!daemonSets && isOfDaemonSet(pod)) {
      leftOut.push(pod);
    } else if (pod.node !== undefined) {
      const own = byNode.get(pod.node);
      if (own) {
        own.push(pod);
      } else if (model.nodes.has(pod.node)) {
        byNode.set(pod.node, [pod]);
      } else {
        adrift.push(pod);
      }
    }
  }
  return { byNode, leftOut, adrift };
}

/** Number of the node that a cell stands on. */
export function nodeOfCell({ firstCell }: Arrangement, cell: number): number {
  let low = 0;
  let high = firstCell.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstCell[middle] <= cell) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** Number of the group that a node stands in. */
export function groupOfNode({ groups }: Arrangement, node: number): number {
  return groups.findIndex(
    ({ firstNode, nodeCount }) =>
      node >= firstNode && node < firstNode + nodeCount,
  );
}

/** Numbers of the nodes of a group. */
export function nodesOf({ groups }: Arrangement, group: number): number[] {
  const { firstNode, nodeCount } = groups[group];
  return Array.from({ length: nodeCount }, (_, index) => firstNode + index);
}

/** Numbers of the nodes of a zone. */
export function nodesOfZone(arrangement: Arrangement, zone: number): number[] {
  return arrangement.groups.flatMap((group, index) =>
    group.zone === zone ? nodesOf(arrangement, index) : [],
  );
}
