import { odpWorkspaceReadPermission } from '@internal/plugin-odp-workspaces-common';

/** Right that reading a workspace needs, and who grants it. */
export const READ_RIGHT = {
  name: odpWorkspaceReadPermission.name,
  grantedBy: 'the platform team',
};
