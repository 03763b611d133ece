import type { StoredObject } from './KubernetesObject';
import type { Resource } from './resources';

/** What a metav1.Status is about. */
export interface StatusDetails {
  name?: string;
  group?: string;
  /** Plural name of the resource, as servers write it. */
  kind?: string;
  causes?: Array<{ reason?: string; message: string; field?: string }>;
}

/** An error as an API server answers it: metav1.Status. */
export class StatusError extends Error {
  readonly code: number;
  /** Empty where a server gives none. */
  readonly reason: string;
  readonly retryAfterSeconds?: number;
  readonly details?: StatusDetails;

  constructor(
    code: number,
    reason: string,
    options: {
      message: string;
      retryAfterSeconds?: number;
      details?: StatusDetails;
    },
  ) {
    super(options.message);
    this.name = 'StatusError';
    this.code = code;
    this.reason = reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.details = options.details;
  }

  /** The body of the answer. */
  toStatus() {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      ...(this.reason && { reason: this.reason }),
      code: this.code,
      ...((this.details || this.retryAfterSeconds !== undefined) && {
        details: {
          ...this.details,
          ...(this.retryAfterSeconds !== undefined && {
            retryAfterSeconds: this.retryAfterSeconds,
          }),
        },
      }),
    };
  }
}

/** `key` is `pods` or `deployments.apps`. */
export function notFound(key: string, name: string): StatusError {
  const [kind, ...group] = key.split('.');
  return new StatusError(404, 'NotFound', {
    message: `${key} "${name}" not found`,
    details: { name, kind, ...(group.length && { group: group.join('.') }) },
  });
}

export function alreadyExists(
  { plural: kind, group }: Resource,
  name: string,
): StatusError {
  return new StatusError(409, 'AlreadyExists', {
    message: `${group ? `${kind}.${group}` : kind} "${name}" already exists`,
    details: { name, ...(group && { group }), kind },
  });
}

/** Nothing comes into a namespace that is on its way out. */
export function namespaceTerminating(
  resource: Resource,
  name: string,
  namespace: string,
): StatusError {
  const { plural: kind, group } = resource;
  return new StatusError(403, 'Forbidden', {
    message: `${
      group ? `${kind}.${group}` : kind
    } "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
    details: {
      name,
      kind,
      ...(group && { group }),
      causes: [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${namespace} is being terminated`,
          field: 'metadata.namespace',
        },
      ],
    },
  });
}

/** The refusal of a write by an admission: 403 in a server's words. */
export function forbidden(
  { plural: kind, group }: Resource,
  name: string,
  why: string,
): StatusError {
  return new StatusError(403, 'Forbidden', {
    message: `${
      group ? `${kind}.${group}` : kind
    } "${name}" is forbidden: ${why}`,
    details: { name, ...(group && { group }), kind },
  });
}

export function expired(): StatusError {
  return new StatusError(410, 'Expired', {
    message: 'too old resource version',
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', { message });
}

export function invalid(message: string): StatusError {
  return new StatusError(422, 'Invalid', { message });
}

export function methodNotAllowed(): StatusError {
  return new StatusError(405, 'MethodNotAllowed', {
    message: 'the server does not allow this method on the requested resource',
  });
}

export function conflict(
  resource: Resource,
  name: string,
  why: string,
): StatusError {
  const { plural: kind, group } = resource;
  return new StatusError(409, 'Conflict', {
    message: `Operation cannot be fulfilled on ${
      group ? `${kind}.${group}` : kind
    } "${name}": ${why}`,
    details: { name, kind, ...(group && { group }) },
  });
}

/** The write names a revision that is no longer the object's. */
export function modifiedMeanwhile(
  resource: Resource,
  name: string,
): StatusError {
  return conflict(
    resource,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );
}

/** The write names an object that another one of the name has taken the place of. */
function replacedMeanwhile(
  resource: Resource,
  { metadata }: StoredObject,
  wanted: string,
): StatusError {
  return conflict(
    resource,
    metadata.name,
    `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${metadata.uid}`,
  );
}

/** Refuses a write that names another revision, or another object, than is there. @throws StatusError 409 */
export function checkMeant(
  resource: Resource,
  { metadata: { name, resourceVersion, uid } }: StoredObject,
  current: StoredObject,
): void {
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw modifiedMeanwhile(resource, name);
  }
  if (uid && uid !== current.metadata.uid) {
    throw replacedMeanwhile(resource, current, uid);
  }
}
