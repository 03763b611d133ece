import type { Fields } from '../store';
import { canonicalQuantity } from './quantity';
import { type FieldType, fieldOf, resolved } from '.';

/** A value as a server keeps it: without fields that its kind does not have, quantities in their one form. */
export function tidied(value: unknown, declared: FieldType): unknown {
  const type = resolved(declared, value);
  if (type.form === 'scalar' && type.of === 'quantity') {
    return typeof value === 'string' || typeof value === 'number'
      ? canonicalQuantity(value)
      : value;
  }
  if (type.form === 'list' && Array.isArray(value)) {
    return value.map(item => tidied(item, type.items));
  }
  if (declared.form === 'open' || !isRecord(value)) {
    return value;
  }
  const result: Fields = {};
  for (const [name, field] of Object.entries(value)) {
    const of = type.form === 'map' ? type.items : fieldIn(type, name);
    if (of) {
      result[name] = tidied(field, of);
    }
  }
  return result;
}

function fieldIn(type: FieldType, name: string): FieldType | undefined {
  return type.form === 'struct' ? fieldOf(type.name, name) : undefined;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
