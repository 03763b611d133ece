import type { StoredObject } from './KubernetesObject';

/** Whether two values are the same JSON; a field that is undefined is none. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  if (!isObject(a) || !isObject(b)) {
    return false;
  }
  return (
    Object.keys(a).every(key => sameJson(a[key], b[key])) &&
    Object.keys(b).every(key => b[key] === undefined || a[key] !== undefined)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether two states of an object differ in metadata and status at most. */
export function sameSpec(one: StoredObject, other: StoredObject): boolean {
  return sameJson(withoutMetadata(one), withoutMetadata(other));
}

function withoutMetadata({ metadata: _, status: __, ...rest }: StoredObject) {
  return rest;
}
