import type { FieldType } from '../schema';
import type { Fields } from '../store';
import { childrenOf, isRecord, isThere } from './children';
import type { FieldSet } from './FieldSet';

/** What is there, with what somebody applies laid over it. */
export function merged(
  live: unknown,
  applied: unknown,
  type: FieldType,
): unknown {
  const theirs = childrenOf(applied, type);
  if (!theirs) {
    return applied;
  }
  const mine = (isThere(live) && childrenOf(live, type)) || [];
  const over = new Map(theirs.map(child => [child.step, child]));
  const kept = mine.map(child => {
    const other = over.get(child.step);
    over.delete(child.step);
    return other
      ? { ...child, value: merged(child.value, other.value, other.type) }
      : child;
  });
  return assembled([...kept, ...over.values()], Array.isArray(applied));
}

/** A value without the paths of a set; undefined when nothing is left that was not there as such. */
export function without(
  value: unknown,
  removed: FieldSet,
  type: FieldType,
): unknown {
  const children = childrenOf(value, type);
  if (!children || removed.isEmpty || children.length === 0) {
    return value;
  }
  const left = children
    .filter(({ step }) => !removed.has(step))
    .map(child => ({
      ...child,
      value: without(child.value, removed.below(child.step), child.type),
    }))
    .filter(child => child.value !== undefined);
  return left.length ? assembled(left, Array.isArray(value)) : undefined;
}

function assembled(
  children: Array<{ step: string; value: unknown }>,
  isList: boolean,
): unknown {
  if (isList) {
    return children.map(({ value }) => value);
  }
  const result: Fields = {};
  for (const { step, value } of children) {
    result[step.slice(2)] = withoutNulls(value);
  }
  return result;
}

/** Who applies null says nothing. */
function withoutNulls(value: unknown): unknown {
  if (!isRecord(value) || Object.values(value).every(isThere)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => isThere(field)),
  );
}
