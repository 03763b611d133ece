import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { fillOf, isDimmed } from '../model/colouring';
import type { Box } from '../model/layout';
import { CELL, CELL_PITCH, TILE } from '../model/measures';
import { answers } from '../model/tally';
import { DIMMED } from './drawCells';
import { deviceScale, type Drawing, eachVisibleTile, project } from './Drawing';
import { drawGlyph } from './glyphs';
import { type Field, fillEdges } from './marks';

/** Share of a node's resources from which its bar says degraded. */
export const FULL_SHARE = 0.85;
/** Heights of letters, in pixels of the page, from which on they can be read, and at which they stop growing. */
const LETTERS = { least: 8, most: 15 } as const;

function shareOf({ scene }: Drawing, node: number): number | undefined {
  const known = scene.picture.arrangement.nodes[node];
  const all = known.allocatable[scene.resource];
  return answers(known) && all > 0
    ? known.requested[scene.resource] / all
    : undefined;
}

/** Draws nodes as single tiles: the pattern of the worst, or how full a healthy one is. */
export function drawCounts(drawing: Drawing, groupIndex: number) {
  const { pen, scene, sprites, view } = drawing;
  const { arrangement, layout } = scene.picture;
  const group = arrangement.groups[groupIndex];
  const { tile } = layout.pools[group.pool];
  const scale = deviceScale(view);
  const size = {
    width: Math.round(tile.width * scale),
    height: Math.round(tile.height * scale),
    line: Math.max(1, Math.round(view.pixelRatio)),
  };
  const spriteOf = sprites.ofSize(size);
  const healthy = STATUSES.length - 1;
  eachVisibleTile(drawing, group, (node, units) => {
    const { x, y } = project(view, units);
    const paint = scene.paints.nodes[node];
    pen.globalAlpha = isDimmed(paint) ? DIMMED : 1;
    if (fillOf(paint) === healthy) {
      drawLevel(drawing, { x, y, ...size }, shareOf(drawing, node) ?? 0);
    } else {
      const sprite = spriteOf(paint & 127);
      if (sprite) {
        pen.drawImage(sprite, x, y);
      }
    }
  });
  pen.globalAlpha = 1;
}

/** A healthy node, filled from below as far as it is requested. */
function drawLevel({ pen, palette }: Drawing, field: Field, share: number) {
  const { x, y, width, height, line } = field;
  const full = Math.round((height - 2 * line) * Math.min(1, share));
  pen.fillStyle = palette.paper;
  pen.fillRect(x, y, width, height - full - line);
  pen.fillStyle = palette.cell;
  pen.fillRect(x, y + height - full - line, width, full + line);
  fillEdges(pen, palette.statuses.healthy.fill, field);
}

/** Draws the tiles that hold cells: ground, name, share and bar. */
export function drawTiles(drawing: Drawing, groupIndex: number) {
  const { pen, palette, scene, view } = drawing;
  const { nodes, groups } = scene.picture.arrangement;
  const ratio = view.pixelRatio;
  eachVisibleTile(drawing, groups[groupIndex], (node, tile) => {
    const box = project(view, tile);
    const { condition, cordoned } = nodes[node];
    if (isDimmed(scene.paints.nodes[node])) {
      pen.globalAlpha = DIMMED * 2;
    }
    const thickness = Math.max(1, Math.round(ratio));
    pen.fillStyle = palette.page;
    pen.fillRect(box.x, box.y, box.width, box.height);
    if (cordoned) {
      drawCordon(drawing, box);
    }
    if (condition === 'silent') {
      drawDashes(drawing, box, thickness);
    } else {
      fillEdges(pen, lineOf(drawing, node), { ...box, line: thickness });
    }
    drawDevices(drawing, node, box);
    drawHead(drawing, node, box);
    drawBar(drawing, node, box);
    pen.globalAlpha = 1;
  });
}

function lineOf({ scene, palette }: Drawing, node: number): string {
  const { condition, cordoned } = scene.picture.arrangement.nodes[node];
  if (condition === 'not-ready') {
    return palette.statuses.failing.fill;
  }
  return cordoned ? palette.statuses.degraded.fill : palette.line;
}

/** The frame of a node that does not answer. */
function drawDashes({ pen, palette }: Drawing, box: Box, thickness: number) {
  pen.strokeStyle = palette.statuses.unknown.fill;
  pen.lineWidth = thickness;
  pen.setLineDash([4 * thickness, 3 * thickness]);
  pen.strokeRect(
    box.x + thickness / 2,
    box.y + thickness / 2,
    box.width - thickness,
    box.height - thickness,
  );
  pen.setLineDash([]);
}

/** Thin diagonals over a node that takes no more pods. */
function drawCordon({ pen, palette, view }: Drawing, box: Box) {
  const ratio = view.pixelRatio;
  pen.save();
  pen.beginPath();
  pen.rect(
    box.x + ratio,
    box.y + ratio,
    box.width - 2 * ratio,
    box.height - 2 * ratio,
  );
  pen.clip();
  pen.strokeStyle = palette.track;
  pen.lineWidth = 2 * ratio;
  pen.beginPath();
  for (let at = -box.height; at < box.width; at += 7 * ratio) {
    pen.moveTo(box.x + at, box.y);
    pen.lineTo(box.x + at + box.height, box.y + box.height);
  }
  pen.stroke();
  pen.restore();
}

function drawHead(drawing: Drawing, node: number, box: Box) {
  const { lettering, palette, pen, scene, view } = drawing;
  const { zoom } = view.camera;
  const ratio = view.pixelRatio;
  if (10.5 * zoom < LETTERS.least) {
    return;
  }
  const size = Math.min(10.5 * zoom, LETTERS.most) * ratio;
  const { condition, cordoned } = scene.picture.arrangement.nodes[node];
  const side = 5 * zoom * ratio;
  const y = box.y + 10 * zoom * ratio;
  const right = box.x + box.width - side;
  const share = shareOf(drawing, node);
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
function drawDevices(drawing: Drawing, node: number, box: Box) {
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
function drawBar(drawing: Drawing, node: number, box: Box) {
  const { pen, palette, view } = drawing;
  const scale = view.camera.zoom * view.pixelRatio;
  const height = Math.round(3 * scale);
  if (height < 1) {
    return;
  }
  const x = Math.round(box.x + 5 * scale);
  const width = Math.round(box.width - 10 * scale);
  const y = Math.round(box.y + box.height - 5 * scale - height);
  const share = shareOf(drawing, node);
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
