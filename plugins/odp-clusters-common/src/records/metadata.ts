import { asList, asRaw, asText, asTime, intern } from './raw';

/** What every record says of its object. Times are milliseconds since the epoch. */
export interface RecordBase {
  name: string;
  namespace: string;
  uid: string;
  createdAt?: number;
}

/** The object that controls another one. */
export interface OwnerRecord {
  kind: string;
  name: string;
  uid: string;
}

/** @returns undefined when the object has no name, so that nothing can be said of it */
export function readBase(raw: unknown): RecordBase | undefined {
  const metadata = asRaw(asRaw(raw).metadata);
  const name = asText(metadata.name);
  if (name === undefined) {
    return undefined;
  }
  return {
    name,
    namespace: intern(asText(metadata.namespace) ?? ''),
    uid: asText(metadata.uid) ?? '',
    createdAt: asTime(metadata.creationTimestamp),
  };
}

export function readOwner(raw: unknown): OwnerRecord | undefined {
  const owners = asList(asRaw(asRaw(raw).metadata).ownerReferences);
  const owner = owners.find(({ controller }) => controller) ?? owners[0];
  const name = asText(owner?.name);
  return name === undefined
    ? undefined
    : {
        kind: intern(asText(owner.kind) ?? ''),
        name: intern(name),
        uid: intern(asText(owner.uid) ?? ''),
      };
}
