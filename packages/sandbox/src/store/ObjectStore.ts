import { randomUUID } from 'node:crypto';
import { Admissions } from './Admissions';
import type { StoredObject } from './KubernetesObject';
import { OwnerIndex } from './OwnerIndex';
import {
  apiVersionOf,
  resourceKey,
  RESOURCES,
  resourceOfObject,
  type Resource,
} from './resources';
import { sameJson, sameSpec } from './sameJson';
import { ResourceTable, type StoreEvent } from './ResourceTable';
import { alreadyExists, checkMeant, invalid, notFound } from './StatusError';

export type StoreListener = (event: StoreEvent) => void;

/**
 * The objects of one cluster. One revision counts every write of the cluster,
 * as etcd does. Stored objects are never changed in place: a write replaces
 * them, so that who holds one holds what was true then.
 */
export class ObjectStore {
  readonly #tables = new Map<string, ResourceTable>();
  readonly #owners = new OwnerIndex();
  readonly #listeners = new Map<string, Set<StoreListener>>();
  readonly admissions = new Admissions();
  readonly #now: () => number;
  #revision = 1000;
  #pretends = false;

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now;
    for (const resource of RESOURCES) {
      this.#tables.set(resourceKey(resource), new ResourceTable(resource));
    }
  }

  get revision(): number {
    return this.#revision;
  }

  /** The cluster's time, ISO 8601 without fractions, as Kubernetes writes it. */
  timestamp(offsetMs = 0): string {
    return new Date(this.#now() + offsetMs)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }

  now(): number {
    return this.#now();
  }

  table(resource: Resource): ResourceTable {
    return this.#tables.get(resourceKey(resource))!;
  }

  list(resource: Resource, namespace?: string): StoredObject[] {
    return this.table(resource).list(namespace);
  }

  get(
    resource: Resource,
    name: string,
    namespace?: string,
  ): StoredObject | undefined {
    return this.table(resource).get(name, namespace);
  }

  /** Runs writes that are refused or answered like any other, and leave no trace. */
  pretend<T>(write: () => T): T {
    this.#pretends = true;
    try {
      return write();
    } finally {
      this.#pretends = false;
    }
  }

  /** @throws StatusError 409, 404 for an unknown namespace, 422, or what an admission says. */
  create(object: StoredObject): StoredObject {
    const resource = resourceOfObject(object);
    const { name, namespace } = object.metadata;
    if (!name) {
      throw invalid(`${resource.kind}: metadata.name: Required value`);
    }
    const places = this.#tables.get('namespaces')!;
    if (resource.namespaced && !places.get(namespace ?? '')) {
      throw notFound('namespaces', namespace ?? '');
    }
    if (this.get(resource, name, namespace)) {
      throw alreadyExists(resource, name);
    }
    const admitted = this.admissions.admit({
      operation: 'CREATE',
      resource,
      object,
    });
    const created = this.#stamp({
      ...admitted,
      metadata: {
        creationTimestamp: this.timestamp(),
        generation: 1,
        ...admitted.metadata,
        uid: object.metadata.uid ?? randomUUID(),
      },
    });
    this.#commit(resource, 'ADDED', created);
    return created;
  }

  /** Replaces an object but its status. @throws StatusError 404, 409 on a stale resourceVersion, or what an admission says. */
  update(wanted: StoredObject): StoredObject {
    const { resource, previous } = this.#current(wanted);
    const object = this.admissions.admit({
      operation: 'UPDATE',
      resource,
      previous,
      object: wanted,
    });
    const specChanged = !sameSpec(object, previous);
    return this.#replace(resource, previous, {
      ...object,
      status: previous.status,
      metadata: {
        ...object.metadata,
        generation: (previous.metadata.generation ?? 1) + (specChanged ? 1 : 0),
      },
    });
  }

  /** Replaces the status of an object. @throws StatusError 404, 409. */
  updateStatus(object: StoredObject): StoredObject {
    const { resource, previous } = this.#current(object);
    return this.#replace(resource, previous, {
      ...previous,
      status: object.status,
    });
  }

  /** Replaces an object with its status, as only a server itself does. @throws StatusError 404, 409. */
  replace(object: StoredObject): StoredObject {
    const { resource, previous } = this.#current(object);
    return this.#replace(resource, previous, object);
  }

  /** Removes an object and what it owns. @throws StatusError 404. */
  remove(resource: Resource, name: string, namespace?: string): StoredObject {
    const previous = this.get(resource, name, namespace);
    if (!previous) {
      throw notFound(resourceKey(resource), name);
    }
    const removed = this.#stamp(previous);
    this.#commit(resource, 'DELETED', removed);
    if (this.#pretends) {
      return removed;
    }
    const owned = this.#owners.ownedBy(previous.metadata.uid!);
    const inside =
      resource.kind === 'Namespace'
        ? [...this.#tables.values()].flatMap(table => table.list(name))
        : [];
    [...owned, ...inside].forEach(object => this.#removeIfThere(object));
    return removed;
  }

  /** Hears every write of a resource until the returned function is called. */
  subscribe(resource: Resource, listener: StoreListener): () => void {
    const key = resourceKey(resource);
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Forgets the history, so that a watch from an older revision is answered with 410. */
  compact(): void {
    for (const table of this.#tables.values()) {
      table.compact(this.#revision);
    }
  }

  #removeIfThere(object: StoredObject) {
    const { name, namespace } = object.metadata;
    const resource = resourceOfObject(object);
    if (this.get(resource, name, namespace)) {
      this.remove(resource, name, namespace);
    }
  }

  #current(object: StoredObject) {
    const resource = resourceOfObject(object);
    const { name, namespace } = object.metadata;
    const previous = this.get(resource, name, namespace);
    if (!previous) {
      throw notFound(resourceKey(resource), name);
    }
    checkMeant(resource, object, previous);
    return { resource, previous };
  }

  #replace(resource: Resource, previous: StoredObject, next: StoredObject) {
    const complete = {
      ...next,
      apiVersion: apiVersionOf(resource),
      kind: resource.kind,
      metadata: {
        ...next.metadata,
        uid: previous.metadata.uid,
        creationTimestamp: previous.metadata.creationTimestamp,
        resourceVersion: previous.metadata.resourceVersion,
      },
    };
    // A write that changes nothing is none: no new version, no event.
    if (sameJson(complete, previous)) {
      return previous;
    }
    const replaced = this.#stamp(complete);
    this.#commit(resource, 'MODIFIED', replaced);
    return replaced;
  }

  #stamp(object: StoredObject): StoredObject {
    if (this.#pretends) {
      return object;
    }
    this.#revision += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#revision) },
    };
  }

  #commit(resource: Resource, type: StoreEvent['type'], object: StoredObject) {
    if (this.#pretends) {
      return;
    }
    const event = this.table(resource).commit(type, object);
    if (event.previous) {
      this.#owners.remove(event.previous);
    }
    if (type !== 'DELETED') {
      this.#owners.add(object);
    }
    for (const listener of this.#listeners.get(resourceKey(resource)) ?? []) {
      listener(event);
    }
  }
}
