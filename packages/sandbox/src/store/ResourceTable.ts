import type { StoredObject } from './KubernetesObject';
import type { Resource } from './resources';

export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  revision: number;
  object: StoredObject;
  previous?: StoredObject;
}

/** Events kept for watches that resume; older ones are answered with 410. */
const HISTORY = 20_000;

/** A list at a revision: keys in order, and what each of them held. */
export interface Snapshot {
  keys: string[];
  byKey(key: string): StoredObject | undefined;
}

/** Snapshots whose keys are kept, for lists that are paged through. */
const KEPT_SNAPSHOTS = 4;

/** The objects of one kind, in the order of their keys, with the history of writes. */
export class ResourceTable {
  readonly #resource: Resource;
  readonly #objects = new Map<string, StoredObject>();
  #namespaces = new Map<string, Map<string, StoredObject>>();
  #sortedKeys: string[] | undefined;
  #history: StoreEvent[] = [];
  readonly #keysAt = new Map<number, string[]>();
  #compacted = 0;

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  /** Watches from revisions below this one are expired. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  get(name: string, namespace?: string): StoredObject | undefined {
    return this.#objects.get(this.#key(name, namespace));
  }

  list(namespace?: string): StoredObject[] {
    if (namespace === undefined || !this.#resource.namespaced) {
      return namespace === undefined ? [...this.#objects.values()] : [];
    }
    return [...(this.#namespaces.get(namespace)?.values() ?? [])];
  }

  #inOrder(): string[] {
    this.#sortedKeys ??= [...this.#objects.keys()].sort();
    return this.#sortedKeys;
  }

  /** What the table holds, or held at a revision that is not compacted. */
  at(revision: number): Snapshot {
    const before = new Map<string, StoredObject | undefined>();
    for (const { object, previous } of this.eventsAfter(revision)) {
      const key = this.#key(object.metadata.name, object.metadata.namespace);
      if (!before.has(key)) {
        before.set(key, previous);
      }
    }
    return {
      keys: before.size ? this.#pastKeys(revision, before) : this.#inOrder(),
      byKey: key =>
        before.has(key) ? before.get(key) : this.#objects.get(key),
    };
  }

  #pastKeys(
    revision: number,
    before: Map<string, StoredObject | undefined>,
  ): string[] {
    let keys = this.#keysAt.get(revision);
    if (!keys) {
      const held = new Set(this.#objects.keys());
      for (const [key, object] of before) {
        if (object) {
          held.add(key);
        } else {
          held.delete(key);
        }
      }
      keys = [...held].sort();
      this.#keysAt.set(revision, keys);
      if (this.#keysAt.size > KEPT_SNAPSHOTS) {
        this.#keysAt.delete([...this.#keysAt.keys()][0]);
      }
    }
    return keys;
  }

  /** Writes after `revision`, oldest first. */
  eventsAfter(revision: number): StoreEvent[] {
    let low = 0;
    let high = this.#history.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#history[middle].revision <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#history.slice(low);
  }

  commit(type: StoreEvent['type'], object: StoredObject): StoreEvent {
    const { name, namespace, resourceVersion } = object.metadata;
    const key = this.#key(name, namespace);
    const previous = this.#objects.get(key);
    if (type === 'DELETED') {
      this.#objects.delete(key);
      this.#namespaces.get(namespace ?? '')?.delete(key);
      this.#sortedKeys = undefined;
    } else {
      if (!previous) {
        this.#sortedKeys = undefined;
      }
      this.#objects.set(key, object);
      const inNamespace = this.#namespaces.get(namespace ?? '') ?? new Map();
      this.#namespaces.set(namespace ?? '', inNamespace);
      inNamespace.set(key, object);
    }
    const event = { type, object, previous, revision: Number(resourceVersion) };
    this.#history.push(event);
    if (this.#history.length > HISTORY * 1.2) {
      const dropped = this.#history.length - HISTORY;
      this.#compacted = this.#history[dropped - 1].revision;
      this.#history = this.#history.slice(dropped);
    }
    return event;
  }

  compact(revision: number): void {
    this.#history = [];
    this.#compacted = revision;
  }

  #key(name: string, namespace?: string): string {
    return this.#resource.namespaced ? `${namespace}/${name}` : name;
  }
}
