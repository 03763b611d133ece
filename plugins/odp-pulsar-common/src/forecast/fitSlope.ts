import type { BacklogPoint } from './BacklogPoint';

/** A straight line through a backlog. */
export interface Slope {
  /** Bytes per second. */
  perSecond: number;
  /** Seconds that it is measured over. */
  seconds: number;
  readings: number;
  /** How much of the movement the line explains: 1 is straight, 0 says nothing. */
  straightness: number;
  /** How far readings lie off the line, in bytes. */
  noise: number;
}

/** Fewer readings say nothing: brokers renew their statistics only once a minute. */
const FEWEST_READINGS = 4;

/** Shorter ones see a change sooner; longer ones are steadier. */
const WINDOWS = [30, 15, 8, 4].map(minutes => minutes * 60_000);

/**
 * The slope of the longest recent stretch that is straight, or of all when none
 * is, so that a backlog that began to grow some minutes ago counts as growing.
 * Right after an eviction, the stretches before it are taken. Undefined for too
 * few readings.
 */
export function fitSlope(
  segments: readonly (readonly BacklogPoint[])[],
): Slope | undefined {
  const last = segments[segments.length - 1] ?? [];
  if (last.length < FEWEST_READINGS) {
    return fitAll(segments);
  }
  const ending = fit(endOf(last, WINDOWS[WINDOWS.length - 1]));
  const whole = fit(last);
  if (isStraight(whole, ending)) {
    return whole;
  }
  for (const window of WINDOWS) {
    const recent = fit(endOf(last, window));
    if (isStraight(recent, ending)) {
      return recent;
    }
  }
  return whole;
}

/** The points of the last `window` milliseconds; the last few where there are not enough. */
function endOf(
  points: readonly BacklogPoint[],
  window: number,
): readonly BacklogPoint[] {
  const from = points[points.length - 1].at - window;
  const start = points.findIndex(({ at }) => at >= from);
  return points.slice(Math.min(start, points.length - FEWEST_READINGS));
}

/** Whether it still goes where it went, as far as the noise lets one say. */
function isStraight(slope: Slope, ending: Slope): boolean {
  const turn = Math.abs(ending.perSecond - slope.perSecond) * ending.seconds;
  return (
    turn <=
    Math.max(3 * ending.noise, 0.3 * Math.abs(slope.perSecond) * ending.seconds)
  );
}

/** The middle slope between points half a segment apart: a quarter of the readings may be wrong. */
function fit(points: readonly BacklogPoint[]): Slope {
  return judge(pairSlopes(points), [points]);
}

function fitAll(
  segments: readonly (readonly BacklogPoint[])[],
): Slope | undefined {
  const readings = segments.reduce((sum, { length }) => sum + length, 0);
  const slopes = segments.flatMap(pairSlopes);
  return readings >= FEWEST_READINGS && slopes.length
    ? judge(slopes, segments)
    : undefined;
}

function pairSlopes(points: readonly BacklogPoint[]): number[] {
  const slopes: number[] = [];
  const half = points.length >> 1;
  for (let index = 0; half && index + half < points.length; index += 1) {
    const [a, b] = [points[index], points[index + half]];
    slopes.push((b.bytes - a.bytes) / ((b.at - a.at) / 1000));
  }
  return slopes;
}

function judge(
  slopes: readonly number[],
  segments: readonly (readonly BacklogPoint[])[],
): Slope {
  const perSecond = middleOf(slopes);
  const parts = segments
    .filter(({ length }) => length > 1)
    .map(points => offsetsOf(points, perSecond));
  const sum = (figure: keyof Offsets) =>
    parts.reduce((total, part) => total + part[figure], 0);
  const [off, moved, readings] = [sum('off'), sum('moved'), sum('readings')];
  return {
    perSecond,
    seconds: sum('seconds'),
    readings,
    straightness: moved > 0 ? Math.max(0, 1 - off / moved) : 1,
    noise: Math.sqrt(off / readings),
  };
}

interface Offsets {
  seconds: number;
  readings: number;
  /** Sums of squares: off the line, and off the middle. */
  off: number;
  moved: number;
}

function offsetsOf(
  points: readonly BacklogPoint[],
  perSecond: number,
): Offsets {
  const [{ at }] = points;
  const rests = points.map(
    point => point.bytes - (perSecond * (point.at - at)) / 1000,
  );
  const rest = middleOf(rests);
  const middle = middleOf(points.map(({ bytes }) => bytes));
  let [off, moved] = [0, 0];
  points.forEach(({ bytes }, index) => {
    off += (rests[index] - rest) ** 2;
    moved += (bytes - middle) ** 2;
  });
  return {
    seconds: (points[points.length - 1].at - at) / 1000,
    readings: points.length,
    off,
    moved,
  };
}

/** A typed array sorts numbers several times as fast, and there are many topics. */
function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}
