import {
  plural,
  STATUSES,
  type StatusCounts,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import { type Arrangement, nodesOf, nodesOfZone } from './arrange';
import { causeWords } from './causes';
import type { Place } from './hitTest';
import { poolSize } from './labels';
import { type NodeTallies, type Tally, tallyOf } from './tally';

/** Counts in words, worst first: "1 failing, 12 healthy". */
function countsInWords(counts: StatusCounts): string {
  return STATUSES.filter(status => counts[status])
    .map(status => `${counts[status]} ${status}`)
    .join(', ');
}

function podsInWords({ pods, hiddenPods, podCount }: Tally): string {
  const parts = [
    countsInWords(pods),
    hiddenPods ? `${hiddenPods} not permitted` : '',
  ].filter(Boolean);
  return parts.length
    ? `${plural(podCount, 'pod')}: ${parts.join(', ')}`
    : 'no pods';
}

/** A pod in one line: "Pod yaml-processor-q4zln, failing, out of memory, on general-a-h3mw". */
function podInWords(pod: TopologyPod): string {
  const [cause] = pod.causes;
  return [
    `Pod ${pod.name}`,
    pod.status,
    ...(cause ? [causeWords(cause)] : []),
    pod.node === undefined ? 'without a node' : `on ${pod.node}`,
  ].join(', ');
}

/** What a screen reader says of a place. */
export function placeInWords(
  { arrangement, tallies }: { arrangement: Arrangement; tallies: NodeTallies },
  place: Place,
): string {
  const { nodes, pods, pools, zones, groups } = arrangement;
  const zoneName = (zone: number) => zones[zone] ?? 'no zone';
  switch (place.kind) {
    case 'cell': {
      const pod = pods[place.cell];
      return pod
        ? podInWords(pod)
        : `A pod that you may not see, on ${nodes[place.node].name}`;
    }
    case 'node': {
      const node = nodes[place.node];
      const tally = tallyOf(arrangement, tallies, [place.node]);
      return [
        `Node ${node.name}`,
        node.condition === 'ready' ? tally.status : node.condition,
        ...(node.cordoned ? ['cordoned'] : []),
        podsInWords(tally),
      ].join(', ');
    }
    case 'group': {
      const { pool, zone, nodeCount } = groups[place.group];
      const tally = tallyOf(
        arrangement,
        tallies,
        nodesOf(arrangement, place.group),
      );
      return [
        `Pool ${pools[pool].name} in ${zoneName(zone)}`,
        nodeCount
          ? `${plural(nodeCount, 'node')}, ${podsInWords(tally)}`
          : `no nodes here, ${poolSize(pools[pool])} in the cluster`,
      ].join(', ');
    }
    default: {
      const own = nodesOfZone(arrangement, place.zone);
      const tally = tallyOf(arrangement, tallies, own);
      return `Zone ${zoneName(place.zone)}, ${plural(
        own.length,
        'node',
      )}, ${podsInWords(tally)}`;
    }
  }
}
