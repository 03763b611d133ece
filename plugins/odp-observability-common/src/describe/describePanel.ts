import { durationInWords, plural } from '@internal/vocabulary';
import type { Frame } from '../frames';
import type { Panel } from '../model';
import type { AlignedRange } from '../time';
import { textOf } from '../units';
import { calculate, displayOf, singleValuesOf, type Extent } from '../values';
import { COMPARE_WORDS, type EarlierFrames } from '../contract';
import { breachOf } from './breachOf';
import { changeInWords } from './changeInWords';
import { chartOf, extentOf, type ChartSeries } from './chartOf';
import { clockOf, isUntilNow, rangeInWords, type Clock } from './clock';

/** Series that a sentence names one by one. */
const NAMED = 5;

export interface Picture {
  panel: Panel;
  /** What the panel draws: after its transformations. */
  frames: readonly Frame[];
  range: AlignedRange;
  /** What it is compared with, after its transformations; absent: with nothing. */
  earlier?: EarlierFrames;
}

/**
 * What a panel shows, in one sentence for those who do not see it: "p95
 * latency, last hour: 240 ms now, peak 910 ms at 12:41, above 500 ms for 9
 * min". What is missing and what is no number is said, and never counts as zero.
 */
export function describePanel(picture: Picture, clock: Clock): string {
  const { panel, frames, range } = picture;
  const title = panel.title || 'Untitled panel';
  const series = chartOf(frames, panel);
  const when = rangeInWords(range, clock);
  if (panel.type === 'table') {
    const rows = frames.reduce(
      (count, { columns }) => count + (columns[0]?.values.length ?? 0),
      0,
    );
    return `${title}: ${rows === 0 ? 'no data' : plural(rows, 'row')}.`;
  }
  if (panel.type !== 'timeseries') {
    return `${title}: ${valuesInWords(picture, clock)}.`;
  }
  if (series.length === 0) {
    return `${title}, ${when}: no data.`;
  }
  const extent = extentOf(series);
  const teller = { range, clock, extent };
  const before = earlierInWords(picture, clock);
  return series.length === 1
    ? `${title}, ${when}: ${seriesInWords(series[0], teller)}${before}.`
    : `${title}, ${when}, ${series.length} series: ${manyInWords(
        series,
        teller,
      )}${before}.`;
}

/** "; day before: highest user-api 480 at its end"; nothing where nothing is compared. */
function earlierInWords({ panel, earlier }: Picture, clock: Clock): string {
  if (!earlier) {
    return '';
  }
  const ranked = chartOf(earlier.frames, panel)
    .flatMap(({ name, values, field }) => {
      const last = calculate(values, 'lastNotNull');
      return last === null ? [] : [{ name, field, last }];
    })
    .sort((one, other) => other.last - one.last);
  const words = ranked.map(
    ({ name, field, last }) =>
      `${ranked.length > 1 ? `${name} ` : ''}${textOf(
        displayOf(last, field, clock),
      )}`,
  );
  return `; ${COMPARE_WORDS[earlier.compare]}: ${
    words.length > 0 ? `${cut(words).join(', ')} at its end` : 'not known'
  }`;
}

interface Teller {
  range: Picture['range'];
  clock: Clock;
  extent?: Extent;
}

function seriesInWords(series: ChartSeries, teller: Teller): string {
  const { range, clock } = teller;
  const parts = [lastInWords(series, teller), peakInWords(series, clock)];
  parts.push(breachOf(series.values, series.field, scaleOf(teller)));
  const { nothings, gaps } = missingIn(series);
  if (nothings > 0 && parts[0] !== undefined) {
    parts.push(`no number for ${durationInWords(nothings * range.stepMs)}`);
  }
  if (gaps > 0) {
    parts.push(`no samples for ${durationInWords(gaps * range.stepMs)}`);
  }
  return parts.filter(part => part !== undefined).join(', ');
}

function manyInWords(series: readonly ChartSeries[], teller: Teller): string {
  const ranked = series
    .flatMap(one => {
      const last = calculate(one.values, 'lastNotNull');
      return last === null ? [] : [{ one, last }];
    })
    .sort((a, b) => b.last - a.last);
  if (ranked.length === 0) {
    return 'no numbers';
  }
  const highest = ranked[0].one;
  const parts = [`highest ${highest.name} ${lastInWords(highest, teller)}`];
  if (ranked.length > 1) {
    const lowest = ranked[ranked.length - 1].one;
    parts.push(`lowest ${lowest.name} ${lastInWords(lowest, teller)}`);
  }
  const breaches = ranked.flatMap(({ one }) => {
    const breach = breachOf(one.values, one.field, scaleOf(teller));
    return breach === undefined ? [] : [`${one.name} ${breach}`];
  });
  parts.push(...cut(breaches));
  const silent = series.length - ranked.length;
  if (silent > 0) {
    parts.push(`${silent} without numbers`);
  }
  return parts.join(', ');
}

/** "240 ms now"; "240 ms at 12:20, nothing since" when it stopped. */
function lastInWords(
  { values, times, field }: ChartSeries,
  { range, clock }: Teller,
): string | undefined {
  const place = values.reduce<number>(
    (last, value, index) =>
      value === null || Number.isNaN(value) ? last : index,
    -1,
  );
  if (place < 0) {
    return undefined;
  }
  const text = textOf(displayOf(values[place], field, clock));
  const time = times[place];
  if (time === undefined || range.to - time < 2 * range.stepMs) {
    return isUntilNow(range, clock) ? `${text} now` : `${text} at its end`;
  }
  const since = values.slice(place + 1).some(value => value !== null)
    ? 'no number since'
    : 'nothing since';
  return `${text} at ${clockOf(time, clock)}, ${since}`;
}

function peakInWords(
  { values, times, field }: ChartSeries,
  clock: Clock,
): string | undefined {
  const peak = calculate(values, 'max');
  if (peak === null || peak === calculate(values, 'min')) {
    return peak === null ? 'no numbers' : 'steady';
  }
  const time = times[values.indexOf(peak)];
  const text = `peak ${textOf(displayOf(peak, field, clock))}`;
  return time === undefined ? text : `${text} at ${clockOf(time, clock)}`;
}

/** Values that are no number, and those that are missing between others. */
function missingIn({ values }: ChartSeries) {
  const isThere = (value: number | null) => value !== null;
  const first = values.findIndex(isThere);
  const last = values.reduce<number>(
    (found, value, place) => (isThere(value) ? place : found),
    -1,
  );
  return {
    nothings: values.filter(value => Number.isNaN(value)).length,
    gaps: values.slice(first, last + 1).filter(value => value === null).length,
  };
}

function valuesInWords(picture: Picture, clock: Clock): string {
  const { panel, frames, earlier } = picture;
  const { values, hidden } = singleValuesOf(frames, panel);
  const extent = extentOf(values);
  const words = values.map(single => {
    const { name, field, value } = single;
    const text = textOf(displayOf(value, field, { ...clock, extent }));
    const said = value === null && text === '–' ? 'no value' : text;
    const change = earlier ? ` (${changeInWords(single, earlier, panel)})` : '';
    return `${values.length === 1 ? said : `${name} ${said}`}${change}`;
  });
  const count = words.length + hidden;
  return count === 0 ? 'no data' : cut(words, count).join(', ');
}

function cut(parts: readonly string[], count = parts.length): string[] {
  return count > NAMED
    ? [...parts.slice(0, NAMED), `and ${count - NAMED} more`]
    : [...parts];
}

function scaleOf({ range, extent }: Teller) {
  return { stepMs: range.stepMs, extent };
}
