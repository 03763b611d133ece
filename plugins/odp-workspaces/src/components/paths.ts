/** Path of a workspace. */
export function workspacePath(id: string): string {
  return `/workspaces/${encodeURIComponent(id)}`;
}

/** Where one asks for a workspace. */
export const CREATE_PATH = '/create/templates/default/odp-workspace';
