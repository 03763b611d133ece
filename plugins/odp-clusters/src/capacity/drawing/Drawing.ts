import type { NodeGroup } from '../model/arrange';
import { type Box, tilesOrigin } from '../model/layout';
import type { Lettering } from './Lettering';
import type { Pen } from './marks';
import type { Palette } from './palette';
import type { Scene, View } from './Scene';
import type { SpriteSheet } from './SpriteSheet';

/** One picture being drawn. */
export interface Drawing {
  pen: Pen;
  lettering: Lettering;
  sprites: SpriteSheet;
  palette: Palette;
  scene: Scene;
  view: View;
}

/** Pixels of the device for a unit of the picture. */
export function deviceScale({ camera, pixelRatio }: View): number {
  return camera.zoom * pixelRatio;
}

/** A box in whole pixels of the device. */
export function project(view: View, box: Box): Box {
  const scale = deviceScale(view);
  const x = Math.round((box.x - view.camera.x) * scale);
  const y = Math.round((box.y - view.camera.y) * scale);
  return {
    x,
    y,
    width: Math.round((box.x + box.width - view.camera.x) * scale) - x,
    height: Math.round((box.y + box.height - view.camera.y) * scale) - y,
  };
}

/** Whether a box in pixels of the device touches the view. */
export function isVisible({ size, pixelRatio }: View, box: Box): boolean {
  return (
    box.x < size.width * pixelRatio &&
    box.y < size.height * pixelRatio &&
    box.x + box.width > 0 &&
    box.y + box.height > 0
  );
}

/** From the first to the last step of a grid that touches a stretch. */
export function visibleSteps(
  start: number,
  pitch: number,
  seen: { from: number; to: number; count: number },
): { first: number; last: number } {
  return {
    first: Math.max(0, Math.floor((seen.from - start) / pitch)),
    last: Math.min(seen.count - 1, Math.floor((seen.to - start) / pitch)),
  };
}

/** Calls for each tile of a group that touches the view, with its place in units of the picture. */
export function eachVisibleTile(
  { scene, view }: Drawing,
  group: NodeGroup,
  draw: (node: number, box: Box) => void,
) {
  const { layout } = scene.picture;
  const { camera, size } = view;
  const row = layout.pools[group.pool];
  const box = layout.groups[group.pool * layout.zones.length + group.zone];
  if (!box || !group.nodeCount) {
    return;
  }
  const origin = tilesOrigin(layout, box);
  const { width, height } = row.tile;
  const columns = visibleSteps(origin.x, row.pitchX, {
    from: camera.x,
    to: camera.x + size.width / camera.zoom,
    count: row.tilesPerRow,
  });
  const lines = visibleSteps(origin.y, row.pitchY, {
    from: camera.y,
    to: camera.y + size.height / camera.zoom,
    count: Math.ceil(group.nodeCount / row.tilesPerRow),
  });
  for (let line = lines.first; line <= lines.last; line += 1) {
    for (let column = columns.first; column <= columns.last; column += 1) {
      const position = line * row.tilesPerRow + column;
      if (position < group.nodeCount) {
        draw(group.firstNode + position, {
          x: origin.x + column * row.pitchX,
          y: origin.y + line * row.pitchY,
          width,
          height,
        });
      }
    }
  }
}

/** Fills and frames a box; round where it is large enough to see. */
export function drawBox(
  pen: Pen,
  box: Box,
  how: { ground?: string; line: string; thickness: number; radius: number },
) {
  const { ground, line, thickness, radius } = how;
  pen.beginPath();
  pen.roundRect(
    box.x + thickness / 2,
    box.y + thickness / 2,
    Math.max(0, box.width - thickness),
    Math.max(0, box.height - thickness),
    radius,
  );
  if (ground) {
    pen.fillStyle = ground;
    pen.fill();
  }
  pen.strokeStyle = line;
  pen.lineWidth = thickness;
  pen.stroke();
}
