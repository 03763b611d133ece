import {
  badRequest,
  invalid,
  methodNotAllowed,
  notFound,
  type ObjectStore,
  resourceKey,
  StatusError,
  type StoredObject,
} from '../store';
import { newObject } from './newObject';
import { patchOf } from './patchOf';
import { remove, removeCollection } from './remove';
import type { Target } from './requestPath';
import { scaleOf, withScale } from './scale';
import type { Terminations } from './Terminations';

/** Answer to a write: its code and body. */
export interface WriteAnswer {
  code: number;
  body: object;
}

export interface Write {
  terminations: Terminations;
  method: string;
  target: Target;
  query: URLSearchParams;
  contentType: string;
  body: string;
}

/** Carries out a write. @throws StatusError for everything that a server refuses */
export function applyWrite(store: ObjectStore, write: Write): WriteAnswer {
  const { method, target, body } = write;
  if (write.query.has('dryRun')) {
    throw new StatusError(501, 'NotImplemented', {
      message: 'the sandbox does not do dry runs yet',
    });
  }
  // Collections of all namespaces are only read.
  const isPlace = !target.resource.namespaced || target.namespace !== undefined;
  if (isPlace && !target.name && !target.subresource) {
    if (method === 'POST') {
      return { code: 201, body: store.create(newObject(target, parse(body))) };
    }
    if (method === 'DELETE') {
      return { code: 200, body: removeCollection(store, write) };
    }
  }
  if (isPlace && target.name) {
    if (method === 'PUT') {
      return { code: 200, body: replace(store, target, parse(body)) };
    }
    if (method === 'PATCH') {
      return { code: 200, body: patch(store, write) };
    }
    if (method === 'DELETE' && !target.subresource) {
      return {
        code: 200,
        body: remove(store, { ...write, options: body ? parse(body) : {} }),
      };
    }
  }
  throw methodNotAllowed();
}

function existing(store: ObjectStore, target: Target): StoredObject {
  const { resource, name, namespace } = target;
  const found = store.get(resource, name!, namespace);
  if (!found) {
    throw notFound(resourceKey(resource), name!);
  }
  return found;
}

function replace(store: ObjectStore, target: Target, next: unknown): object {
  const current = existing(store, target);
  const object = next as StoredObject;
  if (target.subresource === 'scale') {
    return scaleOf(store.update(withScale(current, object)));
  }
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
  const { namespace } = current.metadata;
  const addressed = {
    ...object,
    apiVersion,
    kind,
    metadata: {
      ...object.metadata,
      ...(namespace && { namespace }),
      // Only a removal sets it.
      deletionTimestamp: current.metadata.deletionTimestamp,
      deletionGracePeriodSeconds: current.metadata.deletionGracePeriodSeconds,
    },
  };
  if (target.subresource === 'status') {
    return store.updateStatus(addressed);
  }
  const updated = store.update(addressed);
  const { deletionGracePeriodSeconds: grace, finalizers } = updated.metadata;
  const wasAwaited = Boolean(current.metadata.finalizers?.length);
  if (grace === 0 && wasAwaited && !finalizers?.length) {
    store.remove(target.resource, current.metadata.name, namespace);
  }
  return updated;
}

function patch(store: ObjectStore, { target, contentType, body }: Write) {
  const apply = patchOf(contentType, target.resource);
  const found = existing(store, target);
  const current = target.subresource === 'scale' ? scaleOf(found) : found;
  const patched = apply(current, parse(body)) as StoredObject;
  if (typeof patched !== 'object' || typeof patched?.metadata !== 'object') {
    throw invalid('the patch leaves no object');
  }
  const { resourceVersion } = patched.metadata;
  return replace(store, target, {
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

function parse(body: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // It is refused below, as is JSON that is no object and no list.
  }
  if (typeof value !== 'object' || value === null) {
    throw badRequest('the body of the request is not a JSON object');
  }
  return value;
}
