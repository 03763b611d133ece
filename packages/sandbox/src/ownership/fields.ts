import type { FieldType } from '../schema';
import { sameJson } from '../store';
import { childrenOf, isFreeMap, isHollow, isRecord, isThere } from './children';
import { FieldSet } from './FieldSet';

/** The paths that a writer names who says `value`. */
export function fieldsIn(value: unknown, type: FieldType): FieldSet {
  const set = new FieldSet();
  name(value, { type, path: [], set });
  return set;
}

interface Place {
  type: FieldType;
  path: string[];
  set: FieldSet;
}

function name(value: unknown, { type, path, set }: Place) {
  const children = childrenOf(value, type);
  if (!children) {
    if (path.length) {
      set.insert(path);
    }
    return;
  }
  const namesItself = Array.isArray(value) || isFreeMap(type, value);
  for (const child of children) {
    const at = [...path, child.step];
    name(child.value, { type: child.type, path: at, set });
    if (namesItself || (isRecord(child.value) && isHollow(child.value))) {
      set.insert(at);
    }
  }
}

/** What differs between two states of an object. */
export interface Comparison {
  added: FieldSet;
  changed: FieldSet;
  removed: FieldSet;
}

export function compare(
  before: unknown,
  after: unknown,
  type: FieldType,
): Comparison {
  const result = {
    added: new FieldSet(),
    changed: new FieldSet(),
    removed: new FieldSet(),
  };
  compareAt([before, after], { type, path: [], result });
  return result;
}

function compareAt(
  [before, after]: [unknown, unknown],
  {
    type,
    path,
    result,
  }: { type: FieldType; path: string[]; result: Comparison },
) {
  const was = isThere(before);
  const is = isThere(after);
  const asParts =
    isHollow(before) && isHollow(after)
      ? undefined
      : partsOf([before, after], type);
  for (const [step, part] of asParts ?? []) {
    compareAt([part.before, part.after], {
      type: part.type,
      path: [...path, step],
      result,
    });
  }
  // Of a struct with parts, only the parts are somebody's.
  if (path.length === 0 || (asParts && type.form === 'struct')) {
    return;
  }
  if (!was && is) {
    result.added.insert(path);
  } else if (was && !is) {
    result.removed.insert(path);
  } else if (!asParts && !sameJson(before, after)) {
    result.changed.insert(path);
  }
}

interface Part {
  before?: unknown;
  after?: unknown;
  type: FieldType;
}

/** The parts of both states by their steps, or undefined when they are compared as a whole. */
function partsOf(
  [before, after]: [unknown, unknown],
  type: FieldType,
): Map<string, Part> | undefined {
  const [mine, theirs] = [before, after].map(value =>
    isThere(value) ? childrenOf(value, type) : [],
  );
  if (!mine || !theirs) {
    return undefined;
  }
  const parts = new Map<string, Part>();
  for (const child of mine) {
    parts.set(child.step, { before: child.value, type: child.type });
  }
  for (const child of theirs) {
    parts.set(child.step, {
      ...parts.get(child.step),
      after: child.value,
      type: child.type,
    });
  }
  return parts;
}
