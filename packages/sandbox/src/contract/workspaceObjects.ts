import type { Fields } from '../store';
import type { Place } from './objects';

export const RBAC = 'rbac.authorization.k8s.io';

/** The collection of a place that a plural names, among the kinds that a workspace has. */
export function collectionOf(place: Place, plural: string): string {
  const groups: Record<string, string | undefined> = {
    authorizationpolicies: 'security.istio.io',
    deployments: 'apps',
    destinationrules: 'networking.istio.io',
    networkpolicies: 'networking.k8s.io',
    peerauthentications: 'security.istio.io',
    rolebindings: RBAC,
  };
  const group = groups[plural];
  return `/${group ? `apis/${group}` : 'api'}/v1/namespaces/${
    place.name
  }/${plural}`;
}

export function binding(role: string): Fields {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'b' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'Group', name: 'team' }],
  };
}

export function mesh(kind: string): Fields {
  const group = kind === 'DestinationRule' ? 'networking' : 'security';
  return {
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: { name: 'default' },
  };
}
