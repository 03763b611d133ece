/** Numbers for people: as many digits as say something, with their unit. */
export function number(value: number): string {
  if (value >= 10 || Number.isInteger(value)) {
    return Math.round(value).toLocaleString('en-US');
  }
  return value.toPrecision(2);
}

export function bytes(value: number): string {
  if (value >= 1e6) {
    return `${number(value / 1e6)} MB`;
  }
  return value >= 1e3 ? `${number(value / 1e3)} kB` : `${number(value)} B`;
}

/** A time that was never taken is said to be so. */
export function milliseconds(value: number | undefined): string {
  if (value === undefined) {
    return 'not seen';
  }
  return value >= 1000
    ? `${(value / 1000).toFixed(1)} s`
    : `${number(value)} ms`;
}

export function times(value: number): string {
  return value >= 100 ? `${number(value)} x` : `${value.toFixed(2)} x`;
}
