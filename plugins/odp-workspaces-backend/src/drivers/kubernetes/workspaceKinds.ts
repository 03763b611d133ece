import type {
  KubernetesKind,
  KubernetesObject,
  ObjectReference,
} from '@internal/plugin-odp-kubernetes-node';

const kind = (apiVersion: string, name: string): KubernetesKind => ({
  apiVersion,
  kind: name,
});

export const NAMESPACE = kind('v1', 'Namespace');
export const RESOURCE_QUOTA = kind('v1', 'ResourceQuota');
export const POD = kind('v1', 'Pod');
export const SUBJECT_ACCESS_REVIEW = kind(
  'authorization.k8s.io/v1',
  'SubjectAccessReview',
);

export const DEPLOYMENT = kind('apps/v1', 'Deployment');
const HORIZONTAL_POD_AUTOSCALER = kind(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
);

/** All that components are made of, in the order in which it is made. */
export const COMPONENT_KINDS: readonly KubernetesKind[] = [
  kind('v1', 'Service'),
  kind('policy/v1', 'PodDisruptionBudget'),
  DEPLOYMENT,
  HORIZONTAL_POD_AUTOSCALER,
];

/** All that the portal writes; pods it only tries. */
export const WRITTEN_KINDS: readonly KubernetesKind[] = [
  NAMESPACE,
  RESOURCE_QUOTA,
  POD,
  SUBJECT_ACCESS_REVIEW,
  kind('v1', 'LimitRange'),
  kind('v1', 'ServiceAccount'),
  kind('networking.k8s.io/v1', 'NetworkPolicy'),
  kind('rbac.authorization.k8s.io/v1', 'RoleBinding'),
  kind('security.istio.io/v1', 'PeerAuthentication'),
  kind('security.istio.io/v1', 'AuthorizationPolicy'),
  kind('networking.istio.io/v1', 'DestinationRule'),
  ...COMPONENT_KINDS,
];

export function referenceOf({
  apiVersion,
  kind: name,
  metadata,
}: KubernetesObject): ObjectReference {
  return {
    apiVersion,
    kind: name,
    name: metadata.name,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
  };
}

/** `ResourceQuota/workspace`. */
export function subjectOf({
  kind: name,
  metadata,
}: Pick<KubernetesObject, 'kind' | 'metadata'>): string {
  return `${name}/${metadata.name}`;
}
