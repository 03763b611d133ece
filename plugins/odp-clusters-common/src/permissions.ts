import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a Kubernetes namespace of one cluster; its ref is `<cluster>/<namespace>`. */
export const RESOURCE_TYPE_ODP_NAMESPACE = 'odp-namespace';

/** See health, workloads, posture and warnings of a namespace. */
export const odpNamespaceReadPermission = createPermission({
  name: 'odp.namespace.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
});

/** Read the logs of a namespace's pods. */
export const odpPodLogsReadPermission = createPermission({
  name: 'odp.pod.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
});

/** Know the names of namespaces that one may not look into. */
export const odpNamespaceListPermission = createPermission({
  name: 'odp.namespace.list',
  attributes: { action: 'read' },
});

/** See clusters: name, version, freshness. */
export const odpClusterReadPermission = createPermission({
  name: 'odp.cluster.read',
  attributes: { action: 'read' },
});

export const odpClustersPermissions = [
  odpNamespaceReadPermission,
  odpPodLogsReadPermission,
  odpNamespaceListPermission,
  odpClusterReadPermission,
];
