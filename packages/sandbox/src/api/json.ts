import type { StoredObject } from '../store';

const texts = new WeakMap<StoredObject, string>();

/** The JSON of a stored object, made once for all who ask. */
export function jsonOf(object: StoredObject): string {
  let text = texts.get(object);
  if (text === undefined) {
    text = JSON.stringify(object);
    texts.set(object, text);
  }
  return text;
}
