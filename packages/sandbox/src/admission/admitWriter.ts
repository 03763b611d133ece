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
const MANAGED_BY = 'app.kubernetes.io/managed-by';
const COMPONENT = 'odp.io/component';
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
/** What components are made of; a tenant may have such objects of its own. */
const OF_COMPONENTS = new Set([
  'Deployment',
  'Service',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
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
  if (!KINDS.has(kind) && !OF_COMPONENTS.has(kind)) {
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
  if (OF_COMPONENTS.has(kind)) {
    return whyNotOfComponent({ operation, object, previous });
  }
  return kind === 'RoleBinding' && operation !== 'DELETE'
    ? whyNotToBind(object, requester!.user)
    : undefined;
}

function whyNotOfComponent({
  operation,
  object,
  previous,
}: Pick<AdmissionRequest, 'operation' | 'object' | 'previous'>):
  | string
  | undefined {
  if (![object, previous].every(each => !each || isOfComponent(each))) {
    return "The portal writes Deployments, Services, budgets and autoscalers of components alone, labelled app.kubernetes.io/managed-by=odp-portal and odp.io/component; others are the tenant's own.";
  }
  return operation === 'DELETE' ||
    object.kind !== 'Service' ||
    isInternal(object)
    ? undefined
    : 'The portal makes Services of type ClusterIP alone, without external names and addresses.';
}

function isOfComponent({ metadata: { labels = {} } }: StoredObject): boolean {
  return labels[MANAGED_BY] === 'odp-portal' && COMPONENT in labels;
}

function isInternal({ spec }: StoredObject): boolean {
  return (
    spec?.type === 'ClusterIP' &&
    spec.externalName === undefined &&
    !spec.externalIPs?.length
  );
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
