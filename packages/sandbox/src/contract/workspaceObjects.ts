import type { Fields } from '../store';
import type { Place } from './objects';

export const RBAC = 'rbac.authorization.k8s.io';

/** How a server begins what the policy of `deploy/rbac/writer.yaml` says. */
export const DENIED =
  "ValidatingAdmissionPolicy 'odp-portal-writer' with binding 'odp-portal-writer' denied request: The portal ";

/** The collection of a place that a plural names, among the kinds that a workspace and its components have. */
export function collectionOf(
  { name }: Pick<Place, 'name'>,
  plural: string,
): string {
  const groups: Record<string, string | undefined> = {
    authorizationpolicies: 'security.istio.io/v1',
    deployments: 'apps/v1',
    destinationrules: 'networking.istio.io/v1',
    horizontalpodautoscalers: 'autoscaling/v2',
    networkpolicies: 'networking.k8s.io/v1',
    peerauthentications: 'security.istio.io/v1',
    poddisruptionbudgets: 'policy/v1',
    replicasets: 'apps/v1',
    rolebindings: `${RBAC}/v1`,
  };
  const group = groups[plural];
  return `/${group ? `apis/${group}` : 'api/v1'}/namespaces/${name}/${plural}`;
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

/** The answer to what that policy does not let the writer do. */
export function deniedToWriter(why: string): Fields {
  return {
    code: 403,
    body: {
      reason: 'Forbidden',
      message: expect.stringContaining(`is forbidden: ${DENIED}${why}`),
    },
  };
}
