import { TENANT_ROLES } from '../auth/firstRoles';
import {
  type Admission,
  type AdmissionRequest,
  type Fields,
  type ObjectStore,
  resourceKey,
  resourceOfKey,
  StatusError,
  type StoredObject,
} from '../store';

const NAMESPACES = resourceOfKey('namespaces');
const POLICY = 'odp-portal-writer';
const LABEL = 'odp.io/workspace';
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const KINDS = new Set([
  'Namespace',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'NetworkPolicy',
  'RoleBinding',
  'PeerAuthentication',
  'AuthorizationPolicy',
  'DestinationRule',
  'Pod',
]);
const OF_WORKSPACES =
  'namespaces of workspaces alone, called workspace- and the value of their label odp.io/workspace.';

/** Keeps the user `writer` to the namespaces of workspaces, as the policy of `deploy/rbac/writer.yaml` does. */
export function admitWriter(store: ObjectStore): Admission {
  return request => {
    if (request.requester?.user !== 'writer') {
      return;
    }
    const why = refusalOf(store, request);
    if (why) {
      const { resource, object } = request;
      const { plural: kind, group } = resource;
      const { name } = object.metadata;
      const message = `ValidatingAdmissionPolicy '${POLICY}' with binding '${POLICY}' denied request: ${why}`;
      throw new StatusError(403, 'Forbidden', {
        message: `${resourceKey(resource)} "${name}" is forbidden: ${message}`,
        details: {
          name,
          ...(group && { group }),
          kind,
          causes: [{ message }],
        },
      });
    }
  };
}

function refusalOf(
  store: ObjectStore,
  { operation, resource, object, previous, requester }: AdmissionRequest,
): string | undefined {
  if (requester!.subresource) {
    return 'The portal writes objects, none of their subresources.';
  }
  const { kind } = resource;
  if (!KINDS.has(kind)) {
    return 'The portal writes what workspaces are made of alone.';
  }
  if (kind === 'Namespace') {
    if (![object, previous].every(each => !each || isOfWorkspace(each))) {
      return `The portal writes ${OF_WORKSPACES}`;
    }
    return operation === 'DELETE' || isRestricted(object)
      ? undefined
      : 'The portal keeps the namespaces of workspaces to the Pod Security Standard restricted.';
  }
  const namespace = store.get(NAMESPACES, object.metadata.namespace ?? '');
  if (!namespace || !isOfWorkspace(namespace)) {
    return `The portal writes within ${OF_WORKSPACES}`;
  }
  if (kind === 'Pod' && !(operation === 'CREATE' && requester!.isDryRun)) {
    return 'The portal makes pods in dry runs alone.';
  }
  return kind === 'RoleBinding' && operation !== 'DELETE'
    ? whyNotToBind(object, requester!.user)
    : undefined;
}

function whyNotToBind(
  { roleRef, subjects }: StoredObject,
  user: string,
): string | undefined {
  const role = roleRef as Fields | undefined;
  if (!(role?.kind === 'ClusterRole' && TENANT_ROLES.includes(role.name))) {
    return 'The portal binds the roles of tenants alone.';
  }
  const isPerson = ({ kind, name }: Fields) =>
    ['User', 'Group'].includes(kind) &&
    !name.startsWith('system:') &&
    name !== user;
  return ((subjects ?? []) as Fields[]).every(isPerson)
    ? undefined
    : 'The portal binds users and groups of people alone.';
}

function isRestricted({ metadata }: StoredObject): boolean {
  return metadata.labels?.[ENFORCE] === 'restricted';
}

/** A namespace is a workspace's when its name is that of its label. */
function isOfWorkspace({ metadata }: StoredObject): boolean {
  const id = metadata.labels?.[LABEL];
  return id !== undefined && metadata.name === `workspace-${id}`;
}
