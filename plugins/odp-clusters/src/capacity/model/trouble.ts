import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { groupOfNode } from './arrange';
import type { Matches } from './filters';
import type { Place } from './hitTest';
import type { Picture } from './places';
import { placeOfCell } from './selection';
import { STATUS_RANK } from './tally';

const HEALTHY = STATUSES.length - 1;

/** Pods and nodes that are not healthy and that the filters leave in full ink: the worst first, then as they stand. */
export function troubledPlaces(
  { arrangement }: Picture,
  matches: Matches,
): Place[] {
  const { nodes, firstCell, pods } = arrangement;
  const found: Array<{ rank: number; order: number; place: Place }> = [];
  nodes.forEach((node, index) => {
    const rank = STATUS_RANK[node.status];
    if (rank < HEALTHY && matches.nodes[index]) {
      const group = groupOfNode(arrangement, index);
      const place: Place = { kind: 'node', node: index, group };
      found.push({ rank, order: firstCell[index] - 0.5, place });
    }
  });
  pods.forEach((pod, cell) => {
    if (pod && pod.status !== 'healthy' && matches.cells[cell]) {
      const place = placeOfCell(arrangement, cell);
      found.push({ rank: STATUS_RANK[pod.status], order: cell, place });
    }
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ place }) => place);
}

/** The one after, or before, where one is; from elsewhere the worst of all. */
export function nextTrouble(
  places: Place[],
  from: Place | undefined,
  step: 1 | -1,
): Place | undefined {
  if (!places.length) {
    return undefined;
  }
  const at = places.findIndex(place => isSame(place, from));
  if (at < 0) {
    return step === 1 ? places[0] : places[places.length - 1];
  }
  return places[(at + step + places.length) % places.length];
}

function isSame(one: Place | undefined, other: Place | undefined) {
  if (!one || !other || one.kind !== other.kind) {
    return one === other;
  }
  switch (one.kind) {
    case 'cell':
      return one.cell === (other as typeof one).cell;
    case 'node':
      return one.node === (other as typeof one).node;
    case 'group':
      return one.group === (other as typeof one).group;
    default:
      return one.zone === (other as typeof one).zone;
  }
}
