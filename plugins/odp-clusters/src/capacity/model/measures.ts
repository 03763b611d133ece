/**
 * Measures of the picture in its own units: pixels of the screen at 100 %.
 * Tiles hold cells; boxes and columns hold tiles.
 */
export const CELL = 11;
const CELL_GAP = 2;
/** From the left edge of a cell to that of the next. */
export const CELL_PITCH = CELL + CELL_GAP;

export const TILE = {
  /** Left and right of the cells. */
  side: 5,
  /** Line with name and share. */
  head: 19,
  /** Room under the cells for the bar. */
  foot: 12,
  gap: 6,
} as const;

/** These grow with {@link CapacityLayout.scale}, so that words fit where the whole picture is small. */
export const BOX = {
  zoneHead: 34,
  zoneSide: 8,
  zoneGap: 10,
  poolHead: 26,
  poolSide: 8,
  poolGap: 8,
  /** Line under the tiles that says what is the matter with nodes or pool. */
  note: 20,
} as const;

/** Width and height that the picture is made for, in pixels. */
export const CANVAS = { width: 834, height: 566 } as const;

/** The whole picture is not shown larger than this by itself. */
export const MOST_WHOLE = 1.4;

/** Cells of a tile. */
export interface TileMeasure {
  columns: number;
  rows: number;
  width: number;
  height: number;
}

/** The tile that has room for so many cells. */
export function measureTile(cells: number): TileMeasure {
  const columns = Math.max(5, Math.ceil(Math.sqrt(cells)));
  const rows = Math.ceil(cells / columns);
  return {
    columns,
    rows,
    width: columns * CELL_PITCH - CELL_GAP + 2 * TILE.side,
    height: TILE.head + rows * CELL_PITCH - CELL_GAP + TILE.foot,
  };
}
