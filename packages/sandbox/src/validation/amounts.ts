import { invalidValue, type Problem } from '../store';

const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** What is wrong with a number that may not be less than nothing; one that is left out is fine. */
export function problemsOfCount(field: string, value: unknown): Problem[] {
  return typeof value === 'number' && value < 0
    ? [invalidValue(field, value, 'must be greater than or equal to 0')]
    : [];
}

/** What is wrong with an amount of pods, which is a number or a part of all. */
export function problemsOfPortion(field: string, value: unknown): Problem[] {
  if (typeof value !== 'string') {
    return problemsOfCount(field, value);
  }
  if (!/^\d+%$/.test(value)) {
    return [invalidValue(field, value, PERCENT)];
  }
  return parseInt(value, 10) > 100
    ? [invalidValue(field, value, 'must not be greater than 100%')]
    : [];
}

/** What is wrong with the number of a port. */
export function problemsOfPort(field: string, port: unknown): Problem[] {
  return typeof port === 'number' && (port < 1 || port > 65535)
    ? [invalidValue(field, port, 'must be between 1 and 65535, inclusive')]
    : [];
}
