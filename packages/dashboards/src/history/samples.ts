import type { Metric } from '@internal/target-state';
import { randomOf } from './randomOf';
import {
  isHistogram,
  type Story,
  type StoryHistogram,
  type StorySeries,
} from './Story';

/** The times of a history. */
export interface HistoryRange {
  /** Seconds of Unix time. */
  endSeconds: number;
  hours: number;
  stepSeconds: number;
}

/** A moment of a history. */
interface Moment {
  seconds: number;
  minute: number;
}

/** A value at a moment, in seconds of Unix time. */
export interface Point {
  seconds: number;
  value: number;
}

/** Values over time of one series; `suffix` tells the parts of a histogram apart. */
export interface SampledSeries {
  suffix: string;
  labels: Record<string, string>;
  points: Point[];
}

/** Upper bounds of buckets by the unit of the metric. */
const BUCKETS: Partial<Record<Metric['unit'], number[]>> = {
  ms: [5, 10, 25, 50, 100, 250, 400, 700, 1000, 2000, 5000, 10_000, 60_000],
  s: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  short: [1, 2, 4, 8, 16, 32],
};
/** How wide observations lie around their median: 95 of 100 are below 2.7 of it. */
const WIDTH = 0.6;
/** A counter has counted for so long before the history begins. */
const BEFORE_SECONDS = 86_400;

/** The series of one entry of a story. */
export function sampled(
  entry: Story[number],
  metric: Metric,
  range: HistoryRange,
): SampledSeries[] {
  const moments = momentsOf(range, entry);
  const random = randomOf(entry.metric + JSON.stringify(entry.labels));
  const stray = () => 1 + (entry.noise ?? 0) * (2 * random() - 1);
  return isHistogram(entry)
    ? histogram(entry, { metric, moments, stray, range })
    : [plain(entry, { metric, moments, stray, range })];
}

interface Sampling {
  metric: Metric;
  moments: Moment[];
  stray: () => number;
  range: HistoryRange;
}

function plain(series: StorySeries, sampling: Sampling): SampledSeries {
  const { metric, moments, stray, range } = sampling;
  const { endSeconds, stepSeconds } = range;
  const valueAt = ({ minute }: Moment) =>
    series.value(minute, endSeconds) * stray();
  let count = 0;
  const points = moments.map((moment, index) => {
    const value = valueAt(moment);
    if (metric.type !== 'counter') {
      return { seconds: moment.seconds, value: rounded(value) };
    }
    count =
      index === 0
        ? series.start ?? value * BEFORE_SECONDS
        : count + Math.max(value, 0) * stepSeconds;
    return { seconds: moment.seconds, value: rounded(count) };
  });
  return { suffix: '', labels: series.labels, points };
}

function histogram(
  series: StoryHistogram,
  sampling: Sampling,
): SampledSeries[] {
  const { metric, moments, stray, range } = sampling;
  const bounds = [
    ...(series.buckets ?? BUCKETS[metric.unit] ?? BUCKETS.s!),
    Infinity,
  ];
  const buckets = bounds.map(() => [] as number[]);
  const sums: number[] = [];
  moments.forEach(({ minute }, index) => {
    const seconds = index === 0 ? BEFORE_SECONDS : range.stepSeconds;
    const count =
      Math.max(series.rate(minute, range.endSeconds) * stray(), 0) * seconds;
    const median = series.median(minute, range.endSeconds) * stray();
    bounds.forEach((bound, place) => {
      const below = count * partBelow(bound, median);
      buckets[place].push((buckets[place].at(-1) ?? 0) + below);
    });
    sums.push((sums.at(-1) ?? 0) + count * median * Math.exp(WIDTH ** 2 / 2));
  });
  const part = (
    suffix: string,
    values: number[],
    labels: Record<string, string> = {},
  ): SampledSeries => ({
    suffix,
    labels: { ...series.labels, ...labels },
    points: moments.map(({ seconds }, index) => ({
      seconds,
      value: rounded(values[index]),
    })),
  });
  return [
    ...bounds.map((bound, place) =>
      part('_bucket', buckets[place], {
        le: bound === Infinity ? '+Inf' : String(bound),
      }),
    ),
    part('_sum', sums),
    part('_count', buckets.at(-1)!),
  ];
}

function momentsOf(
  { endSeconds, hours, stepSeconds }: HistoryRange,
  { from = -Infinity, to = 0 }: Story[number],
): Moment[] {
  const count = Math.floor((hours * 3600) / stepSeconds);
  return Array.from({ length: count + 1 }, (_, index) => {
    const seconds = endSeconds - (count - index) * stepSeconds;
    return { seconds, minute: (seconds - endSeconds) / 60 };
  }).filter(({ minute }) => minute >= from && minute <= to);
}

/** Part of logarithmically normal values that is below a bound. */
function partBelow(bound: number, median: number): number {
  if (bound === Infinity) {
    return 1;
  }
  const deviation = Math.log(bound / median) / WIDTH;
  // A logistic curve is within one part of a hundred of the normal one.
  return 1 / (1 + Math.exp(-1.702 * deviation));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
