import { STATUSES } from '@internal/plugin-odp-clusters-common';
import type { Detail } from '../model/detail';
import { isAtLimit, poolSize } from '../model/labels';
import type { Box } from '../model/layout';
import { BOX } from '../model/measures';
import { deviceScale, type Drawing } from './Drawing';
import { drawGlyph } from './glyphs';
import { clearHead, headOf } from './headOf';

/** Name, machine type and size of a pool, and how many of its nodes are not well where nodes are drawn small. */
export function drawPoolHead(
  drawing: Drawing,
  at: { group: number; box: Box; detail: Detail },
) {
  const { lettering, palette, scene, view } = drawing;
  const zoneHead = BOX.zoneHead * scene.picture.layout.scale;
  const head = headOf(drawing, at.box, {
    units: BOX.poolHead,
    // Below the head of the zone, which stays too and covers the seam.
    top:
      Math.min(zoneHead * deviceScale(view), BOX.zoneHead * view.pixelRatio) -
      4 * view.pixelRatio,
  });
  if (!head) {
    return;
  }
  const ratio = view.pixelRatio;
  const { arrangement } = scene.picture;
  const { pool: index, nodeCount } = arrangement.groups[at.group];
  const pool = arrangement.pools[index];
  if (nodeCount) {
    clearHead(drawing, head, palette.paper);
  }
  const y = head.y + head.height / 2;
  const small = { size: 11 * ratio, colour: palette.secondary };
  const bold = { size: 12 * ratio, colour: palette.text, bold: true };
  const left = head.x + 8 * ratio;
  let right = head.x + head.width - 8 * ratio;
  const name = lettering.fit(pool.name, (right - left) * 0.6, bold);
  const nameEnd =
    left + lettering.write(name, { x: left, y }, bold) + 6 * ratio;

  const size = sizeWords(pool, nodeCount);
  const limit = lettering.fit(size.of, right - nameEnd - 30 * ratio, small);
  if (limit === size.of) {
    right -= lettering.write(
      limit,
      { x: right, y, align: 'right' },
      {
        ...small,
        colour: isAtLimit(pool)
          ? palette.statuses.degraded.text
          : palette.secondary,
      },
    );
  }
  right -= lettering.write(size.here, { x: right, y, align: 'right' }, bold);
  if (at.detail === 'node counts' || at.detail === 'zone totals') {
    right -= drawWorst(drawing, { group: at.group, right, y, left: nameEnd });
  }
  const type = lettering.fit(
    pool.machineType ?? '',
    right - nameEnd - 6 * ratio,
    small,
  );
  // Two letters and an ellipsis tell nothing.
  if (type.length > 5) {
    lettering.write(type, { x: nameEnd, y }, small);
  }
}

/** "4" and " · pool 13 of 3–20"; of an empty pool "0 of 0–20" and " · scales up on demand". */
function sizeWords(
  pool: Parameters<typeof poolSize>[0],
  here: number,
): { here: string; of: string } {
  if (pool.nodes === 0) {
    return {
      here: pool.limits ? `0 of ${pool.limits.max}` : '0',
      of: pool.limits?.min === 0 ? ' · scales up on demand' : '',
    };
  }
  return {
    here: String(here),
    of: pool.limits ? ` · pool ${poolSize(pool)}` : '',
  };
}

/** Nodes that are not well, by status, ending at `right`; gives the width they took. */
function drawWorst(
  { lettering, palette, pen, scene, view }: Drawing,
  at: { group: number; right: number; y: number; left: number },
): number {
  const ratio = view.pixelRatio;
  const { nodes } = scene.groups[at.group];
  const size = 11 * ratio;
  let x = at.right - 6 * ratio;
  for (const status of [...STATUSES].reverse()) {
    const count = status === 'healthy' ? 0 : nodes[status] ?? 0;
    const needed = lettering.width(String(count), { size }) + size * 1.5;
    if (count && x - needed > at.left) {
      x -= lettering.write(
        String(count),
        { x, y: at.y, align: 'right' },
        { size, colour: palette.statuses[status].text },
      );
      x -= size * 1.2;
      drawGlyph(pen, { x, y: at.y, size }, { glyph: status, palette });
      x -= 5 * ratio;
    }
  }
  return at.right - x;
}
