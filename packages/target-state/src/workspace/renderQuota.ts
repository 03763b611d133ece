import type { KubernetesObject } from '../render';
import type { TargetState } from '../schema';
import { tierOf } from './tierOf';
import { workspaceLabels, workspaceNamespace } from './workspaceNamespace';
import type { WorkspaceSpec } from './workspaceSpec';

/** What the tier grants; the LimitRange first, as the quota refuses every container that states no limits. */
export function renderQuota(
  target: TargetState,
  spec: WorkspaceSpec,
): KubernetesObject[] {
  const { quota, container } = tierOf(target, spec.tier);
  const metadata = {
    name: 'workspace',
    namespace: workspaceNamespace(spec.id),
    labels: workspaceLabels(spec.id),
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      spec: { limits: [{ type: 'Container', ...container }] },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      spec: { hard: quota },
    },
  ];
}
