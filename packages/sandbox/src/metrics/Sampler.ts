import type { Metric } from '@internal/target-state';
import {
  isCounted,
  isHistogram,
  type Story,
  type StoryHistogram,
  type StorySeries,
} from './Story';
import { strayOf } from './strayOf';

/** When a story plays, in seconds of Unix time. */
export interface Epoch {
  /** Counters begin here. */
  beginSeconds: number;
  /** The moment that the story is told at; it goes on afterwards. */
  endSeconds: number;
}

/** A series of an entry; `suffix` tells the parts of a histogram apart. */
export interface Part {
  suffix: string;
  labels: Record<string, string>;
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
/** A gauge strays anew so often. */
const STRAY_SECONDS = 15;

/** How far what one entry counts has come. */
interface Tally {
  minute: number;
  counts: number[];
  stray: (place: number) => number;
}

/**
 * The values of stories over time. What counters have counted depends on the epoch and
 * the moment alone, not on when one asked before, so that who asks once a minute and who
 * asks every 15 seconds are told the same. Time only goes forward for one sampler.
 */
export class Sampler {
  readonly #epoch: Epoch;
  readonly #tallies = new Map<string, Tally>();
  /** The same by entry, for who asks for one again and again. */
  readonly #ofEntries = new WeakMap<Story[number], Tally>();

  private constructor(epoch: Epoch) {
    this.#epoch = epoch;
  }

  static create(epoch: Epoch): Sampler {
    return new Sampler(epoch);
  }

  /** The values of {@link partsOf} an entry at a moment in seconds of Unix time; none while it is not there. */
  valuesAt(entry: Story[number], metric: Metric, seconds: number): number[] {
    const { endSeconds } = this.#epoch;
    const minute = (seconds - endSeconds) / 60;
    const { from = -Infinity, to = Infinity, noise = 0 } = entry;
    if (minute < from || minute > to) {
      return [];
    }
    if (isHistogram(entry)) {
      return this.#counted(entry, minute, {
        first: BEFORE_SECONDS,
        rates: (at, stray) => ratesOf(entry, metric, { at, endSeconds, stray }),
      });
    }
    if (isCounted(entry)) {
      return [rounded(entry.count(minute, endSeconds))];
    }
    if (metric.type === 'counter') {
      return this.#countedSeries(entry, minute);
    }
    const place = Math.floor((minute * 60) / STRAY_SECONDS);
    const stray = noise ? noise * this.#tallyOf(entry).stray(place) : 0;
    return [rounded(entry.value(minute, endSeconds) * (1 + stray))];
  }

  #countedSeries(series: StorySeries, minute: number): number[] {
    const { endSeconds } = this.#epoch;
    const { noise = 0, start } = series;
    return this.#counted(series, minute, {
      first: start === undefined ? BEFORE_SECONDS : 0,
      start,
      rates: (at, stray) => [
        Math.max(series.value(at, endSeconds) * (1 + noise * stray(at)), 0),
      ],
    });
  }

  /** Counts on, minute by minute, up to a moment. */
  #counted(
    entry: Story[number],
    minute: number,
    {
      first,
      start = 0,
      rates,
    }: {
      first: number;
      start?: number;
      rates: (at: number, stray: Tally['stray']) => number[];
    },
  ): number[] {
    const tally = this.#tallyOf(entry);
    if (tally.counts.length === 0) {
      tally.counts = rates(Math.floor(tally.minute), tally.stray).map(
        rate => start + rate * first,
      );
    }
    while (tally.minute < minute) {
      const whole = Math.floor(tally.minute);
      const next = Math.min(whole + 1, minute);
      const seconds = (next - tally.minute) * 60;
      rates(whole, tally.stray).forEach((rate, index) => {
        tally.counts[index] += rate * seconds;
      });
      tally.minute = next;
    }
    return tally.counts.map(rounded);
  }

  #tallyOf(entry: Story[number]): Tally {
    const known = this.#ofEntries.get(entry);
    if (known) {
      return known;
    }
    const { metric, labels, from = -Infinity } = entry;
    const key = metric + JSON.stringify(labels);
    const { beginSeconds, endSeconds } = this.#epoch;
    const tally = this.#tallies.get(key) ?? {
      minute: Math.max((beginSeconds - endSeconds) / 60, from),
      counts: [],
      stray: strayOf(key),
    };
    this.#tallies.set(key, tally);
    this.#ofEntries.set(entry, tally);
    return tally;
  }
}

/** The series of an entry, in the order of {@link Sampler.valuesAt}. */
export function partsOf(entry: Story[number], metric: Metric): Part[] {
  const { labels } = entry;
  if (!isHistogram(entry)) {
    return [{ suffix: '', labels }];
  }
  return [
    ...boundsOf(entry, metric).map(bound => ({
      suffix: '_bucket',
      labels: { ...labels, le: bound === Infinity ? '+Inf' : String(bound) },
    })),
    { suffix: '_sum', labels },
    { suffix: '_count', labels },
  ];
}

function boundsOf({ buckets }: StoryHistogram, { unit }: Metric): number[] {
  return [...(buckets ?? BUCKETS[unit] ?? BUCKETS.s!), Infinity];
}

/** How fast buckets, sum and count of a histogram grow. */
function ratesOf(
  entry: StoryHistogram,
  metric: Metric,
  {
    at,
    endSeconds,
    stray,
  }: { at: number; endSeconds: number; stray: Tally['stray'] },
): number[] {
  const { rate, median, noise = 0 } = entry;
  // Rate and median stray apart from each other.
  const strayed = (place: number) => 1 + noise * stray(place);
  const count = Math.max(rate(at, endSeconds) * strayed(2 * at), 0);
  const middle = median(at, endSeconds) * strayed(2 * at + 1);
  return [
    ...boundsOf(entry, metric).map(bound => count * partBelow(bound, middle)),
    count * middle * Math.exp(WIDTH ** 2 / 2),
    count,
  ];
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
