import type { Box } from '../model/layout';
import { drawBox, type Drawing, isVisible, project } from './Drawing';

/** Draws the columns of the zones. */
export function drawZones(drawing: Drawing) {
  const { pen, palette, scene, view } = drawing;
  for (const zone of scene.picture.layout.zones) {
    const box = project(view, zone);
    if (isVisible(view, box)) {
      drawBox(pen, box, {
        ground: scene.stale ? undefined : palette.page,
        line: palette.line,
        thickness: Math.max(1, Math.round(view.pixelRatio)),
        radius: 4 * view.pixelRatio,
      });
    }
  }
}

/** Draws the box of a group; dashed where nothing runs now or may vanish at any time. */
export function drawGroup(drawing: Drawing, groupIndex: number, box: Box) {
  const { pen, palette, scene, view } = drawing;
  const { arrangement } = scene.picture;
  const { pool, nodeCount } = arrangement.groups[groupIndex];
  const ratio = view.pixelRatio;
  const passing = !nodeCount || arrangement.pools[pool].spot === true;
  if (passing) {
    pen.setLineDash([4 * ratio, 3 * ratio]);
  }
  drawBox(pen, box, {
    ground: nodeCount ? palette.paper : undefined,
    line: palette.line,
    thickness: Math.max(1, Math.round(ratio)),
    radius: 4 * ratio,
  });
  pen.setLineDash([]);
}

/** A ring around what is selected, and a thinner one, a little off, where the keyboard is. */
export function drawRing(
  { pen, palette, view }: Drawing,
  box: Box,
  kind: 'selected' | 'cursor',
) {
  const ratio = view.pixelRatio;
  const off = (kind === 'selected' ? 1 : 3) * ratio;
  const ring = {
    x: box.x - off,
    y: box.y - off,
    width: box.width + 2 * off,
    height: box.height + 2 * off,
  };
  if (kind === 'cursor') {
    pen.setLineDash([3 * ratio, 2 * ratio]);
  }
  drawBox(pen, ring, {
    line: palette.text,
    thickness: 2 * ratio,
    radius: 4 * ratio,
  });
  pen.setLineDash([]);
}
