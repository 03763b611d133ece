import { createPermission } from '@backstage/plugin-permission-common';

/** See dashboards, their panels for the namespaces that one may see, and whether their sources answer. */
export const odpDashboardReadPermission = createPermission({
  name: 'odp.dashboard.read',
  attributes: { action: 'read' },
});

/** See panels that are of the whole platform, and of all namespaces. */
export const odpDashboardPlatformReadPermission = createPermission({
  name: 'odp.dashboard.platform.read',
  attributes: { action: 'read' },
});

export const odpObservabilityPermissions = [
  odpDashboardReadPermission,
  odpDashboardPlatformReadPermission,
];
