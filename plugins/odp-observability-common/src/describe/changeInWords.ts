import { COMPARE_WORDS, type EarlierFrames } from '../contract';
import type { Panel } from '../model';
import { type SingleValue, singleValuesOf } from '../values';

/** Units in which a difference is told in points; what one of them is in per cent. */
const POINTS: ReadonlyMap<string, number> = new Map([
  ['percent', 1],
  ['percentunit', 100],
]);

/**
 * How a value differs from that of an earlier period: "+4% on the day before";
 * of percentages in points, "+1.4 points on the day before".
 */
export function changeInWords(
  { name, value, field }: SingleValue,
  earlier: EarlierFrames,
  panel: Pick<Panel, 'field' | 'overrides' | 'options'>,
): string {
  const { values } = singleValuesOf(earlier.frames, panel);
  const then = values.find(one => one.name === name)?.value;
  const period = `the ${COMPARE_WORDS[earlier.compare]}`;
  if (!isNumber(value) || !isNumber(then)) {
    return `not known on ${period}`;
  }
  const points = POINTS.get(field.unit ?? '');
  if (points !== undefined) {
    const difference = (value - then) * points;
    // Of what is small, a small difference is one.
    const decimals = Math.abs(difference) < 1 ? 2 : 1;
    return `${signed(difference, decimals)} points on ${period}`;
  }
  if (then === 0) {
    return value === 0 ? `+0% on ${period}` : `was 0 on ${period}`;
  }
  return `${signed((100 * (value - then)) / Math.abs(then), 0)}% on ${period}`;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    maximumFractionDigits: decimals,
  });
  return `${value < 0 && text !== '0' ? '−' : '+'}${text}`;
}
