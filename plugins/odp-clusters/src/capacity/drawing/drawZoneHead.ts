import { formatCount } from '@internal/plugin-odp-react';
import type { Box } from '../model/layout';
import { BOX } from '../model/measures';
import { requestedShare, type Tally } from '../model/tally';
import type { Drawing } from './Drawing';
import { FULL_SHARE } from './requestedShare';
import { clearHead, headOf } from './headOf';

/** Name, pods and requested share of a zone. */
export function drawZoneHead(
  drawing: Drawing,
  zone: number,
  at: { box: Box; counts: boolean },
) {
  const { box } = at;
  const { lettering, palette, scene, view } = drawing;
  const head = headOf(drawing, box, { units: BOX.zoneHead, top: 0 });
  if (!head) {
    return;
  }
  const ratio = view.pixelRatio;
  clearHead(drawing, head, palette.page);
  const tally = scene.zones[zone];
  const y = head.y + head.height / 2;
  const small = { size: 12 * ratio, colour: palette.secondary };
  let right = head.x + head.width - 10 * ratio;
  const left = head.x + 10 * ratio;
  const share = requestedShare(tally, scene.resource);
  if (share !== undefined && !at.counts && head.width > 180 * ratio) {
    right -= drawShare(drawing, { right, y }, share) + 8 * ratio;
  }
  const name = scene.picture.arrangement.zones[zone] ?? 'no zone label';
  const bold = { size: 13 * ratio, colour: palette.text, bold: true };
  const used = lettering.write(
    lettering.fit(name, right - left, bold),
    { x: left, y },
    bold,
  );
  const pods = zoneWords(tally, at.counts);
  const words = lettering.fit(pods, right - left - used - 8 * ratio, small);
  if (words === pods) {
    lettering.write(words, { x: left + used + 8 * ratio, y }, small);
  }
}

/** "68 pods"; "340 nodes · 17,000 pods" where nodes are drawn as single tiles. */
function zoneWords({ nodeCount, podCount }: Tally, counts: boolean): string {
  if (!nodeCount) {
    return 'no nodes';
  }
  const pods = `${formatCount(podCount)} ${podCount === 1 ? 'pod' : 'pods'}`;
  const nodes = `${formatCount(nodeCount)} ${
    nodeCount === 1 ? 'node' : 'nodes'
  }`;
  return counts ? `${nodes} · ${pods}` : pods;
}

/** "CPU ▬▬ 67 %", ending at `right`; gives the width it took. */
function drawShare(
  { lettering, palette, pen, scene, view }: Drawing,
  at: { right: number; y: number },
  share: number,
): number {
  const ratio = view.pixelRatio;
  const setting = { size: 12 * ratio, colour: palette.text };
  const width = Math.round(32 * ratio);
  const height = Math.round(6 * ratio);
  let x =
    at.right -
    lettering.write(
      `${Math.floor(share * 100)} %`,
      { x: at.right, y: at.y, align: 'right' },
      setting,
    );
  x = Math.round(x - 5 * ratio - width);
  const y = Math.round(at.y - height / 2);
  pen.fillStyle = palette.track;
  pen.fillRect(x, y, width, height);
  pen.fillStyle =
    share >= FULL_SHARE ? palette.statuses.degraded.fill : palette.bar;
  pen.fillRect(x, y, Math.round(width * Math.min(1, share)), height);
  x -= 5 * ratio;
  const label = scene.resource === 'cpu' ? 'CPU' : 'Memory';
  x -= lettering.write(label, { x, y: at.y, align: 'right' }, setting);
  return at.right - x;
}
