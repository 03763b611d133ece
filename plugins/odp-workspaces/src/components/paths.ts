/** Where all workspaces are. */
export const LIST_PATH = '/workspaces';

/** Path of a workspace. */
export function workspacePath(id: string): string {
  return `${LIST_PATH}/${encodeURIComponent(id)}`;
}

/** Where one asks for a workspace. */
export const CREATE_PATH = '/create/templates/default/odp-workspace';
