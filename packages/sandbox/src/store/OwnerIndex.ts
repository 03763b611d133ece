import type { StoredObject } from './KubernetesObject';

/** What an object owns, for the garbage collection after its removal. */
export class OwnerIndex {
  readonly #byOwner = new Map<string, Map<string, StoredObject>>();

  add(object: StoredObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const owned = this.#byOwner.get(uid) ?? new Map();
      this.#byOwner.set(uid, owned);
      owned.set(object.metadata.uid!, object);
    }
  }

  remove(object: StoredObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      this.#byOwner.get(uid)?.delete(object.metadata.uid!);
    }
  }

  ownedBy(uid: string): StoredObject[] {
    const owned = [...(this.#byOwner.get(uid)?.values() ?? [])];
    this.#byOwner.delete(uid);
    return owned;
  }
}
