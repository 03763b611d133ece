/** Pulsar's megabytes. */
export const MEBIBYTE = 2 ** 20;
/** Seconds. */
export const MINUTE = 60;

/** As many whole units as hold the value; 0 and -1 have none. */
export function toUnits(value: number, unit: number): number {
  return value > 0 ? Math.ceil(value / unit) : value;
}

export function fromUnits(units: number, unit: number): number {
  return units > 0 ? units * unit : units;
}
