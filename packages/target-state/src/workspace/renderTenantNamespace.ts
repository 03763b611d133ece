import type { KubernetesObject } from '../render';
import type { TargetState } from '../schema';
import { vaultRole } from './vaultRole';
import { workspaceLabels, workspaceNamespace } from './workspaceNamespace';
import type { WorkspaceSpec } from './workspaceSpec';

const MODES = ['enforce', 'audit', 'warn'];

/** The namespace itself: what its pods are held to, and whose it is. */
export function renderTenantNamespace(
  { workspaces, vault }: TargetState,
  spec: WorkspaceSpec,
): KubernetesObject {
  const { podSecurity, meshLabel } = workspaces;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: workspaceNamespace(spec.id),
      labels: {
        ...workspaceLabels(spec.id),
        ...Object.fromEntries(
          MODES.flatMap(mode => [
            [`pod-security.kubernetes.io/${mode}`, podSecurity.level],
            [`pod-security.kubernetes.io/${mode}-version`, podSecurity.version],
          ]),
        ),
        [meshLabel.key]: meshLabel.value,
      },
      annotations: {
        'odp.io/owner': spec.owner,
        'odp.io/display-name': spec.displayName,
        ...(vault.injector && { 'odp.io/vault-role': vaultRole(spec.id) }),
      },
    },
  };
}
