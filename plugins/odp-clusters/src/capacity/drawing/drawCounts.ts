import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { fillOf, isDimmed } from '../model/colouring';
import { DIMMED } from './drawCells';
import { deviceScale, type Drawing, eachVisibleTile, project } from './Drawing';
import { type Field, fillEdges } from './marks';
import { shareOfNode } from './requestedShare';

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
      drawLevel(drawing, { x, y, ...size }, shareOfNode(drawing, node) ?? 0);
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
