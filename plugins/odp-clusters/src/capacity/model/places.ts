import type { Arrangement } from './arrange';
import type { Place } from './hitTest';
import { type Box, type CapacityLayout, tileBox } from './layout';
import { CELL, CELL_PITCH, TILE } from './measures';

/** An arrangement where it stands. */
export interface Picture {
  arrangement: Arrangement;
  layout: CapacityLayout;
}

/** The box of a node's tile. */
export function nodeBox(
  { arrangement, layout }: Picture,
  node: number,
  group: number,
): Box {
  const { pool, firstNode } = arrangement.groups[group];
  return tileBox(
    layout,
    { box: layout.groups[group]!, row: layout.pools[pool] },
    node - firstNode,
  );
}

/** The box of a cell of a tile. */
function cellBox(tile: Box, columns: number, position: number): Box {
  return {
    x: tile.x + TILE.side + (position % columns) * CELL_PITCH,
    y: tile.y + TILE.head + Math.floor(position / columns) * CELL_PITCH,
    width: CELL,
    height: CELL,
  };
}

/** The box that a place takes. */
export function boxOf(picture: Picture, place: Place): Box {
  const { arrangement, layout } = picture;
  switch (place.kind) {
    case 'zone':
      return layout.zones[place.zone];
    case 'group':
      return layout.groups[place.group]!;
    case 'node':
      return nodeBox(picture, place.node, place.group);
    default: {
      const tile = nodeBox(picture, place.node, place.group);
      const { columns } =
        layout.pools[arrangement.groups[place.group].pool].tile;
      const position = place.cell - arrangement.firstCell[place.node];
      return cellBox(tile, columns, position);
    }
  }
}
