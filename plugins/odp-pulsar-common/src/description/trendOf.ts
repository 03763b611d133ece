import type { Trend } from '../contract';
import type { BacklogPoint } from '../forecast';

const STEP_SECONDS = 300;
const STEPS = 36;

/**
 * The last three hours of a backlog in steps of five minutes, the last reading
 * of each. Steps begin at whole multiples, so that a line only grows at its end.
 */
export function trendOf(
  points: readonly BacklogPoint[],
  now: number,
): Trend | undefined {
  const step = STEP_SECONDS * 1000;
  const from = (Math.floor(now / step) - STEPS + 1) * step;
  const values: (number | null)[] = new Array(STEPS).fill(null);
  let isEmpty = true;
  for (const { at, bytes } of points) {
    const index = Math.floor((at - from) / step);
    if (index >= 0 && at <= now) {
      values[index] = bytes;
      isEmpty = false;
    }
  }
  return isEmpty
    ? undefined
    : {
        from: new Date(from).toISOString(),
        stepSeconds: STEP_SECONDS,
        values,
      };
}
