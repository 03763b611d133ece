import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ODP_WORKSPACE,
  WORKSPACE_RULES,
  type WorkspaceClaims,
  workspaceClaimsSchema,
} from '@internal/plugin-odp-workspaces-common';

/** What decides who may do what with a workspace. */
export interface WorkspaceResource {
  id: string;
  /** Entity ref of a group. */
  owner: string;
  /** Entity refs of users and groups. */
  members: readonly string[];
  /** Those of the members who may change what is in it. */
  editors: readonly string[];
  /** Entity refs of groups that decide on its open operation. */
  approvers: readonly string[];
}

/** Rules are applied to resources in memory; there is no query to make of them. */
export type WorkspaceQuery = { rule: string; params: object };

export const workspaceResourceRef = createPermissionResourceRef<
  WorkspaceResource,
  WorkspaceQuery
>().with({
  pluginId: 'odp-workspaces',
  resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
});

function createRule(
  name: string,
  description: string,
  refsOf: (workspace: WorkspaceResource) => readonly string[],
) {
  return createPermissionRule({
    name,
    description,
    resourceRef: workspaceResourceRef,
    paramsSchema: workspaceClaimsSchema,
    apply: (workspace: WorkspaceResource, { claims }: WorkspaceClaims) =>
      refsOf(workspace).some(ref => claims.includes(ref)),
    toQuery: (params: WorkspaceClaims) => ({ rule: name, params }),
  });
}

export const workspaceRules = [
  createRule(
    WORKSPACE_RULES.isOwner,
    'Workspaces that one of the claims owns',
    ({ owner }) => [owner],
  ),
  createRule(
    WORKSPACE_RULES.isMember,
    'Workspaces that one of the claims is a member of',
    ({ members }) => members,
  ),
  createRule(
    WORKSPACE_RULES.isEditor,
    'Workspaces that one of the claims is an editor or an admin of',
    ({ editors }) => editors,
  ),
  createRule(
    WORKSPACE_RULES.isApprover,
    'Workspaces with an operation that one of the claims decides on',
    ({ approvers }) => approvers,
  ),
];
