import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { type Arrangement, groupOfNode, nodeOfCell } from './arrange';
import type { Place } from './hitTest';

/** What is selected, by names, so that it survives an update and stands in the URL. */
export type Selection =
  | { kind: 'pod'; key: string }
  | { kind: 'node'; name: string }
  | { kind: 'pool'; id: string; zone?: string }
  | { kind: 'zone'; zone?: string }
  | { kind: 'waiting'; pod: string };

/** As it stands in the URL: `pod:execution/user-api-1`, `pool:general/n2-standard-8@europe-north1-a`. */
export function selectionToText(selection: Selection): string {
  switch (selection.kind) {
    case 'pod':
      return `pod:${selection.key}`;
    case 'node':
      return `node:${selection.name}`;
    case 'pool':
      return `pool:${selection.id}${
        selection.zone === undefined ? '' : `@${selection.zone}`
      }`;
    case 'zone':
      return `zone:${selection.zone ?? ''}`;
    default:
      return `waiting:${selection.pod}`;
  }
}

export function selectionFromText(text: string): Selection | undefined {
  const end = text.indexOf(':');
  const kind = text.slice(0, end);
  const rest = text.slice(end + 1);
  switch (kind) {
    case 'pod':
      return { kind, key: rest };
    case 'node':
      return { kind, name: rest };
    case 'pool': {
      const at = rest.lastIndexOf('@');
      return at < 0
        ? { kind, id: rest }
        : { kind, id: rest.slice(0, at), zone: rest.slice(at + 1) };
    }
    case 'zone':
      return { kind, zone: rest || undefined };
    case 'waiting':
      return { kind, pod: rest };
    default:
      return undefined;
  }
}

/** The selection that a place of the picture stands for; a pod that one may not see stands for its node. */
export function selectionAt(
  { nodes, pods, groups, pools, zones }: Arrangement,
  place: Place,
): Selection {
  switch (place.kind) {
    case 'zone':
      return { kind: 'zone', zone: zones[place.zone] };
    case 'group': {
      const { pool, zone } = groups[place.group];
      return { kind: 'pool', id: pools[pool].id, zone: zones[zone] };
    }
    case 'node':
      return { kind: 'node', name: nodes[place.node].name };
    default: {
      const pod = pods[place.cell];
      return pod
        ? { kind: 'pod', key: pod.key }
        : { kind: 'node', name: nodes[place.node].name };
    }
  }
}

/** Where a selection stands; `undefined` for what the picture does not show. */
export function placeOf(
  arrangement: Arrangement,
  selection: Selection,
): Place | undefined {
  switch (selection.kind) {
    case 'zone': {
      const zone = arrangement.zones.indexOf(selection.zone);
      return zone < 0 ? undefined : { kind: 'zone', zone };
    }
    case 'pool': {
      const { pools, zones, groups } = arrangement;
      const group = groups.findIndex(
        ({ pool, zone }) =>
          pools[pool].id === selection.id && zones[zone] === selection.zone,
      );
      return group < 0 ? undefined : { kind: 'group', group };
    }
    case 'node': {
      const node = arrangement.nodes.findIndex(
        ({ name }) => name === selection.name,
      );
      return node < 0
        ? undefined
        : { kind: 'node', node, group: groupOfNode(arrangement, node) };
    }
    case 'pod': {
      const cell = arrangement.pods.findIndex(
        pod => pod?.key === selection.key,
      );
      return cell < 0 ? undefined : placeOfCell(arrangement, cell);
    }
    default:
      return undefined;
  }
}

/** The place of a cell. */
export function placeOfCell(
  arrangement: Arrangement,
  cell: number,
): Extract<Place, { kind: 'cell' }> {
  const node = nodeOfCell(arrangement, cell);
  return { kind: 'cell', cell, node, group: groupOfNode(arrangement, node) };
}

/** Where the keyboard is, by names; also on a pod that one may not see. */
export type Marker =
  | Selection
  | { kind: 'hidden'; node: string; offset: number };

export function markerAt(arrangement: Arrangement, place: Place): Marker {
  if (place.kind === 'cell' && !arrangement.pods[place.cell]) {
    return {
      kind: 'hidden',
      node: arrangement.nodes[place.node].name,
      offset: place.cell - arrangement.firstCell[place.node],
    };
  }
  return selectionAt(arrangement, place);
}

export function placeOfMarker(
  arrangement: Arrangement,
  marker: Marker,
): Place | undefined {
  if (marker.kind !== 'hidden') {
    return placeOf(arrangement, marker);
  }
  const place = placeOf(arrangement, { kind: 'node', name: marker.node });
  if (place?.kind !== 'node') {
    return undefined;
  }
  const { firstCell } = arrangement;
  const cell = firstCell[place.node] + marker.offset;
  return cell < firstCell[place.node + 1]
    ? { ...place, kind: 'cell', cell }
    : place;
}

/** Whether a model still holds what is selected. */
export function isThere(model: TopologyModel, selection: Selection): boolean {
  switch (selection.kind) {
    case 'pod':
      return model.pods.has(selection.key);
    case 'node':
      return model.nodes.has(selection.name);
    case 'pool':
      return model.pools.some(({ id }) => id === selection.id);
    case 'zone':
      return (
        selection.zone === undefined || model.zones.includes(selection.zone)
      );
    default:
      return model.waiting.some(({ pods, namespace }) =>
        pods.some(name => `${namespace}/${name}` === selection.pod),
      );
  }
}
