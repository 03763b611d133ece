import type { Arrangement } from './arrange';
import type { Point } from './camera';
import { detailOf } from './detail';
import type { CapacityLayout } from './layout';
import { tileBox, tilesOrigin } from './layout';
import { CELL_PITCH, TILE } from './measures';

/** A place of the picture, by the numbers of its arrangement. */
export type Place =
  | { kind: 'cell'; cell: number; node: number; group: number }
  | { kind: 'node'; node: number; group: number }
  | { kind: 'group'; group: number }
  | { kind: 'zone'; zone: number };

/** Last of `starts` that is not behind `value`, by halving; -1 when all are. */
function lastNotBehind<T>(
  items: readonly T[],
  start: (item: T) => number,
  value: number,
): number {
  let low = -1;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(items[middle]) <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * What stands at a point of the picture, by arithmetic: cells are found only
 * where the zoom shows them, nodes only where they are told apart.
 */
export function hitTest(
  { arrangement, layout }: { arrangement: Arrangement; layout: CapacityLayout },
  point: Point,
  zoom: number,
): Place | undefined {
  const zone = lastNotBehind(layout.zones, box => box.x, point.x);
  const column = layout.zones[zone];
  if (
    !column ||
    point.x > column.x + column.width ||
    point.y < 0 ||
    point.y > column.height
  ) {
    return undefined;
  }
  const pool = lastNotBehind(layout.pools, row => row.y, point.y);
  const group = pool * layout.zones.length + zone;
  const box = pool < 0 ? undefined : layout.groups[group];
  if (
    !box ||
    point.x < box.x ||
    point.x > box.x + box.width ||
    point.y > box.y + box.height
  ) {
    return { kind: 'zone', zone };
  }
  const row = layout.pools[pool];
  const detail = detailOf(row, zoom);
  const origin = tilesOrigin(layout, box);
  const tileColumn = Math.floor((point.x - origin.x) / row.pitchX);
  const tileLine = Math.floor((point.y - origin.y) / row.pitchY);
  const position = tileLine * row.tilesPerRow + tileColumn;
  const { firstNode, nodeCount } = arrangement.groups[group];
  if (
    detail === 'zone totals' ||
    tileColumn < 0 ||
    tileColumn >= row.tilesPerRow ||
    tileLine < 0 ||
    position >= nodeCount
  ) {
    return { kind: 'group', group };
  }
  const tile = tileBox(layout, { box, row }, position);
  if (point.x > tile.x + tile.width || point.y > tile.y + tile.height) {
    return { kind: 'group', group };
  }
  const node = firstNode + position;
  if (detail === 'node counts') {
    return { kind: 'node', node, group };
  }
  const { columns } = row.tile;
  const x = Math.floor((point.x - tile.x - TILE.side) / CELL_PITCH);
  const y = Math.floor((point.y - tile.y - TILE.head) / CELL_PITCH);
  const cell = arrangement.firstCell[node] + y * columns + x;
  const isCell =
    x >= 0 && x < columns && y >= 0 && cell < arrangement.firstCell[node + 1];
  // The gap behind a cell counts as the cell: a pointer need not be that exact.
  return isCell
    ? { kind: 'cell', cell, node, group }
    : { kind: 'node', node, group };
}
