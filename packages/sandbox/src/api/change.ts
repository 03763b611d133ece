import { updateOwned, type Writer } from '../ownership';
import { typeOfKind } from '../schema';
import {
  badRequest,
  invalid,
  notFound,
  type ObjectStore,
  resourceKey,
  type StoredObject,
} from '../store';
import { accepted } from './accepted';
import { checkFields } from './checkFields';
import { patchOf } from './patchOf';
import { readJson } from './readBody';
import type { Target } from './requestPath';
import { scaleOf, withScale } from './scale';
import type { ReadWrite } from './WriteRequest';

/** Puts `next` in the place of an object, or of the part that a subresource is. @throws StatusError */
export function replace(
  store: ObjectStore,
  write: ReadWrite,
  next: unknown,
): object {
  const { target } = write;
  const current = existing(store, target);
  const object = next as StoredObject;
  const owned = (after: StoredObject) =>
    updateOwned(current, after, {
      ...writerOf(store, write),
      type: typeOfKind(target.resource),
    });
  if (target.subresource === 'scale') {
    return scaleOf(store.update(owned(withScale(current, object))));
  }
  checkFields(store, write, object);
  const addressed = addressedAs(current, object);
  if (target.subresource === 'status') {
    const { resourceVersion, uid, managedFields } = addressed.metadata;
    return store.replace(
      owned({
        ...current,
        metadata: { ...current.metadata, resourceVersion, uid, managedFields },
        status: addressed.status,
      }),
    );
  }
  const changed = { ...addressed, status: current.status };
  return saved(
    store,
    target,
    owned(accepted(target.resource, changed, current)),
  );
}

/** Changes an object by one of the patches that are no apply. @throws StatusError */
export function patch(store: ObjectStore, write: ReadWrite): object {
  const { target, contentType, body } = write;
  const apply = patchOf(contentType, target.resource);
  const found = existing(store, target);
  const current = target.subresource === 'scale' ? scaleOf(found) : found;
  const patched = apply(current, readJson(body)) as StoredObject;
  if (typeof patched !== 'object' || typeof patched?.metadata !== 'object') {
    throw invalid('the patch leaves no object');
  }
  const { resourceVersion } = patched.metadata;
  return replace(store, write, {
    ...patched,
    metadata: {
      ...patched.metadata,
      // A patch names no revision unless it says so itself.
      resourceVersion:
        resourceVersion === current.metadata.resourceVersion
          ? undefined
          : resourceVersion,
    },
  });
}

/** Keeps a changed object; one that waited for its last finalizer goes. */
export function saved(
  store: ObjectStore,
  target: Target,
  next: StoredObject,
): StoredObject {
  const { name, namespace } = next.metadata;
  const before = store.get(target.resource, name, namespace);
  const updated = store.update(next);
  const { deletionGracePeriodSeconds: grace, finalizers } = updated.metadata;
  const wasAwaited = Boolean(before?.metadata.finalizers?.length);
  if (grace === 0 && wasAwaited && !finalizers?.length) {
    store.remove(target.resource, name, namespace);
  }
  return updated;
}

/** Who writes, as the fields that it sets are owned. */
export function writerOf(
  store: ObjectStore,
  { target, options }: ReadWrite,
): Writer {
  return {
    manager: options.manager,
    subresource: target.subresource,
    time: store.timestamp(),
  };
}

function existing(store: ObjectStore, target: Target): StoredObject {
  const { resource, name, namespace } = target;
  const found = store.get(resource, name!, namespace);
  if (!found) {
    throw notFound(resourceKey(resource), name!);
  }
  return found;
}

function addressedAs(
  current: StoredObject,
  object: StoredObject,
): StoredObject {
  if (object.metadata?.name !== current.metadata.name) {
    throw badRequest(
      `the name of the object (${object.metadata?.name}) does not match the name on the URL (${current.metadata.name})`,
    );
  }
  for (const field of ['apiVersion', 'kind'] as const) {
    if (object[field] !== undefined && object[field] !== current[field]) {
      throw badRequest(
        `${field} in the data (${object[field]}) does not match the expected one (${current[field]})`,
      );
    }
  }
  const { apiVersion, kind } = current;
  const { namespace, creationTimestamp } = current.metadata;
  return {
    ...object,
    apiVersion,
    kind,
    metadata: {
      ...object.metadata,
      ...(namespace && { namespace }),
      creationTimestamp,
      // Only a removal sets it.
      deletionTimestamp: current.metadata.deletionTimestamp,
      deletionGracePeriodSeconds: current.metadata.deletionGracePeriodSeconds,
    },
  };
}
