import { BOUNDS } from '../bounds';

export interface TimeRange {
  /** Milliseconds UTC. */
  from: number;
  to: number;
}

/** A range whose ends lie on multiples of its step. */
export interface AlignedRange extends TimeRange {
  stepMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Up to which length of an interval which nice one is taken, as Grafana rounds. */
const NICE: [below: number, interval: number][] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1.5 * SECOND, SECOND],
  [3.5 * SECOND, 2 * SECOND],
  [7.5 * SECOND, 5 * SECOND],
  [12.5 * SECOND, 10 * SECOND],
  [17.5 * SECOND, 15 * SECOND],
  [25 * SECOND, 20 * SECOND],
  [45 * SECOND, 30 * SECOND],
  [1.5 * MINUTE, MINUTE],
  [3.5 * MINUTE, 2 * MINUTE],
  [7.5 * MINUTE, 5 * MINUTE],
  [12.5 * MINUTE, 10 * MINUTE],
  [17.5 * MINUTE, 15 * MINUTE],
  [25 * MINUTE, 20 * MINUTE],
  [45 * MINUTE, 30 * MINUTE],
  [1.5 * HOUR, HOUR],
  [2.5 * HOUR, 2 * HOUR],
  [4.5 * HOUR, 3 * HOUR],
  [9 * HOUR, 6 * HOUR],
  [DAY, 12 * HOUR],
  [7 * DAY, DAY],
  [21 * DAY, 7 * DAY],
  [42 * DAY, 30 * DAY],
  [Infinity, 365 * DAY],
];

/**
 * The step of a query in milliseconds: the range over the points, rounded as
 * Grafana does, no shorter than the least interval, and never of more points
 * than Prometheus answers.
 */
export function intervalFor(input: {
  from: number;
  to: number;
  maxDataPoints: number;
  minIntervalMs: number;
}): number {
  const length = Math.max(0, input.to - input.from);
  const interval = Math.max(
    nice(length / Math.max(1, input.maxDataPoints)),
    input.minIntervalMs,
  );
  // Both ends of a range have a point.
  const least = length / (BOUNDS.pointsPerSeries - 1);
  return interval >= least
    ? interval
    : NICE.find(([, longer]) => longer >= least)?.[1] ?? Math.ceil(least);
}

/** `$__rate_interval` in milliseconds: long enough that a rate finds two samples, whatever was missed. */
export function rateIntervalFor(input: {
  intervalMs: number;
  scrapeIntervalMs: number;
}): number {
  return Math.max(
    input.intervalMs + input.scrapeIntervalMs,
    4 * input.scrapeIntervalMs,
  );
}

/** Both ends put down to a multiple of the step, so that one answer serves everybody within a step. */
export function alignRange(input: AlignedRange): AlignedRange {
  const { from, to, stepMs } = input;
  return {
    from: Math.floor(from / stepMs) * stepMs,
    to: Math.floor(to / stepMs) * stepMs,
    stepMs,
  };
}

function nice(interval: number): number {
  return NICE.find(([below]) => interval < below)?.[1] ?? 365 * DAY;
}
