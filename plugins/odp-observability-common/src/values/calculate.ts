import type { Calc } from '../model';

/** What Grafana calls the columns and legends of calculations. */
export const CALC_NAMES: Record<Calc, string> = {
  last: 'Last',
  lastNotNull: 'Last *',
  first: 'First',
  firstNotNull: 'First *',
  min: 'Min',
  max: 'Max',
  mean: 'Mean',
  median: 'Median',
  sum: 'Total',
  count: 'Count',
  countAll: 'Count all',
  range: 'Range',
  delta: 'Delta',
  step: 'Step',
  diff: 'Difference',
  diffperc: 'Difference percent',
  logmin: 'Min (above zero)',
  stdDev: 'StdDev',
  variance: 'Variance',
  changeCount: 'Change Count',
  distinctCount: 'Distinct Count',
  p50: '50th %',
  p75: '75th %',
  p90: '90th %',
  p95: '95th %',
  p99: '99th %',
};

type Values = readonly (number | null)[];

/**
 * Reduces a series to one value, as Grafana does: what is missing and what is
 * no number is passed over, except by `last` and `first`. Of nothing there is
 * no sum: it is null, and only a count is 0.
 */
export function calculate(values: Values, calc: Calc): number | null {
  switch (calc) {
    case 'last':
      return values.at(-1) ?? null;
    case 'first':
      return values[0] ?? null;
    case 'count':
      return values.filter(value => value !== null).length;
    case 'countAll':
      return values.length;
    case 'changeCount':
      return stepsOf(values.filter(value => value !== null)).filter(
        ([from, to]) => from !== to,
      ).length;
    case 'distinctCount':
      return new Set(values.filter(value => value !== null)).size;
    case 'lastNotNull':
      return values.findLast(isNumber) ?? null;
    case 'firstNotNull':
      return values.find(isNumber) ?? null;
    default: {
      const numbers = values.filter(isNumber);
      return numbers.length > 0 ? calculateNumbers(numbers, calc) : null;
    }
  }
}

/** Of at least one number. */
function calculateNumbers(numbers: number[], calc: Calc): number | null {
  const first = numbers[0];
  const last = numbers[numbers.length - 1];
  switch (calc) {
    case 'min':
      return least(numbers);
    case 'max':
      return greatest(numbers);
    case 'range':
      return greatest(numbers) - least(numbers);
    case 'sum':
      return sum(numbers);
    case 'mean':
      return sum(numbers) / numbers.length;
    case 'diff':
      return last - first;
    case 'diffperc':
      return ((last - first) / first) * 100;
    case 'delta':
      return riseOf(numbers);
    case 'step':
      return numbers.length > 1
        ? least(stepsOf(numbers).map(([from, to]) => to - from))
        : null;
    case 'logmin': {
      const positive = numbers.filter(value => value > 0);
      return positive.length > 0 ? least(positive) : null;
    }
    case 'variance':
      return varianceOf(numbers);
    case 'stdDev':
      return Math.sqrt(varianceOf(numbers));
    case 'median':
      return medianOf(numbers);
    default:
      return percentileOf(numbers, Number(calc.slice(1)) / 100);
  }
}

function isNumber(value: number | null): value is number {
  return value !== null && !Number.isNaN(value);
}

function stepsOf<T>(values: readonly T[]): [from: T, to: T][] {
  return values.slice(1).map((value, index) => [values[index], value]);
}

/** How far a counter rose: a fall is a counter that began anew, and no rise. */
function riseOf(numbers: number[]): number {
  let wasRising = true;
  return stepsOf(numbers).reduce((rise, [from, to]) => {
    const isRising = to >= from;
    const added = isRising && wasRising ? to - from : 0;
    wasRising = isRising;
    return rise + added;
  }, 0);
}

function varianceOf(numbers: number[]): number {
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map(value => (value - mean) ** 2)) / numbers.length;
}

function medianOf(numbers: number[]): number {
  const sorted = inOrder(numbers);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 0
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[middle];
}

function percentileOf(numbers: number[], share: number): number {
  return inOrder(numbers)[Math.round((numbers.length - 1) * share)];
}

function inOrder(numbers: number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((low, value) => Math.min(low, value), Infinity);
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((high, value) => Math.max(high, value), -Infinity);
}
