import { workspaceNamespace } from './workspaceNamespace';

/** Role of Vault that the workspace's service account logs in under. */
export function vaultRole(id: string): string {
  return workspaceNamespace(id);
}
