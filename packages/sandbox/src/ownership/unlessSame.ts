import { type Fields, sameJson, type StoredObject } from '../store';

/** What is there already, when the next state differs at most in when its owners wrote. */
export function unlessSame(
  live: StoredObject,
  next: StoredObject,
): StoredObject {
  return sameJson(withoutTimes(live), withoutTimes(next)) ? live : next;
}

function withoutTimes({ metadata, ...rest }: StoredObject) {
  const { managedFields, ...own } = metadata;
  const entries = (managedFields ?? []) as Fields[];
  return {
    ...rest,
    metadata: own,
    owners: entries.map(({ time: _, ...entry }) => entry),
  };
}
