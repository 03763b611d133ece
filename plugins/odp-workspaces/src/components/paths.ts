/** Where all workspaces are. */
export const LIST_PATH = '/workspaces';

/** Path of a workspace. */
export function workspacePath(id: string): string {
  return `${LIST_PATH}/${encodeURIComponent(id)}`;
}

/** Path of a component of a workspace. */
export function componentPath(component: {
  workspace: string;
  name: string;
}): string {
  const { workspace, name } = component;
  return `${workspacePath(workspace)}/components/${encodeURIComponent(name)}`;
}

/** Where one asks for a workspace. */
export const CREATE_PATH = '/create/templates/default/odp-workspace';

/** Templates that make components, by what they are written in. */
const COMPONENT_TEMPLATES = {
  go: 'odp-go-service',
  python: 'odp-python-service',
} as const;

/** Where one asks for a component of a workspace. */
export function createComponentPath(
  language: keyof typeof COMPONENT_TEMPLATES,
  workspace: string,
): string {
  const formData = JSON.stringify({ workspace });
  return `/create/templates/default/${
    COMPONENT_TEMPLATES[language]
  }?${new URLSearchParams({ formData })}`;
}

/** Path of a component in the catalog. */
export function catalogPath(name: string): string {
  return `/catalog/default/component/${encodeURIComponent(name)}`;
}

/** Path of the nodes and pods of a cluster. */
export function topologyPath(
  params: { cluster: string } & Record<string, string>,
): string {
  return `/topology?${new URLSearchParams(params)}`;
}

/** Path of a dashboard with its variables. */
export function dashboardPath(
  dashboard: string,
  variables: Record<string, string>,
): string {
  const params = Object.entries(variables).map(([name, value]) => [
    `var-${name}`,
    value,
  ]);
  return `/dashboards?${new URLSearchParams([
    ['dashboard', dashboard],
    ...params,
  ])}`;
}

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
