import type { Arrangement } from './arrange';
import {
  BOX,
  CANVAS,
  measureTile,
  MOST_WHOLE,
  TILE,
  type TileMeasure,
} from './measures';
import { stepUp } from './stepUp';

/** A rectangle in the units of the picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A pool as a row through all zones. */
export interface PoolRow {
  tile: TileMeasure;
  /** Distance between the left edges of two tiles, and between their tops. */
  pitchX: number;
  pitchY: number;
  tilesPerRow: number;
  y: number;
  height: number;
}

/** Where everything stands. Says nothing of states. */
export interface CapacityLayout {
  width: number;
  height: number;
  /** How much larger heads, notes and distances are than {@link BOX}. */
  scale: number;
  /** Columns, one a zone. */
  zones: Box[];
  pools: PoolRow[];
  /** Boxes of the groups, in the order of the arrangement; `undefined` where nothing is drawn. */
  groups: Array<Box | undefined>;
}

const COLUMNS = [3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];
const SCALES = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** Narrowest tile with its gap; columns are counted in it. */
const UNIT = measureTile(5).width + TILE.gap;

/** Sizes that decide the layout: equal shapes have equal layouts. */
interface Shape {
  zones: number;
  /** By pool: cells of its fullest node and nodes of its fullest zone, rounded up. */
  pools: Array<{ cells: number; nodes: number }>;
  /** By group: nodes and whether the pool has a box there. */
  groups: Array<{ nodes: number; drawn: boolean }>;
}

/** Places an arrangement. The same names in, the same places out. */
export function layoutCapacity(arrangement: Arrangement): CapacityLayout {
  const shape = shapeOf(arrangement);
  return placeLegibly(shape, chooseColumns(shape));
}

/** Places with heads large enough to be read when the canvas shows everything. */
function placeLegibly(shape: Shape, columns: number): CapacityLayout {
  const plain = place(shape, columns, 1);
  const fits = 1 / wholeZoom(plain);
  const scale = SCALES.find(size => size >= fits) ?? SCALES[SCALES.length - 1];
  // A picture of a few per cent more than the canvas needs no larger words.
  return fits < 1.15 ? plain : place(shape, columns, scale);
}

/** The zoom at which the canvas shows everything. */
function wholeZoom({ width, height }: CapacityLayout): number {
  return Math.min(CANVAS.width / width, CANVAS.height / height);
}

function shapeOf(arrangement: Arrangement): Shape {
  const { zones, pools, groups, firstCell } = arrangement;
  const cells = pools.map(() => 0);
  const nodes = pools.map(() => 0);
  for (const { pool, firstNode, nodeCount } of groups) {
    nodes[pool] = Math.max(nodes[pool], nodeCount);
    for (let node = firstNode; node < firstNode + nodeCount; node += 1) {
      const count = firstCell[node + 1] - firstCell[node];
      cells[pool] = Math.max(cells[pool], count);
    }
  }
  return {
    zones: zones.length,
    pools: pools.map((_, pool) => ({
      cells: stepUp(cells[pool]),
      nodes: nodes[pool],
    })),
    groups: groups.map(({ pool, zone, nodeCount }) => ({
      nodes: nodeCount,
      // A declared pool may grow in every zone that has a name.
      drawn:
        nodeCount > 0 || (pools[pool].declared && zones[zone] !== undefined),
    })),
  };
}

/**
 * The width of a zone, in narrowest tiles, at which everything is largest on
 * the canvas; of several, the one whose picture comes nearest to its shape.
 */
function chooseColumns(shape: Shape): number {
  const widest = Math.max(
    UNIT,
    ...shape.pools.map(({ cells }) => measureTile(cells).width + TILE.gap),
  );
  // Rounded up, so that a node more seldom changes the width of every zone.
  const rounded: Shape = {
    ...shape,
    pools: shape.pools.map(({ cells, nodes }) => ({
      cells,
      nodes: nodes && stepUp(nodes),
    })),
  };
  const possible = COLUMNS.filter(columns => columns * UNIT >= widest);
  const shown = possible.map(columns => {
    const layout = placeLegibly(rounded, columns);
    return {
      columns,
      zoom: Math.min(MOST_WHOLE, wholeZoom(layout)),
      // Zero for a picture of the canvas's shape.
      bend: Math.abs(
        Math.log(
          (layout.width / layout.height) * (CANVAS.height / CANVAS.width),
        ),
      ),
    };
  });
  shown.sort((one, other) => other.zoom - one.zoom || one.bend - other.bend);
  return shown[0]?.columns ?? Math.ceil(widest / UNIT);
}

function place(shape: Shape, columns: number, scale: number): CapacityLayout {
  const side = (BOX.zoneSide + BOX.poolSide) * scale;
  const inner = columns * UNIT - TILE.gap;
  const zoneWidth = inner + 2 * side;
  const zoneGap = BOX.zoneGap * scale;
  const gap = TILE.gap * Math.min(scale, 2);

  let y = BOX.zoneHead * scale;
  const pools = shape.pools.map(({ cells, nodes }): PoolRow => {
    const tile = measureTile(cells);
    const pitchX = tile.width + gap;
    const pitchY = tile.height + gap;
    const tilesPerRow = Math.max(1, Math.floor((inner + gap) / pitchX));
    const rows = Math.ceil(nodes / tilesPerRow);
    const content = rows ? rows * pitchY - gap + BOX.note * scale : 0;
    const height = BOX.poolHead * scale + content;
    const row = { tile, pitchX, pitchY, tilesPerRow, y, height };
    y += height + BOX.poolGap * scale;
    return row;
  });
  const height = y;
  const width = shape.zones * (zoneWidth + zoneGap) - zoneGap;
  const zones = Array.from({ length: shape.zones }, (_, zone) => ({
    x: zone * (zoneWidth + zoneGap),
    y: 0,
    width: zoneWidth,
    height,
  }));
  const groups = shape.groups.map(({ drawn }, index) => {
    const zone = zones[index % shape.zones];
    const row = pools[Math.floor(index / shape.zones)];
    return drawn
      ? {
          x: zone.x + BOX.zoneSide * scale,
          y: row.y,
          width: zone.width - 2 * BOX.zoneSide * scale,
          height: row.height,
        }
      : undefined;
  });
  return { width, height, scale, zones, pools, groups };
}

/** Where the first tile of a group stands. */
export function tilesOrigin(
  { scale }: Pick<CapacityLayout, 'scale'>,
  box: Box,
): { x: number; y: number } {
  return {
    x: box.x + BOX.poolSide * scale,
    y: box.y + BOX.poolHead * scale,
  };
}

/** The box of the nth tile of a group. */
export function tileBox(
  layout: CapacityLayout,
  place_: { box: Box; row: PoolRow },
  position: number,
): Box {
  const { box, row } = place_;
  const origin = tilesOrigin(layout, box);
  const column = position % row.tilesPerRow;
  const line = Math.floor(position / row.tilesPerRow);
  return {
    x: origin.x + column * row.pitchX,
    y: origin.y + line * row.pitchY,
    width: row.tile.width,
    height: row.tile.height,
  };
}
