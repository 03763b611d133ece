import type { Rates } from '../contract';
import type { TopicReading } from '../records';

const FIELDS = [
  'messagesInPerSecond',
  'messagesOutPerSecond',
  'bytesInPerSecond',
  'bytesOutPerSecond',
] as const satisfies readonly (keyof Rates)[];

/** Rates of several topics or partitions together; one that is not told of all of them is absent. */
export function sumRates(readings: readonly TopicReading[]): Rates {
  const rates: Rates = {};
  for (const field of FIELDS) {
    const sum = sumOf(readings.map(reading => reading[field]));
    if (sum !== undefined) {
      rates[field] = sum;
    }
  }
  return rates;
}

/** A sum of figures; undefined when there is none, or when one is not known. */
export function sumOf(
  values: readonly (number | undefined)[],
): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) {
      return undefined;
    }
    sum += value;
  }
  return values.length ? sum : undefined;
}
