import { BOUNDS } from '../bounds';
import type { AlignedRange } from '../time';

/**
 * The times that all series of an answer share. Where samples lie on the steps
 * of the range they are all its steps, so that what is missing is seen as a
 * gap; elsewhere they are those of the samples, and one more in each gap.
 */
export function timesOf(
  series: readonly (readonly number[])[],
  range?: AlignedRange,
): number[] {
  const steps = range ? Math.floor((range.to - range.from) / range.stepMs) : 0;
  const isOnSteps =
    range !== undefined &&
    steps < BOUNDS.pointsPerSeries &&
    series.every(times =>
      times.every(
        time =>
          time >= range.from &&
          time <= range.to &&
          (time - range.from) % range.stepMs === 0,
      ),
    );
  if (isOnSteps) {
    return Array.from(
      { length: steps + 1 },
      (_, index) => range.from + index * range.stepMs,
    );
  }
  const times = [...new Set(series.flat())].sort((one, other) => one - other);
  return range ? markGaps(times, range.stepMs) : times;
}

function markGaps(times: readonly number[], stepMs: number): number[] {
  return times.flatMap((time, index) =>
    index > 0 && time - times[index - 1] > 1.5 * stepMs
      ? [times[index - 1] + stepMs, time]
      : [time],
  );
}
