import { z } from 'zod/v3';
import type { AlignedRange } from '../time';

/** With which earlier period a page may be compared; any other shift is refused. */
export const compareSchema = z.enum([
  'previous-period',
  'day-before',
  'week-before',
]);
export type Compare = z.infer<typeof compareSchema>;
export const COMPARES = compareSchema.options;

const DAY = 24 * 60 * 60 * 1000;

/** Behind "on the": "+4% on the day before". */
export const COMPARE_WORDS: Record<Compare, string> = {
  'previous-period': 'previous period',
  'day-before': 'day before',
  'week-before': 'week before',
};

/**
 * How far back the earlier period lies, milliseconds; undefined where points of
 * the two would not meet, since the step is no part of it. A period goes before
 * the range as it is on its steps, so that both have as many points.
 */
export function shiftOf(
  compare: Compare,
  { from, to, stepMs }: AlignedRange,
): number | undefined {
  const shift = {
    'previous-period': Math.max(to - from, stepMs),
    'day-before': DAY,
    'week-before': 7 * DAY,
  }[compare];
  return shift % stepMs === 0 ? shift : undefined;
}
