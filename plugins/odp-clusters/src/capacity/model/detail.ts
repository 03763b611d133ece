import type { Arrangement } from './arrange';
import type { CapacityLayout, PoolRow } from './layout';
import { CELL } from './measures';

/** How much the picture tells, from little to much. Aggregates: nothing is left out. */
export const DETAILS = [
  'zone totals',
  'node counts',
  'every pod',
  'pod names',
] as const;
export type Detail = (typeof DETAILS)[number];

/** Width of a tile, in pixels, from which on it is told apart, and from which on it shows its pods. */
const TILE_PIXELS = { counts: 6, pods: 36 } as const;
/** Width of a cell, in pixels, from which on a name has room in it. */
const NAME_PIXELS = 56;

/** The detail of a pool's tiles at a zoom. */
export function detailOf(row: PoolRow, zoom: number): Detail {
  const tile = row.tile.width * zoom;
  if (tile < TILE_PIXELS.counts) {
    return 'zone totals';
  }
  if (tile < TILE_PIXELS.pods) {
    return 'node counts';
  }
  return CELL * zoom < NAME_PIXELS ? 'every pod' : 'pod names';
}

/** The detail that most nodes have at a zoom. */
export function mainDetail(
  { groups }: Pick<Arrangement, 'groups'>,
  { pools }: CapacityLayout,
  zoom: number,
): Detail {
  const nodes = new Map<Detail, number>();
  for (const { pool, nodeCount } of groups) {
    const detail = detailOf(pools[pool], zoom);
    nodes.set(detail, (nodes.get(detail) ?? 0) + nodeCount);
  }
  return [...nodes].reduce(
    (most, entry) => (entry[1] > most[1] ? entry : most),
    ['every pod', 0] as [Detail, number],
  )[0];
}
