import {
  apiVersionOf,
  badRequest,
  type Fields,
  invalidObject,
  requiredValue,
  type StoredObject,
} from '../store';
import { accepted } from './accepted';
import type { Target } from './requestPath';

/** Kinds whose status a client may not bring along, and what it is at first. */
const FIRST_STATUS: Record<string, Fields | undefined> = {
  Namespace: { phase: 'Active' },
  Pod: { phase: 'Pending' },
  PersistentVolumeClaim: { phase: 'Pending' },
};

/**
 * The object of a create request, named, complete and valid.
 *
 * @throws StatusError 400 or 422 with the field and the rule
 */
export function newObject(target: Target, body: unknown): StoredObject {
  const { resource, namespace } = target;
  const object = body as StoredObject;
  const apiVersion = apiVersionOf(resource);
  const { kind } = resource;
  if (
    (object.apiVersion ?? apiVersion) !== apiVersion ||
    (object.kind ?? kind) !== kind
  ) {
    throw badRequest(
      `the API version and kind in the data (${object.apiVersion} ${object.kind}) do not match the expected ones (${apiVersion} ${kind})`,
    );
  }
  const metadata = object.metadata ?? {};
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const name = metadata.name || generatedName(metadata.generateName);
  if (!name) {
    throw invalidObject({ ...resource, name: '' }, [
      requiredValue('metadata.name', 'name or generateName is required'),
    ]);
  }
  const { resourceVersion: _, uid: __, ...own } = metadata;
  return accepted(resource, {
    ...object,
    apiVersion,
    kind,
    metadata: { ...own, name, ...(namespace && { namespace }) },
    status: kind in FIRST_STATUS ? FIRST_STATUS[kind] : object.status,
  });
}

function generatedName(prefix: unknown): string {
  return prefix
    ? `${prefix}${Math.random().toString(36).slice(2, 7).padEnd(5, '0')}`
    : '';
}
