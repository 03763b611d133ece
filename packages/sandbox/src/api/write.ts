import {
  badRequest,
  invalid,
  jsonPatch,
  mergePatch,
  notFound,
  type ObjectStore,
  StatusError,
  type StoredObject,
  strategicMergePatch,
  apiVersionOf,
} from '../store';
import type { Target } from './requestPath';

/** Answer to a write: its code and body. */
export interface WriteAnswer {
  code: number;
  body: object;
}

interface Write {
  method: string;
  target: Target;
  query: URLSearchParams;
  contentType: string;
  body: string;
}

/** Carries out a write. @throws StatusError for everything that a server refuses */
export function applyWrite(store: ObjectStore, write: Write): WriteAnswer {
  if (write.query.has('dryRun')) {
    throw new StatusError(501, 'NotImplemented', {
      message: 'the sandbox does not do dry runs yet',
    });
  }
  switch (write.method) {
    case 'POST':
      return { code: 201, body: store.create(newObject(write)) };
    case 'PUT':
      return { code: 200, body: replace(store, write, parse(write.body)) };
    case 'PATCH':
      return { code: 200, body: patch(store, write) };
    case 'DELETE':
      return { code: 200, body: remove(store, write.target) };
    default:
      throw new StatusError(405, 'MethodNotAllowed', {
        message: 'the server does not allow this method on the resource',
      });
  }
}

function newObject({ target, body }: Write): StoredObject {
  const object = parse(body) as StoredObject;
  return {
    ...object,
    apiVersion: object.apiVersion ?? apiVersionOf(target.resource),
    kind: object.kind ?? target.resource.kind,
    metadata: {
      ...object.metadata,
      ...(target.namespace && { namespace: target.namespace }),
      ...(!object.metadata?.name &&
        typeof object.metadata?.generateName === 'string' && {
          name: `${object.metadata.generateName}${Math.random()
            .toString(36)
            .slice(2, 7)}`,
        }),
    },
  };
}

function existing(store: ObjectStore, target: Target): StoredObject {
  const { resource, name, namespace } = target;
  const found = store.get(resource, name!, namespace);
  if (!found) {
    throw notFound(resource.plural, name!);
  }
  return found;
}

function replace(store: ObjectStore, write: Write, next: unknown) {
  const { target } = write;
  const current = existing(store, target);
  const object = next as StoredObject;
  if (target.subresource === 'scale') {
    return store.update({
      ...current,
      spec: { ...current.spec, replicas: object.spec?.replicas },
    });
  }
  if (object.metadata?.name !== current.metadata.name) {
    throw invalid(
      `the name of the object (${object.metadata?.name}) does not match the name on the URL (${current.metadata.name})`,
    );
  }
  const addressed = {
    ...object,
    apiVersion: current.apiVersion,
    kind: current.kind,
    metadata: {
      ...object.metadata,
      ...(current.metadata.namespace && {
        namespace: current.metadata.namespace,
      }),
    },
  };
  return target.subresource === 'status'
    ? store.updateStatus(addressed)
    : store.update(addressed);
}

function patch(store: ObjectStore, write: Write) {
  const current = existing(store, write.target);
  const change = parse(write.body);
  const apply = PATCHES[write.contentType.split(';')[0].trim()];
  if (!apply) {
    throw new StatusError(415, 'UnsupportedMediaType', {
      message: `the sandbox does not take patches of type ${write.contentType}`,
    });
  }
  const patched = apply(current, change) as StoredObject;
  return replace(store, write, {
    ...patched,
    metadata: {
      ...patched.metadata,
      // A patch names no revision unless it says so itself.
      resourceVersion:
        patched.metadata.resourceVersion === current.metadata.resourceVersion
          ? undefined
          : patched.metadata.resourceVersion,
    },
  });
}

const PATCHES: Record<string, (target: unknown, patch: unknown) => unknown> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMergePatch,
};

function remove(store: ObjectStore, target: Target): object {
  const { resource, name, namespace } = target;
  if (name) {
    return store.remove(resource, name, namespace);
  }
  const items = store.list(resource, namespace);
  for (const item of items) {
    store.remove(resource, item.metadata.name, item.metadata.namespace);
  }
  return { kind: `${resource.kind}List`, apiVersion: 'v1', items };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('the body of the request is not valid JSON');
  }
}
