import type { Box } from '../model/layout';
import { CELL, CELL_PITCH, TILE } from '../model/measures';
import { answers } from '../model/tally';
import { type Drawing, isVisible } from './Drawing';
import { drawGlyph } from './glyphs';
import { FULL_SHARE, shareOfNode } from './requestedShare';

/** Heights of letters, in pixels of the page, from which on they can be read, and at which they stop growing. */
const LETTERS = { least: 8, most: 15 } as const;

/** Name of a node, a mark where it is not well, and its share. */
export function drawTileHead(drawing: Drawing, node: number, box: Box) {
  const { lettering, palette, pen, scene, view } = drawing;
  const { zoom } = view.camera;
  const ratio = view.pixelRatio;
  const head = { ...box, height: TILE.head * zoom * ratio };
  if (10.5 * zoom < LETTERS.least || !isVisible(view, head)) {
    return;
  }
  const size = Math.min(10.5 * zoom, LETTERS.most) * ratio;
  const { condition, cordoned } = scene.picture.arrangement.nodes[node];
  const side = 5 * zoom * ratio;
  const y = box.y + 10 * zoom * ratio;
  const right = box.x + box.width - side;
  const share = shareOfNode(drawing, node);
  const value = share === undefined ? '?' : `${Math.floor(share * 100)} %`;
  const taken = lettering.write(
    value,
    { x: right, y, align: 'right' },
    { size, colour: palette.secondary },
  );
  const glyph =
    (condition === 'silent' && ('unknown' as const)) ||
    (condition === 'not-ready' && ('failing' as const)) ||
    (cordoned && ('cordoned' as const));
  const room = right - taken - box.x - side - (glyph ? size * 1.3 : size * 0.3);
  const name = lettering.fit(scene.names[node], room, { size });
  const width = lettering.write(
    name,
    { x: box.x + side, y },
    { size, colour: palette.text },
  );
  if (glyph) {
    drawGlyph(
      pen,
      { x: box.x + side + width + size * 0.25, y, size: size * 1.05 },
      { glyph, palette },
    );
  }
}

/** "GPU 1 of 1" behind the cells of a node with devices, where the line of cells leaves room. */
export function drawTileDevices(drawing: Drawing, node: number, box: Box) {
  const { lettering, palette, scene, view } = drawing;
  const { zoom } = view.camera;
  const { firstCell, nodes } = scene.picture.arrangement;
  const { allocatable, requested } = nodes[node];
  const cells = firstCell[node + 1] - firstCell[node];
  const size = Math.min(10.5 * zoom, LETTERS.most) * view.pixelRatio;
  if (
    !allocatable.gpu ||
    !answers(nodes[node]) ||
    10.5 * zoom < LETTERS.least
  ) {
    return;
  }
  const scale = zoom * view.pixelRatio;
  const left = box.x + (TILE.side + cells * CELL_PITCH + 2) * scale;
  const room = box.x + box.width - TILE.side * scale - left;
  const words = `GPU ${requested.gpu}/${allocatable.gpu}`;
  if (lettering.width(words, { size }) <= room) {
    lettering.write(
      words,
      { x: left, y: box.y + (TILE.head + CELL / 2) * scale },
      { size, colour: palette.secondary },
    );
  }
}

/** The share that is requested; dashes where the node does not answer. */
export function drawTileBar(drawing: Drawing, node: number, box: Box) {
  const { pen, palette, view } = drawing;
  const scale = view.camera.zoom * view.pixelRatio;
  const height = Math.round(3 * scale);
  if (height < 1) {
    return;
  }
  const x = Math.round(box.x + 5 * scale);
  const width = Math.round(box.width - 10 * scale);
  const y = Math.round(box.y + box.height - 5 * scale - height);
  if (!isVisible(view, { x, y, width, height })) {
    return;
  }
  const share = shareOfNode(drawing, node);
  if (share === undefined) {
    pen.fillStyle = palette.statuses.unknown.fill;
    const dash = Math.max(1, Math.round(3 * scale));
    for (let at = 0; at + dash <= width; at += 2 * dash) {
      pen.fillRect(x + at, y, dash, height);
    }
    return;
  }
  pen.fillStyle = palette.track;
  pen.fillRect(x, y, width, height);
  pen.fillStyle =
    share >= FULL_SHARE ? palette.statuses.degraded.fill : palette.bar;
  pen.fillRect(x, y, Math.round(width * Math.min(1, share)), height);
}
