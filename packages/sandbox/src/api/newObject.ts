import {
  apiVersionOf,
  badRequest,
  type Fields,
  invalid,
  type StoredObject,
} from '../store';
import type { Target } from './requestPath';

/** Kinds whose status a client may not bring along, and what it is at first. */
const FIRST_STATUS: Record<string, Fields | undefined> = {
  Namespace: { phase: 'Active' },
  Pod: { phase: 'Pending' },
  PersistentVolumeClaim: { phase: 'Pending' },
};

const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * The object of a create request, named and with the defaults of its kind.
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
  const problem = problemOf({ ...object, kind }, name);
  if (problem) {
    throw invalid(`${kind} "${name}" is invalid: ${problem}`);
  }
  const { resourceVersion: _, uid: __, ...own } = metadata;
  return {
    ...withDefaults({ ...object, kind }),
    apiVersion,
    kind,
    metadata: { ...own, name, ...(namespace && { namespace }) },
    status: kind in FIRST_STATUS ? FIRST_STATUS[kind] : object.status,
  };
}

function generatedName(prefix: unknown): string {
  return prefix
    ? `${prefix}${Math.random().toString(36).slice(2, 7).padEnd(5, '0')}`
    : '';
}

function withDefaults(object: StoredObject): StoredObject {
  const scales = ['Deployment', 'StatefulSet', 'ReplicaSet'];
  return scales.includes(object.kind) && object.spec?.replicas === undefined
    ? { ...object, spec: { ...object.spec, replicas: 1 } }
    : object;
}

/** What is obviously wrong with an object, in a server's words. */
function problemOf(object: StoredObject, name: string): string | undefined {
  if (!name) {
    return 'metadata.name: Required value: name or generateName is required';
  }
  if (name.length > 253 || !NAME.test(name)) {
    return `metadata.name: Invalid value: ${JSON.stringify(
      name,
    )}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`;
  }
  const { spec } = object;
  if (object.kind === 'Pod') {
    return containersProblem(spec, 'spec');
  }
  if (['Deployment', 'StatefulSet', 'DaemonSet'].includes(object.kind)) {
    const wanted = (spec?.selector?.matchLabels ?? {}) as Fields;
    const given = (spec?.template?.metadata?.labels ?? {}) as Fields;
    if (!spec?.selector) {
      return 'spec.selector: Required value';
    }
    if (Object.entries(wanted).some(([key, value]) => given[key] !== value)) {
      return 'spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`';
    }
    return containersProblem(spec.template?.spec, 'spec.template.spec');
  }
  return undefined;
}

function containersProblem(
  spec: Fields | undefined,
  path: string,
): string | undefined {
  return Array.isArray(spec?.containers) && spec.containers.length > 0
    ? undefined
    : `${path}.containers: Required value`;
}
