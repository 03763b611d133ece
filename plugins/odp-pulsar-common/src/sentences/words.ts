const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/**
 * Bytes in powers of ten, as the platform document counts the bus's limits:
 * `646 MB`, `1.07 GB`. Kubernetes' binary units are another matter.
 */
export function decimalBytesInWords(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < UNITS.length - 1 && Math.round(value) >= 1000) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 ? Math.round(value) : roundTo3(value);
  return `${bytes < 0 ? '-' : ''}${digits} ${UNITS[unit]}`;
}

/** A count with thousands apart: `207,000`. */
export function countInWords(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A rate without its unit: `310`, `0.5`, `1,200`; "under 0.1" is not nothing. */
export function rateInWords(perSecond: number): string {
  const value =
    perSecond < 10 ? Number(perSecond.toFixed(1)) : Math.round(perSecond);
  return perSecond > 0 && value === 0
    ? 'under 0.1'
    : value.toLocaleString('en-US');
}

/** A rate of messages: `310 msg/s`, `0.5 msg/s`, `0 msg/s`. */
export function messageRateInWords(perSecond: number): string {
  return `${rateInWords(perSecond)} msg/s`;
}

/** A list for people: `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

function roundTo3(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
