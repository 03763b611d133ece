import { BOUNDS } from '../bounds';
import type { Panel } from '../model';
import { parseDuration } from './duration';
import type { TimeRange } from './interval';
import { parseTime, type TimeOptions } from './parseTime';

/** What a range's ends mean, or, in a sentence, why they are none. */
export type ResolvedRange =
  | { range: TimeRange; problem?: undefined }
  | { range?: undefined; problem: string };

/** Reads the two ends of a range as a link has them. */
export function resolveRange(
  ends: { from: string; to: string },
  now: number,
  options: Pick<TimeOptions, 'timeZone'> = {},
): ResolvedRange {
  const from = parseTime(ends.from, now, options);
  const to = parseTime(ends.to, now, { ...options, isEnd: true });
  if (from === undefined || to === undefined) {
    const [end, text] =
      from === undefined ? ['start', ends.from] : ['end', ends.to];
    return {
      problem: `The ${end} of the range, "${text}", is no time: write now-1h, milliseconds since 1970, or ISO 8601`,
    };
  }
  if (from >= to) {
    return { problem: 'The range ends before it starts' };
  }
  return to - from > BOUNDS.longestRangeMs
    ? { problem: 'The range is longer than 31 days; choose a shorter one' }
    : { range: { from, to } };
}

/** The range of a panel that has one of its own or looks back: `timeFrom` 2h, `timeShift` 1d. */
export function panelRangeOf(
  range: TimeRange,
  panel: Pick<Panel, 'timeFrom' | 'timeShift'>,
): TimeRange {
  const length = panel.timeFrom && parseDuration(panel.timeFrom);
  const shift = (panel.timeShift && parseDuration(panel.timeShift)) || 0;
  const from = length ? range.to - length : range.from;
  return { from: from - shift, to: range.to - shift };
}
