import { addCounts } from '@internal/vocabulary';
import type { WaitingPods } from '../contract';
import { isoTime } from '../rules';
import { allocatableOf, NOTHING } from './amounts';
import { drawNodes } from './drawNodes';
import { mergeNodePools } from './nodePools';
import type { TopologyModel, TopologyNode } from './TopologyModel';
import type { TopologySource, TopologyView } from './TopologySource';
import type { WaitingGroup } from './waitingGroups';
import { limitInWords, type Rooms } from './waitingLimit';

/** What is drawn of a cluster besides its pods. */
export type TopologyFrame = Pick<
  TopologyModel,
  'zones' | 'pools' | 'waiting' | 'counts'
> & {
  /** In the order in which they joined. */
  nodes: TopologyNode[];
};

/** A cluster as a caller may see it. Its pods are those of the namespaces that he sees. */
export function drawTopology(
  source: TopologySource,
  view: TopologyView,
): TopologyFrame {
  const records = source.nodes ?? [];
  const pools = mergeNodePools(view.pools, records, source.loads);
  const rooms: Rooms = {
    pools,
    nodes: source.nodes?.map(node => ({
      pool: node.pool,
      takesPods: node.ready === 'True' && !node.unschedulable,
      allocatable: allocatableOf(node),
      requested: source.loads.get(node.name)?.requested ?? NOTHING,
    })),
  };
  const visible = [...source.namespaces].filter(([name]) => view.sees(name));
  const hidden = [...source.namespaces].filter(([name]) => !view.sees(name));
  return {
    zones: [
      ...new Set([...view.zones, ...records.flatMap(({ zone }) => zone ?? [])]),
    ].sort(),
    pools,
    waiting: visible
      .flatMap(([, { waiting }]) => waiting)
      .sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
      .map(group => waitingPods(group, rooms)),
    counts: {
      nodes: records.length,
      pods: addCounts(visible.map(([, { counts }]) => counts)),
      hiddenPods: hidden.reduce((sum, [, { pods }]) => sum + pods.length, 0),
    },
    nodes: drawNodes(source, view),
  };
}

function waitingPods(group: WaitingGroup, rooms: Rooms): WaitingPods {
  const { namespace, workload, pods, schedulerMessage, requests } = group;
  return {
    namespace,
    workload,
    pods,
    since: isoTime(group.since),
    schedulerMessage,
    requests,
    // The declared one stands first where two machine types share the name.
    pool: rooms.pools.find(({ name }) => name === group.nodePool)?.id,
    limit: limitInWords(group, rooms),
  };
}
