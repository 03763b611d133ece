import type { GroupNote } from '../model/labels';
import type { Box } from '../model/layout';
import { BOX } from '../model/measures';
import { deviceScale, type Drawing, isVisible } from './Drawing';
import { drawGlyph, type Glyph } from './glyphs';
import { LEAST_HEAD, seenAcross } from './headOf';

const NOTE_GLYPHS: Record<GroupNote['kind'], Glyph> = {
  silent: 'unknown',
  cordoned: 'cordoned',
  trouble: 'degraded',
  limit: 'degraded',
};

/** The line under the tiles of a group. */
export function drawNote(drawing: Drawing, group: number, whole: Box) {
  const { lettering, palette, pen, scene, view } = drawing;
  const [note, ...more] = scene.notes[group];
  const units = BOX.note * scene.picture.layout.scale;
  const height = Math.min(
    units * deviceScale(view),
    BOX.note * view.pixelRatio,
  );
  if (!note || height < LEAST_HEAD * view.pixelRatio) {
    return;
  }
  const ratio = view.pixelRatio;
  const box = seenAcross(view, whole);
  const y = box.y + box.height - height / 2 - ratio;
  if (!isVisible(view, { ...box, y: y - height / 2, height })) {
    return;
  }
  const size = 11 * ratio;
  const left = box.x + 8 * ratio;
  drawGlyph(
    pen,
    { x: left, y, size },
    { glyph: NOTE_GLYPHS[note.kind], palette },
  );
  const setting = { size, colour: palette.secondary };
  const text = [note, ...more].map(({ text: words }) => words).join(' · ');
  lettering.write(
    lettering.fit(text, box.width - 24 * ratio - size, setting),
    { x: left + size * 1.5, y },
    setting,
  );
}
