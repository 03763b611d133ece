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

/** The objects of one kind, in the order of their keys, with the history of writes. */
export class ResourceTable {
  readonly #resource: Resource;
  readonly #objects = new Map<string, StoredObject>();
  #namespaces = new Map<string, Map<string, StoredObject>>();
  #sortedKeys: string[] | undefined;
  #history: StoreEvent[] = [];
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

  /** Keys in order; the page of a list begins after one of them. */
  sortedKeys(): string[] {
    this.#sortedKeys ??= [...this.#objects.keys()].sort();
    return this.#sortedKeys;
  }

  byKey(key: string): StoredObject | undefined {
    return this.#objects.get(key);
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
