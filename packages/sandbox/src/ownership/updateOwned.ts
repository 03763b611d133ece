import type { FieldType } from '../schema';
import type { StoredObject } from '../store';
import { compare, type Comparison } from './fields';
import {
  forgetsOwners,
  isSameOwner,
  ownedBy,
  type Owner,
  ownersOf,
} from './owners';

/** Who writes, and when by the cluster's clock. */
export interface Writer {
  manager: string;
  subresource?: string;
  /** ISO 8601. */
  time: string;
}

/**
 * Gives a writer the fields that its create, update or patch sets. An object
 * that was never tracked stays so until somebody applies, as on a real server.
 *
 * @param before undefined for a create
 */
export function updateOwned(
  before: StoredObject | undefined,
  after: StoredObject,
  { type, ...writer }: Writer & { type: FieldType },
): StoredObject {
  if (forgetsOwners(after)) {
    return ownedBy(after, []);
  }
  const own = ownersOf(after);
  const known = own.length || !before ? own : ownersOf(before);
  if (before && known.length === 0) {
    return ownedBy(after, []);
  }
  const { added, changed, removed } = changesOf(before, after, type);
  const touched = added.union(changed);
  const left = known.map(owner => ({
    ...owner,
    fields: owner.fields.difference(touched).difference(removed),
  }));
  if (touched.isEmpty) {
    return ownedBy(after, left);
  }
  const self: Owner = {
    manager: writer.manager,
    operation: 'Update',
    apiVersion: after.apiVersion,
    subresource: writer.subresource,
    time: writer.time,
    fields: touched,
  };
  const mine = left.find(owner => isSameOwner(owner, self));
  return ownedBy(after, [
    ...left.filter(owner => owner !== mine),
    mine ? { ...self, fields: mine.fields.union(touched) } : self,
  ]);
}

/** What differs between two states, but for what is said about ownership itself. */
export function changesOf(
  before: StoredObject | undefined,
  after: StoredObject,
  type: FieldType,
): Comparison {
  return compare(
    before ? withoutOwners(before) : {},
    withoutOwners(after),
    type,
  );
}

function withoutOwners({ metadata, ...rest }: StoredObject) {
  const { managedFields: _, ...own } = metadata;
  return { ...rest, metadata: own };
}
