import { createPermission } from '@backstage/plugin-permission-common';
import { z } from 'zod/v3';

/** Resource type of a workspace; its ref is its id. */
export const RESOURCE_TYPE_ODP_WORKSPACE = 'odp-workspace';

/** See a workspace, its operations and its plans. */
export const odpWorkspaceReadPermission = createPermission({
  name: 'odp.workspace.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

/** Ask for a workspace; its owner has to be a group of whoever asks, unless the policy says otherwise. */
export const odpWorkspaceCreatePermission = createPermission({
  name: 'odp.workspace.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

/** Ask for another tier or other members, and for a repair. */
export const odpWorkspaceUpdatePermission = createPermission({
  name: 'odp.workspace.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

/** Make, deploy, scale, restart, roll back, repair and delete components of a workspace. */
export const odpWorkspaceDeployPermission = createPermission({
  name: 'odp.workspace.deploy',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

/** Ask for the end of a workspace. */
export const odpWorkspaceDecommissionPermission = createPermission({
  name: 'odp.workspace.decommission',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

/** Approve or reject what others ask for, where one is an approver of it. */
export const odpWorkspaceApprovePermission = createPermission({
  name: 'odp.workspace.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

export const odpWorkspacesPermissions = [
  odpWorkspaceReadPermission,
  odpWorkspaceCreatePermission,
  odpWorkspaceUpdatePermission,
  odpWorkspaceDeployPermission,
  odpWorkspaceDecommissionPermission,
  odpWorkspaceApprovePermission,
];

/** Rules of the resource permissions, by the names that a policy calls them. */
export const WORKSPACE_RULES = {
  isOwner: 'IS_OWNER',
  isMember: 'IS_MEMBER',
  isEditor: 'IS_EDITOR',
  isApprover: 'IS_APPROVER',
} as const;

/** Entity refs that a caller acts as. */
export const workspaceClaimsSchema = z.object({ claims: z.array(z.string()) });
export type WorkspaceClaims = z.infer<typeof workspaceClaimsSchema>;
