/** Where all workspaces are. */
export const LIST_PATH = '/workspaces';

/** Path of a workspace. */
export function workspacePath(id: string): string {
  return `${LIST_PATH}/${encodeURIComponent(id)}`;
}

/** Where one asks for a workspace. */
export const CREATE_PATH = '/create/templates/default/odp-workspace';

/** Path of a namespace of a cluster. */
export function namespacePath(
  params: { cluster: string; namespace: string } & Record<string, string>,
): string {
  return `/namespaces?${new URLSearchParams(params)}`;
}

/** Path of a namespace or of a topic of the event bus. */
export function eventBusPath(
  params: { instance: string } & Record<string, string>,
): string {
  return `/event-bus?${new URLSearchParams(params)}`;
}
