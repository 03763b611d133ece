import {
  type Clock,
  clockOf,
  displayOf,
  textOf,
} from '@internal/plugin-odp-observability-common';
import type { DrawnSeries, SeriesChart } from './seriesChart';

/** What a chart shows at one time. */
export interface PointReading {
  /** Such as `12:41`. */
  clock: string;
  /** Highest first; those without a sample at that time are left out. */
  rows: { series: DrawnSeries; text: string }[];
  /** How many rows were left out for want of room. */
  more: number;
}

/** The values of all series at a point of the chart, `most` of them. */
export function readPoint(
  { times, series }: SeriesChart,
  index: number,
  options: { clock: Clock; most: number },
): PointReading | undefined {
  const time = times[index];
  if (time === undefined) {
    return undefined;
  }
  const all = series
    .flatMap(one => {
      const value = one.values[index];
      return typeof value === 'number'
        ? [{ series: one, value, text: wordsOf(one, value, options.clock) }]
        : [];
    })
    .sort((one, other) => rankOf(other.value) - rankOf(one.value));
  return {
    clock: clockOf(time, options.clock),
    rows: all.slice(0, options.most),
    more: Math.max(0, all.length - options.most),
  };
}

/** A point in a sentence, for those who do not see it. */
export function pointInWords({ clock, rows, more }: PointReading): string {
  const parts = rows.map(({ series, text }) => `${series.name} ${text}`);
  if (more > 0) {
    parts.push(`and ${more} more`);
  }
  return `${clock}: ${parts.length > 0 ? parts.join(', ') : 'no samples'}`;
}

function wordsOf({ field }: DrawnSeries, value: number, clock: Clock): string {
  return textOf(displayOf(value, field, clock)).trim();
}

function rankOf(value: number): number {
  return Number.isNaN(value) ? -Infinity : value;
}
