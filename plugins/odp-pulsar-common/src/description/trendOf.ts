import type { Trend } from '../contract';
import type { BacklogPoint } from '../forecast';

const STEP_SECONDS = 300;
const STEP = STEP_SECONDS * 1000;
const STEPS = 36;

/**
 * The last three hours of a backlog in steps of five minutes, the last reading
 * of each. Steps begin at whole multiples, so that a line only grows at its end.
 */
export function trendOf(
  points: readonly BacklogPoint[],
  now: number,
): Trend | undefined {
  const from = (Math.floor(now / STEP) - STEPS + 1) * STEP;
  const values: (number | null)[] = new Array(STEPS).fill(null);
  let isEmpty = true;
  let step = STEPS - 1;
  // From the end, and each step once: there are many topics with many readings.
  for (let index = points.length - 1; index >= 0 && step >= 0; index -= 1) {
    const { at, bytes } = points[index];
    while (step >= 0 && at < from + step * STEP) {
      step -= 1;
    }
    if (step >= 0 && at <= now && at < from + (step + 1) * STEP) {
      values[step] = bytes;
      step -= 1;
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
