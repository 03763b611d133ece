import { type FieldType, fieldOf, resolved } from '../schema';
import { badRequest, type Fields } from '../store';

/** A part of a value that has an owner of its own, by its step in fieldsV1. */
export interface Child {
  step: string;
  value: unknown;
  type: FieldType;
}

/** Keys that an item may leave out, and what they are then. */
const DEFAULT_KEYS: Record<string, unknown> = { protocol: 'TCP' };

const UNKNOWN: FieldType = { form: 'open' };

/**
 * The parts of a value that are owned apart, or undefined when it is owned as a
 * whole: a scalar, what is atomic.
 *
 * @throws StatusError 400 for an item without the key that it is merged by
 */
export function childrenOf(
  value: unknown,
  declared: FieldType,
): Child[] | undefined {
  const type = resolved(declared, value);
  if (type.form === 'list' && Array.isArray(value) && type.keys !== 'atomic') {
    const { keys, items } = type;
    return value.map(item => ({
      step: stepOf(item, keys),
      value: item,
      type: items,
    }));
  }
  if (!isRecord(value) || isWhole(type)) {
    return undefined;
  }
  return Object.entries(value)
    .filter(([, field]) => isThere(field))
    .map(([name, field]) => ({
      step: `f:${name}`,
      value: field,
      type: typeOfField(type, name),
    }));
}

/** Whether a value is there; null is none. */
export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether there is nothing in a value that could be owned apart. */
export function isHollow(value: unknown): boolean {
  return (
    !isThere(value) ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && !Object.values(value).some(isThere))
  );
}

/** Whether the entries of a value are names of its writer, not fields of a struct. */
export function isFreeMap(declared: FieldType, value: unknown): boolean {
  return resolved(declared, value).form === 'map';
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(type: FieldType): boolean {
  return !((type.form === 'struct' || type.form === 'map') && !type.isAtomic);
}

function typeOfField(type: FieldType, name: string): FieldType {
  if (type.form === 'map') {
    return type.items;
  }
  return (type.form === 'struct' && fieldOf(type.name, name)) || UNKNOWN;
}

function stepOf(item: unknown, keys: 'set' | string[]): string {
  if (keys === 'set') {
    return `v:${JSON.stringify(item)}`;
  }
  const given = isRecord(item) ? item : {};
  const named = [...keys].sort().map(key => {
    const value = given[key] ?? DEFAULT_KEYS[key];
    if (value === undefined) {
      throw badRequest(
        `associative list with keys has an element that omits key field "${key}" (and doesn't have default value)`,
      );
    }
    return [key, value];
  });
  return `k:${JSON.stringify(Object.fromEntries(named))}`;
}
