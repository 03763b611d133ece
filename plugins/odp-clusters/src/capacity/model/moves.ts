import type { Point } from './camera';
import { detailOf } from './detail';
import type { Place } from './hitTest';
import { tilesOrigin } from './layout';
import { CELL_PITCH, TILE } from './measures';
import { boxOf, nodeBox, type Picture } from './places';

/** The four arrow keys. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const STEP: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

const clamp = (value: number, most: number) =>
  Math.max(0, Math.min(most, value));

/**
 * The next position in a grid that is filled line by line: below a last line
 * that is not full stands its last item. `undefined` beyond the edge.
 */
function stepInGrid(
  grid: { columns: number; count: number },
  position: number,
  direction: Direction,
): number | undefined {
  const { columns, count } = grid;
  const { x, y } = STEP[direction];
  const column = (position % columns) + x;
  const line = Math.floor(position / columns) + y;
  const lastLine = Math.floor((count - 1) / columns);
  if (column < 0 || column >= columns || line < 0 || line > lastLine) {
    return undefined;
  }
  const next = line * columns + column;
  if (next < count) {
    return next;
  }
  return y === 0 ? undefined : count - 1;
}

/** The place that an arrow leads to: the neighbour by position, at the detail that the zoom shows. */
export function move(
  picture: Picture,
  from: Place,
  how: { direction: Direction; zoom: number },
): Place {
  const { arrangement, layout } = picture;
  if (from.kind === 'zone') {
    return moveZone(picture, from.zone, how);
  }
  const { pool, firstNode, nodeCount } = arrangement.groups[from.group];
  const row = layout.pools[pool];
  if (from.kind === 'cell') {
    const first = arrangement.firstCell[from.node];
    const count = arrangement.firstCell[from.node + 1] - first;
    const next = stepInGrid(
      { columns: row.tile.columns, count },
      from.cell - first,
      how.direction,
    );
    if (next !== undefined) {
      return { ...from, cell: first + next };
    }
  }
  const anchor = centreOf(picture, from);
  if (from.kind !== 'group') {
    const next = stepInGrid(
      { columns: row.tilesPerRow, count: nodeCount },
      from.node - firstNode,
      how.direction,
    );
    if (next !== undefined) {
      const node = firstNode + next;
      return from.kind === 'cell'
        ? enterTile(picture, { node, group: from.group }, anchor)
        : { kind: 'node', node, group: from.group };
    }
  }
  const next = nextGroup(picture, from.group, how.direction);
  return next === undefined
    ? from
    : enterGroup(picture, next, { anchor, zoom: how.zoom });
}

function moveZone(
  { layout }: Picture,
  zone: number,
  { direction }: { direction: Direction },
): Place {
  if (direction === 'down') {
    const pool = layout.pools.findIndex(
      (_, index) => layout.groups[index * layout.zones.length + zone],
    );
    return pool < 0
      ? { kind: 'zone', zone }
      : { kind: 'group', group: pool * layout.zones.length + zone };
  }
  return {
    kind: 'zone',
    zone: clamp(zone + STEP[direction].x, layout.zones.length - 1),
  };
}

function centreOf(picture: Picture, place: Place): Point {
  const { x, y, width, height } = boxOf(picture, place);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The next group that has a box, in the row of the pool or in the column of the zone. */
function nextGroup(
  { layout }: Picture,
  group: number,
  direction: Direction,
): number | undefined {
  const zones = layout.zones.length;
  const { x, y } = STEP[direction];
  let zone = (group % zones) + x;
  let pool = Math.floor(group / zones) + y;
  while (zone >= 0 && zone < zones && pool >= 0 && pool < layout.pools.length) {
    if (layout.groups[pool * zones + zone]) {
      return pool * zones + zone;
    }
    zone += x;
    pool += y;
  }
  return undefined;
}

function enterGroup(
  picture: Picture,
  group: number,
  how: { anchor: Point; zoom: number },
): Place {
  const { arrangement, layout } = picture;
  const { pool, firstNode, nodeCount } = arrangement.groups[group];
  const row = layout.pools[pool];
  const detail = detailOf(row, how.zoom);
  if (!nodeCount || detail === 'zone totals') {
    return { kind: 'group', group };
  }
  const origin = tilesOrigin(layout, layout.groups[group]!);
  const column = clamp(
    Math.floor((how.anchor.x - origin.x) / row.pitchX),
    row.tilesPerRow - 1,
  );
  const line = clamp(
    Math.floor((how.anchor.y - origin.y) / row.pitchY),
    Math.floor((nodeCount - 1) / row.tilesPerRow),
  );
  const position = Math.min(nodeCount - 1, line * row.tilesPerRow + column);
  const node = firstNode + position;
  return detail === 'node counts'
    ? { kind: 'node', node, group }
    : enterTile(picture, { node, group }, how.anchor);
}

/** The cell of a tile that is nearest to a point; the node when it has no pods. */
function enterTile(
  picture: Picture,
  { node, group }: { node: number; group: number },
  anchor: Point,
): Place {
  const { arrangement, layout } = picture;
  const first = arrangement.firstCell[node];
  const count = arrangement.firstCell[node + 1] - first;
  if (!count) {
    return { kind: 'node', node, group };
  }
  const { columns } = layout.pools[arrangement.groups[group].pool].tile;
  const tile = nodeBox(picture, node, group);
  const column = clamp(
    Math.floor((anchor.x - tile.x - TILE.side) / CELL_PITCH),
    Math.min(columns, count) - 1,
  );
  const line = clamp(
    Math.floor((anchor.y - tile.y - TILE.head) / CELL_PITCH),
    Math.floor((count - 1) / columns),
  );
  const cell = first + Math.min(count - 1, line * columns + column);
  return { kind: 'cell', cell, node, group };
}

/** The first place of a picture: of its first group with a node, else its first zone. */
export function firstPlace(picture: Picture, zoom: number): Place {
  const { groups } = picture.arrangement;
  const group = groups.findIndex(({ nodeCount }) => nodeCount > 0);
  return group < 0
    ? { kind: 'zone', zone: 0 }
    : enterGroup(picture, group, { anchor: { x: 0, y: 0 }, zoom });
}
