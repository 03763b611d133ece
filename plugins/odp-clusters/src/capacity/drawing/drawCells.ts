import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { FILL, fillOf, isDimmed, markOf } from '../model/colouring';
import type { Box } from '../model/layout';
import { CELL, CELL_PITCH, type TileMeasure, TILE } from '../model/measures';
import {
  deviceScale,
  type Drawing,
  eachVisibleTile,
  visibleSteps,
} from './Drawing';

/** What the filters dim keeps this part of its ink. */
export const DIMMED = 0.22;
/** From this width of a cell on, in pixels of the page, it has a frame. */
const FRAMED = 7;
const HEALTHY = STATUSES.length - 1;

/** Cells without pattern or mark are filled squares, which is what a canvas does fastest. */
function isPlain(paint: number): boolean {
  const fill = fillOf(paint);
  return (
    markOf(paint) === 0 &&
    (fill === HEALTHY || (fill >= FILL.neutral && fill !== FILL.none))
  );
}

/** Width of a cell in whole pixels of the device. */
export function cellSize(scale: number): number {
  return Math.max(1, Math.round(CELL * scale));
}

/** Draws the cells of all tiles of a group that touch the view, one paint after another: what changes between two squares costs more than a square. */
export function drawCells(drawing: Drawing, groupIndex: number) {
  const { pen, sprites, scene, view } = drawing;
  const { arrangement, layout } = scene.picture;
  const group = arrangement.groups[groupIndex];
  const { tile } = layout.pools[group.pool];
  const scale = deviceScale(view);
  const size = cellSize(scale);
  const line = Math.max(1, Math.round(view.pixelRatio * Math.min(1.5, scale)));
  const paints = scene.paints.cells;
  // By paint: left and upper edges, one after another.
  const corners: number[][] = [];
  eachVisibleTile(drawing, group, (node, box) => {
    eachVisibleCell(drawing, { node, box, tile }, (cell, x, y) => {
      (corners[paints[cell]] ??= []).push(x, y);
    });
  });
  const spriteOf = sprites.ofSize({ width: size, height: size, line });
  corners.forEach((at, paint) => {
    pen.globalAlpha = isDimmed(paint) ? DIMMED : 1;
    if (isPlain(paint)) {
      drawPlain(drawing, at, { paint, size, line });
      return;
    }
    const sprite = spriteOf(paint & 127);
    for (let index = 0; sprite && index < at.length; index += 2) {
      pen.drawImage(sprite, at[index], at[index + 1]);
    }
  });
  pen.globalAlpha = 1;
}

/** Squares of one colour; healthy ones have a frame where there is room for it. */
function drawPlain(
  { pen, palette, view }: Drawing,
  corners: number[],
  how: { paint: number; size: number; line: number },
) {
  const { size, line } = how;
  const fill = fillOf(how.paint);
  // A frame under what is see-through would show.
  const framed =
    fill === HEALTHY &&
    !isDimmed(how.paint) &&
    size >= FRAMED * view.pixelRatio;
  pen.fillStyle = framed ? palette.statuses.healthy.fill : palette.plain[fill];
  for (let index = 0; index < corners.length; index += 2) {
    pen.fillRect(corners[index], corners[index + 1], size, size);
  }
  if (framed) {
    pen.fillStyle = palette.cell;
    const inside = size - 2 * line;
    for (let index = 0; index < corners.length; index += 2) {
      pen.fillRect(
        corners[index] + line,
        corners[index + 1] + line,
        inside,
        inside,
      );
    }
  }
}

/** Calls for each cell of a tile that touches the view, with its corner in pixels of the device. */
export function eachVisibleCell(
  { scene, view }: Drawing,
  at: { node: number; box: Box; tile: TileMeasure },
  draw: (cell: number, x: number, y: number) => void,
) {
  const { node, box, tile } = at;
  const { firstCell } = scene.picture.arrangement;
  const { camera, size } = view;
  const scale = deviceScale(view);
  const first = firstCell[node];
  const count = firstCell[node + 1] - first;
  const left = box.x + TILE.side;
  const top = box.y + TILE.head;
  const columns = visibleSteps(left, CELL_PITCH, {
    from: camera.x,
    to: camera.x + size.width / camera.zoom,
    count: tile.columns,
  });
  const lines = visibleSteps(top, CELL_PITCH, {
    from: camera.y,
    to: camera.y + size.height / camera.zoom,
    count: Math.ceil(count / tile.columns),
  });
  for (let row = lines.first; row <= lines.last; row += 1) {
    const y = Math.round((top + row * CELL_PITCH - camera.y) * scale);
    const end = Math.min(columns.last, count - 1 - row * tile.columns);
    for (let column = columns.first; column <= end; column += 1) {
      draw(
        first + row * tile.columns + column,
        Math.round((left + column * CELL_PITCH - camera.x) * scale),
        y,
      );
    }
  }
}
