import { WORKSPACE_LABEL } from '../render/labels';

/** Namespace of a workspace in each of its clusters. */
export function workspaceNamespace(id: string): string {
  return `workspace-${id}`;
}

/** Labels of every object of a workspace. */
export function workspaceLabels(id: string): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'odp-portal',
    [WORKSPACE_LABEL]: id,
  };
}
