import {
  apiVersionOf,
  conflict,
  type Fields,
  notFound,
  type ObjectStore,
  type Resource,
  resourceKey,
  RESOURCES,
  type StoredObject,
} from '../store';
import { selectorOf } from './list';
import type { Target } from './requestPath';

interface Removal {
  target: Target;
  query: URLSearchParams;
  /** DeleteOptions of the body. */
  options: unknown;
}

/** Removes one object, with what it owns unless that is to be orphaned. @throws StatusError 404, 409 */
export function remove(store: ObjectStore, removal: Removal): object {
  const { target, query } = removal;
  const { resource, name, namespace } = target;
  const options = removal.options as Fields;
  const object = store.get(resource, name!, namespace);
  if (!object) {
    throw notFound(resourceKey(resource), name!);
  }
  const { uid, resourceVersion } = (options.preconditions ?? {}) as Fields;
  if (
    (uid && uid !== object.metadata.uid) ||
    (resourceVersion && resourceVersion !== object.metadata.resourceVersion)
  ) {
    throw conflict(resource, name!, 'the precondition of the removal failed');
  }
  const policy = query.get('propagationPolicy') ?? options.propagationPolicy;
  if (policy === 'Orphan') {
    orphanOwned(store, object);
  }
  const removed = end(store, resource, object);
  // Servers answer with what goes on existing for a while, else with a Status.
  return ['Pod', 'Namespace'].includes(resource.kind) || !isGone(removed)
    ? removed
    : {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name,
          group: resource.group || undefined,
          kind: resource.plural,
          uid: object.metadata.uid,
        },
      };
}

/** Removes what the selectors of the query match. */
export function removeCollection(
  store: ObjectStore,
  { target, query }: { target: Target; query: URLSearchParams },
): object {
  const { resource, namespace } = target;
  const items = store
    .list(resource, namespace)
    .filter(selectorOf(target, query));
  for (const { metadata } of items) {
    // The removal of one may have taken another with it.
    const object = store.get(resource, metadata.name, metadata.namespace);
    if (object) {
      end(store, resource, object);
    }
  }
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(store.revision) },
    items,
  };
}

/** Removes an object, or marks it while there are finalizers; who takes the last of them away ends it. */
function end(
  store: ObjectStore,
  resource: Resource,
  object: StoredObject,
): StoredObject {
  const { name, namespace } = object.metadata;
  return isGone(object)
    ? store.remove(resource, name, namespace)
    : store.update({
        ...object,
        metadata: {
          ...object.metadata,
          deletionTimestamp:
            object.metadata.deletionTimestamp ?? store.timestamp(),
          deletionGracePeriodSeconds: 0,
        },
      });
}

function isGone({ metadata }: StoredObject): boolean {
  return !metadata.finalizers?.length;
}

function orphanOwned(store: ObjectStore, owner: StoredObject) {
  const { uid, namespace } = owner.metadata;
  for (const resource of RESOURCES) {
    for (const object of store.list(resource, namespace)) {
      const owners = object.metadata.ownerReferences;
      if (owners?.some(reference => reference.uid === uid)) {
        store.update({
          ...object,
          metadata: {
            ...object.metadata,
            ownerReferences: owners.filter(reference => reference.uid !== uid),
          },
        });
      }
    }
  }
}
