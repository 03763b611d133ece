import type { Box } from '../model/layout';
import { deviceScale, type Drawing, isVisible } from './Drawing';
import type { View } from './Scene';

/** Least height of a head, in pixels of the page, that has room for words. */
export const LEAST_HEAD = 13;

/** Least width of what is seen of a head, in pixels of the page. */
const LEAST_WIDTH = 60;

/** A box without what of it lies to the left and to the right of the view. */
export function seenAcross({ size, pixelRatio }: View, box: Box): Box {
  const x = Math.max(box.x, 0);
  const right = Math.min(box.x + box.width, size.width * pixelRatio);
  return { ...box, x, width: right - x };
}

/** The part of a box's head that is seen: it stays at `top` and within the view while the box runs beneath it. */
export function headOf(
  { scene, view }: Drawing,
  box: Box,
  how: { units: number; top: number },
): Box | undefined {
  const { units, top } = how;
  const whole = units * scene.picture.layout.scale * deviceScale(view);
  const height = Math.round(Math.min(whole, units * view.pixelRatio));
  if (height < LEAST_HEAD * view.pixelRatio) {
    return undefined;
  }
  const lowest = box.y + Math.max(0, box.height - height);
  const y = Math.min(Math.max(box.y, top), lowest);
  const head = { ...seenAcross(view, box), y, height };
  return head.width >= LEAST_WIDTH * view.pixelRatio && isVisible(view, head)
    ? head
    : undefined;
}

/** Empties the place of a head: what runs beneath must not show through. */
export function clearHead(
  { pen, view }: Pick<Drawing, 'pen' | 'view'>,
  head: Box,
  ground: string,
) {
  const line = Math.round(view.pixelRatio);
  pen.fillStyle = ground;
  pen.fillRect(
    head.x + line,
    head.y + line,
    head.width - 2 * line,
    head.height - 2 * line,
  );
}
