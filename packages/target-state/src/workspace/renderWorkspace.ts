import type { KubernetesObject } from '../render';
import type { TargetState } from '../schema';
import { renderAccess, type SubjectName } from './renderAccess';
import { renderQuota } from './renderQuota';
import { renderTenantMesh } from './renderTenantMesh';
import { renderTenantNamespace } from './renderTenantNamespace';
import { renderTenantNetwork } from './renderTenantNetwork';
import type { WorkspaceSpec } from './workspaceSpec';

/** A part of a workspace that is applied, checked and shown as one; in the order of application. */
export type WorkspaceSystem =
  | 'namespace'
  | 'quota'
  | 'network'
  | 'access'
  | 'mesh';

/**
 * All objects of a workspace in one cluster, the same in each of its clusters,
 * in an order in which an API server accepts them and a pod that comes early
 * is held to the same rules as a late one. `subjectName` gives the name by
 * which the clusters know a user or a group of the catalog.
 *
 * @throws Error for a tier that there is not.
 */
export function renderWorkspace(
  target: TargetState,
  spec: WorkspaceSpec,
  options: { subjectName: SubjectName },
): Array<{ system: WorkspaceSystem; object: KubernetesObject }> {
  const systems: Record<WorkspaceSystem, KubernetesObject[]> = {
    namespace: [renderTenantNamespace(target, spec)],
    quota: renderQuota(target, spec),
    network: renderTenantNetwork(target, spec),
    access: renderAccess(target, spec, options.subjectName),
    mesh: renderTenantMesh(target, spec),
  };
  return Object.entries(systems).flatMap(([system, objects]) =>
    objects.map(object => ({ system: system as WorkspaceSystem, object })),
  );
}
