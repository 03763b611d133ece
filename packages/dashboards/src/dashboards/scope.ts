import type { VariableSpec } from '../panels/buildDashboard';

/** Label matchers by which the queries of a panel stay within what is chosen. */
export const IN_CLUSTER = 'cluster="$cluster"';
export const IN_NAMESPACES = `${IN_CLUSTER}, namespace=~"$namespace"`;
export const IN_WORKSPACES = `${IN_CLUSTER}, workspace=~"$workspace"`;

export const clusterVariable: VariableSpec = {
  name: 'cluster',
  label: 'Cluster',
  metric: 'up',
  of: 'cluster',
  isMulti: false,
};

export const namespaceVariable: VariableSpec = {
  name: 'namespace',
  label: 'Namespace',
  metric: `kube_pod_status_phase{${IN_CLUSTER}}`,
  of: 'namespace',
  isMulti: true,
};

export const componentVariable: VariableSpec = {
  name: 'component',
  label: 'Component',
  metric: `odp:component_serving:state{${IN_NAMESPACES}}`,
  of: 'component',
  isMulti: true,
};

export const workspaceVariable: VariableSpec = {
  name: 'workspace',
  label: 'Workspace',
  metric: `odp:bus_backlog_bytes:max{${IN_CLUSTER}}`,
  of: 'workspace',
  isMulti: true,
};
