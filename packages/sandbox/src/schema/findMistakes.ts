import type { Fields } from '../store';
import { nanosOf } from './quantity';
import { type FieldType, fieldOf, resolved } from '.';

/** What an object says that its kind has no place for. */
export interface Mistake {
  /** As a decoder says it: `spec.containers[0].foo`. */
  path: string;
  /** As the merge of an apply says it: `.spec.containers[name="a"].foo`. */
  mergePath: string;
  /** Why a value cannot be there; absent for a field that the kind does not have. */
  mistyped?: { expected: string; goType: string; got: string; struct: string };
}

interface Place {
  path: string;
  mergePath: string;
  /** The struct that holds the field. */
  struct: string;
}

export function findMistakes(value: unknown, type: FieldType): Mistake[] {
  return mistakesAt(value, type, { path: '', mergePath: '', struct: '' });
}

function mistakesAt(
  value: unknown,
  declared: FieldType,
  place: Place,
): Mistake[] {
  if (value === undefined || value === null) {
    return [];
  }
  const type = resolved(declared, value);
  switch (type.form) {
    case 'scalar':
      return fits(value, type.of) ? [] : [mistyped(value, type, place)];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) =>
            mistakesAt(item, type.items, {
              ...place,
              path: `${place.path}[${index}]`,
              mergePath: `${place.mergePath}${stepOf(item, type.keys, index)}`,
            }),
          )
        : [mistyped(value, type, place)];
    default:
      return isRecord(value)
        ? Object.entries(value).flatMap(([name, field]) =>
            mistakesOfField(field, name, { type, place }),
          )
        : [mistyped(value, type, place)];
  }
}

function mistakesOfField(
  value: unknown,
  name: string,
  { type, place }: { type: FieldType; place: Place },
): Mistake[] {
  const at = {
    path: place.path ? `${place.path}.${name}` : name,
    mergePath: `${place.mergePath}.${name}`,
  };
  if (type.form === 'map') {
    return mistakesAt(value, type.items, { ...place, ...at });
  }
  const struct = type.form === 'struct' ? type.name : '';
  const field = fieldOf(struct, name);
  return field ? mistakesAt(value, field, { ...at, struct }) : [at];
}

function fits(value: unknown, kind: string): boolean {
  switch (kind) {
    case 'number':
    case 'boolean':
      return typeof value === kind;
    case 'quantity':
      return nanosOf(value as string) !== undefined;
    case 'any':
      return true;
    default:
      return typeof value === 'string';
  }
}

function mistyped(
  value: unknown,
  type: FieldType,
  { struct, path, mergePath }: Place,
): Mistake {
  const got = Array.isArray(value) ? 'array' : typeof value;
  return {
    path,
    mergePath,
    mistyped: { ...expectedOf(type), got, struct },
  };
}

function expectedOf(type: FieldType): { expected: string; goType: string } {
  switch (type.form) {
    case 'scalar':
      return {
        expected: type.of,
        goType:
          { number: 'int32', boolean: 'bool' }[type.of as string] ?? type.of,
      };
    case 'list':
      return { expected: 'list', goType: `[]${expectedOf(type.items).goType}` };
    case 'struct':
      return { expected: 'map', goType: `v1.${type.name}` };
    default:
      return { expected: 'map', goType: 'map[string]string' };
  }
}

function stepOf(
  item: unknown,
  keys: 'atomic' | 'set' | string[],
  index: number,
): string {
  if (!Array.isArray(keys) || !isRecord(item)) {
    return `[${index}]`;
  }
  return `[${keys
    .map(key => `${key}=${JSON.stringify(item[key])}`)
    .join(',')}]`;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
