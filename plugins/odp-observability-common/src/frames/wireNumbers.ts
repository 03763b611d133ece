/** A value of a column of numbers as JSON carries it; undefined: it is none. */
export function readNumber(value: unknown): number | null | undefined {
  if (value === null || typeof value === 'number') {
    return value;
  }
  switch (value) {
    case 'NaN':
      return NaN;
    case '+Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    default:
      return undefined;
  }
}

/** A number as JSON can carry it; JSON itself would make null of what is not finite. */
export function writeNumber(value: number | null): number | string | null {
  if (value === null || Number.isFinite(value)) {
    return value;
  }
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  return value > 0 ? '+Inf' : '-Inf';
}
