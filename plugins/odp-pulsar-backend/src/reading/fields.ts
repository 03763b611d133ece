/**
 * Fields of Pulsar's answers, by hand: there are a hundred thousand of them in a
 * sweep of ten thousand topics. What is missing, of another type, or told as
 * "not computed" (-1, NaN) is undefined, which is never zero.
 */

/** A count, a size or a rate. */
export function amount(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value < Infinity
    ? value
    : undefined;
}

/** A number that may be negative. */
export function signed(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** A time that is told only where there is one: neither 0 nor -1. */
export function time(value: unknown): number | undefined {
  return amount(value) || undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The fields of an object; none of what is no object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Undefined for what is no list. */
export function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
