import type { Resource } from '../store';
import { type FieldType, readTypes } from './FieldType';
import { core } from './tables/core';
import { mesh } from './tables/mesh';
import { pods } from './tables/pods';
import { volumes } from './tables/volumes';
import { workloads } from './tables/workloads';

export type { FieldType } from './FieldType';

const OPEN: FieldType = { form: 'open' };
const METADATA: FieldType = {
  form: 'struct',
  name: 'ObjectMeta',
  isAtomic: false,
};

/** What has metadata says these of itself. */
const OF_OBJECTS = ['apiVersion', 'kind'];

let types: ReturnType<typeof readTypes> | undefined;

/** The type of a kind's objects; a kind without a table has open fields beside its metadata. */
export function typeOfKind({ kind }: Resource): FieldType {
  return { form: 'struct', name: kind, isAtomic: false };
}

/** The fields of a struct, or undefined when no table has it. */
function fieldsOf(name: string): ReadonlyMap<string, FieldType> | undefined {
  types ??= readTypes(
    [core, pods, volumes, workloads, mesh].map(text => text.trim()).join('\n'),
  );
  return types.get(name);
}

/** The type of a field of a struct; undefined when its table does not have it. */
export function fieldOf(struct: string, field: string): FieldType | undefined {
  const fields = fieldsOf(struct);
  if (fields?.has(field)) {
    return fields.get(field);
  }
  if (fields) {
    return fields.has('metadata') && OF_OBJECTS.includes(field)
      ? { form: 'scalar', of: 'string' }
      : undefined;
  }
  return field === 'metadata' ? METADATA : OPEN;
}

/** The type that a value has in truth: what is open takes the form of what it holds. */
export function resolved(type: FieldType, value: unknown): FieldType {
  if (type.form !== 'open') {
    return type;
  }
  if (Array.isArray(value)) {
    return { form: 'list', items: OPEN, keys: 'atomic' };
  }
  return typeof value === 'object' && value !== null
    ? { form: 'map', items: OPEN, isAtomic: false }
    : { form: 'scalar', of: 'any' };
}
