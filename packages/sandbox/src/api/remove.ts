import {
  apiVersionOf,
  notFound,
  type ObjectStore,
  resourceKey,
  RESOURCES,
  type StoredObject,
} from '../store';
import { checkPreconditions, type Deletion, propagationOf } from './Deletion';
import { endInForeground } from './endInForeground';
import { endNamespace } from './endNamespace';
import { selectorOf } from './list';
import type { Target } from './requestPath';
import type { Terminations } from './Terminations';

interface Removal {
  terminations: Terminations;
  target: Target;
  query: URLSearchParams;
  deletion: Deletion;
}

/** Kinds of which a removal answers with the object, not with a Status. */
const ANSWERED_WHOLE = [
  'Namespace',
  'PersistentVolumeClaim',
  'Pod',
  'ResourceQuota',
  'ServiceAccount',
];

/** Removes one object, with what it owns unless that is to be orphaned. @throws StatusError 404, 409 */
export function remove(store: ObjectStore, removal: Removal): object {
  const { target, query, deletion } = removal;
  const { resource, name, namespace } = target;
  const object = store.get(resource, name!, namespace);
  if (!object) {
    throw notFound(resourceKey(resource), name!);
  }
  checkPreconditions(deletion, { resource, object });
  const policy = propagationOf(deletion, query);
  if (policy === 'Orphan') {
    orphanOwned(store, object);
  }
  const grace = query.get('gracePeriodSeconds') ?? deletion.gracePeriodSeconds;
  const removed = end(store, object, { ...removal, grace, policy });
  // What goes on existing for a while is answered as it is then.
  return ANSWERED_WHOLE.includes(resource.kind) || isAwaited(removed)
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
  removal: Omit<Removal, 'deletion'>,
): object {
  const { target, query } = removal;
  const { resource, namespace } = target;
  const items = store
    .list(resource, namespace)
    .filter(selectorOf(target, query));
  for (const { metadata } of items) {
    // The removal of one may have taken another with it.
    const object = store.get(resource, metadata.name, metadata.namespace);
    if (object) {
      end(store, object, removal);
    }
  }
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(store.revision) },
    items,
  };
}

/**
 * Removes an object; or lets a pod end in its time and a namespace when it is
 * empty; or marks what has finalizers, which ends when the last of them is
 * taken away.
 */
function end(
  store: ObjectStore,
  object: StoredObject,
  options: {
    terminations: Terminations;
    target: Target;
    grace?: unknown;
    policy?: string;
  },
): StoredObject {
  const { terminations, target, grace, policy } = options;
  store.admissions.admit({
    operation: 'DELETE',
    resource: target.resource,
    object,
    previous: object,
  });
  const { name, namespace } = object.metadata;
  if (target.resource.kind === 'Namespace') {
    return endNamespace(store, terminations, object);
  }
  if (target.resource.kind === 'Pod') {
    const seconds = terminations.graceOf(object, grace);
    if (seconds > 0) {
      return terminations.begin(object, seconds);
    }
  }
  if (policy === 'Foreground') {
    return endInForeground(store, target.resource, object);
  }
  if (!isAwaited(object)) {
    return store.remove(target.resource, name, namespace);
  }
  return store.update({
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: object.metadata.deletionTimestamp ?? store.timestamp(),
      deletionGracePeriodSeconds: 0,
    },
  });
}

function isAwaited({ metadata }: StoredObject): boolean {
  return Boolean(metadata.finalizers?.length);
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
