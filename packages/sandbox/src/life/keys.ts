import type { StoredObject } from '../store';

/** `namespace/name`; for what has no namespace, `undefined/name`. */
export function keyOf({ metadata }: StoredObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** Namespace and name of a key. */
export function placeOf(key: string): { namespace: string; name: string } {
  const [namespace, name] = key.split('/');
  return { namespace, name };
}

/** Empties a set and gives what was in it. */
export function take<T>(set: Set<T>): T[] {
  const items = [...set];
  set.clear();
  return items;
}

/** Empties a map and gives what was in it. */
export function takeEntries<K, V>(map: Map<K, V>): [K, V][] {
  const entries = [...map];
  map.clear();
  return entries;
}
