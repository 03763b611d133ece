import type { KubernetesObject } from '../render';
import { vaultAnnotations } from '../render/vaultAnnotations';
import type { TargetState } from '../schema';
import { vaultRole } from './vaultRole';
import { workspaceLabels, workspaceNamespace } from './workspaceNamespace';
import type { WorkspaceSpec } from './workspaceSpec';

/** Gives the name by which the clusters know a user or a group of the catalog. */
export type SubjectName = (entityRef: string) => {
  kind: 'User' | 'Group';
  name: string;
};

const RBAC = 'rbac.authorization.k8s.io';

/** Identity of the workspace's own services, and who may do what in it. */
export function renderAccess(
  target: TargetState,
  spec: WorkspaceSpec,
  subjectName: SubjectName,
): KubernetesObject[] {
  const { id, owner, members } = spec;
  const namespace = workspaceNamespace(id);
  const labels = workspaceLabels(id);
  const { clusterRoles } = target.workspaces;
  const all = [{ subject: owner, role: 'admin' as const }, ...members];
  const roles = (['admin', 'editor', 'viewer'] as const).map(role => ({
    clusterRole: clusterRoles[role],
    subjects: all
      .filter(member => member.role === role)
      .map(({ subject }) => ({ apiGroup: RBAC, ...subjectName(subject) }))
      // In whatever order members were named, it is no other binding.
      .sort((a, b) => (`${a.kind}/${a.name}` < `${b.kind}/${b.name}` ? -1 : 1)),
  }));
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name: 'workspace',
        namespace,
        labels,
        // The injector reads them from pods; who writes one finds here what it takes.
        annotations: vaultAnnotations(target, vaultRole(id)),
      },
      // A pod that talks to the API server or to Vault says so itself.
      automountServiceAccountToken: false,
    },
    ...roles
      .filter(({ subjects }) => subjects.length)
      .map(({ clusterRole, subjects }) => ({
        apiVersion: `${RBAC}/v1`,
        kind: 'RoleBinding',
        // Named after its role, which a binding cannot change.
        metadata: { name: clusterRole, namespace, labels },
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: clusterRole },
        subjects,
      })),
  ];
}
