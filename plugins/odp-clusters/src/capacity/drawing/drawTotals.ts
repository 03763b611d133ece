import { STATUSES } from '@internal/plugin-odp-clusters-common';
import type { Box } from '../model/layout';
import { BOX } from '../model/measures';
import { deviceScale, type Drawing } from './Drawing';

/** Nodes of a group as one bar, by status, where single tiles are too small to see. */
export function drawTotals(drawing: Drawing, group: number, box: Box) {
  const { pen, palette, scene, view } = drawing;
  const { nodes, nodeCount } = scene.groups[group];
  if (!nodeCount) {
    return;
  }
  const inset = Math.max(1, Math.round(3 * deviceScale(view)));
  const head = Math.round(
    BOX.poolHead * scene.picture.layout.scale * deviceScale(view),
  );
  const height = box.height - head - inset;
  let x = box.x + inset;
  const width = box.width - 2 * inset;
  for (const status of STATUSES) {
    const count = nodes[status] ?? 0;
    if (count) {
      // Even one node of a thousand is seen.
      const part = Math.max(2, Math.round((width * count) / nodeCount));
      pen.fillStyle = palette.plain[STATUSES.indexOf(status)];
      pen.fillRect(
        x,
        box.y + head,
        Math.min(part, box.x + inset + width - x),
        height,
      );
      x += part;
    }
  }
}
