import type { Fields, StoredObject } from '../store';
import { FieldSet } from './FieldSet';

type Operation = 'Apply' | 'Update';

/** Who owns which fields of an object: an entry of `managedFields`. */
export interface Owner {
  manager: string;
  operation: Operation;
  apiVersion: string;
  subresource?: string;
  /** ISO 8601. */
  time?: string;
  fields: FieldSet;
}

/** What the server itself writes, which nobody owns. */
const UNOWNED = FieldSet.of(
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ...[
    'creationTimestamp',
    'generation',
    'managedFields',
    'name',
    'namespace',
    'resourceVersion',
    'selfLink',
    'uid',
  ].map(field => ['f:metadata', `f:${field}`]),
);

export function ownersOf({ metadata }: StoredObject): Owner[] {
  const entries = (metadata.managedFields ?? []) as Fields[];
  return entries
    .filter(entry => entry.manager)
    .map(entry => ({
      manager: entry.manager,
      operation: entry.operation,
      apiVersion: entry.apiVersion,
      subresource: entry.subresource,
      time: entry.time,
      fields: FieldSet.fromJson(entry.fieldsV1),
    }));
}

/** Whether a write asks for all ownership to be forgotten. */
export function forgetsOwners({ metadata }: StoredObject): boolean {
  const entries = metadata.managedFields as Fields[] | undefined;
  return Boolean(
    entries &&
      (entries.length === 0 ||
        (entries.length === 1 && Object.keys(entries[0]).length === 0)),
  );
}

export function isSameOwner(one: Owner, other: Owner): boolean {
  return (
    one.manager === other.manager &&
    one.operation === other.operation &&
    one.apiVersion === other.apiVersion &&
    one.subresource === other.subresource
  );
}

/** The part of a set that can be owned. */
export function ownable(fields: FieldSet): FieldSet {
  return fields.difference(UNOWNED);
}

/** The object as owned by these; who owns nothing is left out. */
export function ownedBy(
  object: StoredObject,
  owners: readonly Owner[],
): StoredObject {
  const entries = owners
    .map(owner => ({ ...owner, fields: ownable(owner.fields) }))
    .filter(({ fields }) => !fields.isEmpty)
    .sort(inOrder)
    .map(({ fields, subresource, time, ...owner }) => ({
      ...owner,
      ...(time && { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: fields.toJson(),
      ...(subresource && { subresource }),
    }));
  const { managedFields: _, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(entries.length && { managedFields: entries }),
    },
  };
}

/** Appliers first, then by age and name. */
function inOrder(one: Owner, other: Owner): number {
  return (
    one.operation.localeCompare(other.operation) ||
    (one.time ?? '').localeCompare(other.time ?? '') ||
    one.manager.localeCompare(other.manager)
  );
}
