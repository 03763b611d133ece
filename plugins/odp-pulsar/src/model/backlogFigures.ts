import { decimalBytesInWords } from '@internal/plugin-odp-pulsar-common';
import { clockTime } from '@internal/vocabulary';
import type { BacklogChart } from './backlogChart';

/** A row of the table that stands for the chart. */
export interface BacklogFigure {
  at: number;
  /** "631 MB", "~1 GB" for an estimate, "unknown". */
  backlog: string;
  note?: string;
}

/** Rows of history, evenly spaced. */
const ROWS = 12;

const clock = (seconds: number, now: number) =>
  clockTime(new Date(seconds * 1000).toISOString(), now);

/** The chart as rows: its history evenly spaced, and everything that is marked in it. */
export function backlogFigures(chart: BacklogChart): BacklogFigure[] {
  const { times, history, until, fullAt, limit } = chart;
  const last = times.indexOf(until);
  const step = Math.max(1, Math.floor(last / ROWS));
  const rows: BacklogFigure[] = [];
  for (let index = last; index >= 0; index -= step) {
    const value = history[index];
    rows.push({
      at: times[index],
      backlog: value === null ? 'unknown' : decimalBytesInWords(value),
      note: index === last ? 'last reading' : undefined,
    });
  }
  const near = (at: number) => {
    let index = times.findIndex(time => time >= at);
    index = index < 0 ? last : index;
    const value = history[index];
    return value === null || value === undefined
      ? 'unknown'
      : decimalBytesInWords(value);
  };
  chart.marks.forEach(({ at, label }) =>
    rows.push({ at, backlog: near(at), note: label }),
  );
  chart.evictions.forEach(at =>
    rows.push({ at, backlog: near(at), note: 'evicted' }),
  );
  if (fullAt !== undefined) {
    rows.push({
      at: fullAt,
      backlog: `~${decimalBytesInWords(limit!)}`,
      note: 'estimate: at its limit',
    });
  }
  return rows.sort((a, b) => a.at - b.at);
}

/** The chart in a sentence. `now` in milliseconds. */
export function backlogSentence(chart: BacklogChart, now: number): string {
  const { times, history, until, limit, fullAt } = chart;
  const first = history.findIndex(value => value !== null);
  const last = history[times.indexOf(until)]!;
  return [
    `Backlog from ${clock(times[first], now)} to ${clock(until, now)}:`,
    `${decimalBytesInWords(history[first]!)} to ${decimalBytesInWords(last)}`,
    limit === undefined
      ? 'without a known limit.'
      : `of ${decimalBytesInWords(limit)}.`,
    fullAt === undefined
      ? ''
      : `Estimate: at its limit about ${clock(fullAt, now)}.`,
  ]
    .join(' ')
    .trim();
}
