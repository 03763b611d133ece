import { quantityValue } from '@internal/target-state';
import type { FieldChange } from '../contract';
import { canonicalJson } from './canonicalJson';

/**
 * Values in which two objects differ, in the order of their paths; an object that
 * comes or goes is told value by value. Quantities are equal when they are the
 * same amount: an API server makes `500m` of `0.5`.
 */
export function diffFields(before: unknown, after: unknown): FieldChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .filter(path => !isSame(was.get(path), is.get(path)))
    .map(path => ({
      path,
      ...(was.has(path) && { before: was.get(path) }),
      ...(is.has(path) && { after: is.get(path) }),
    }));
}

/** Every value by its path; an empty list or object is a value. */
function leavesOf(value: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const walk = (path: string, part: unknown) => {
    const entries =
      part && typeof part === 'object'
        ? Object.entries(part).filter(([, inner]) => inner !== undefined)
        : [];
    if (!entries.length) {
      leaves.set(path, part);
    }
    for (const [key, inner] of entries) {
      walk(Array.isArray(part) ? `${path}[${key}]` : joined(path, key), inner);
    }
  };
  if (value !== undefined) {
    walk('', value);
  }
  return leaves;
}

/** Names with dots of their own, such as `requests.cpu` or labels, stand as they are. */
function joined(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

function isSame(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after || isSameAmount(before, after);
  }
  return canonicalJson(before) === canonicalJson(after);
}

function isSameAmount(before: string, after: string): boolean {
  const [was, is] = [quantityValue(before), quantityValue(after)];
  return !Number.isNaN(was) && was === is;
}
