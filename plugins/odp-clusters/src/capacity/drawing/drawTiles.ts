import { isDimmed } from '../model/colouring';
import type { Box } from '../model/layout';
import { DIMMED } from './drawCells';
import { type Drawing, eachVisibleTile, project } from './Drawing';
import { drawTileBar, drawTileDevices, drawTileHead } from './drawTileWords';
import { fillEdges } from './marks';

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
    drawTileDevices(drawing, node, box);
    drawTileHead(drawing, node, box);
    drawTileBar(drawing, node, box);
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
