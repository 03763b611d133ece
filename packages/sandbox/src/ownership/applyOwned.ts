import type { FieldType } from '../schema';
import type { StoredObject } from '../store';
import { applyConflict } from './conflict';
import { FieldSet } from './FieldSet';
import { compare, fieldsIn } from './fields';
import { merged, without } from './merge';
import { isSameOwner, ownable, ownedBy, type Owner, ownersOf } from './owners';
import { changesOf, type Writer } from './updateOwned';

/** Who owned all that there was before anybody applied. */
const BEFORE = 'before-first-apply';

export interface Application extends Writer {
  /** Takes what others own, where the two differ. */
  force: boolean;
}

/**
 * Lays what a manager applies over an object: its fields become the manager's,
 * those that it gives up and nobody else owns go.
 *
 * @param live what is there; undefined when there is nothing yet
 * @throws StatusError 409 with the fields that others own and that would change
 */
export function applyOwned(
  live: StoredObject | undefined,
  applied: StoredObject,
  { type, ...application }: Application & { type: FieldType },
): StoredObject {
  const { manager, subresource, force, time } = application;
  const config = partOf(applied, subresource);
  const self: Owner = {
    manager,
    operation: 'Apply',
    apiVersion: applied.apiVersion,
    subresource,
    time,
    fields: ownable(fieldsIn(config, type)),
  };
  if (!live) {
    return ownedBy(applied, [self]);
  }
  const known = ownersBefore(live, type, time);
  const mine = known.find(owner => isSameOwner(owner, self));
  const others = known.filter(owner => owner !== mine);
  const given = givenUp(mine, [self, ...others]);
  const next = without(merged(live, config, type), given, type) as StoredObject;
  const { added, changed, removed } = compare(live, next, type);
  const touched = added.union(changed);
  const conflicts = others
    .map(owner => ({ owner, fields: owner.fields.intersection(touched) }))
    .filter(({ fields }) => !fields.isEmpty);
  if (conflicts.length && !force) {
    throw applyConflict(conflicts);
  }
  const left = others.map(owner => ({
    ...owner,
    fields: owner.fields.difference(touched).difference(removed),
  }));
  return ownedBy(next, [self, ...left]);
}

/** Main resource and status are written apart. */
function partOf(applied: StoredObject, subresource?: string): StoredObject {
  const { apiVersion, kind, metadata, status } = applied;
  return subresource === 'status'
    ? { apiVersion, kind, metadata, status }
    : { ...applied, status: undefined };
}

function ownersBefore(
  live: StoredObject,
  type: FieldType,
  time: string,
): Owner[] {
  const owners = ownersOf(live);
  return owners.length
    ? owners
    : [
        {
          manager: BEFORE,
          operation: 'Update',
          apiVersion: live.apiVersion,
          time,
          fields: changesOf(undefined, live, type).added,
        },
      ];
}

/** What an owner claimed and nobody claims now. */
function givenUp(mine: Owner | undefined, now: readonly Owner[]): FieldSet {
  return now.reduce(
    (left, { fields }) => left.difference(fields.withAncestors()),
    mine?.fields ?? new FieldSet(),
  );
}
