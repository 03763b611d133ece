import type {
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ODP_WORKSPACE } from '@internal/plugin-odp-workspaces-common';

/** Groups of those who call. */
const GROUPS: Record<string, string[]> = {
  owner: ['group:default/risk-platform'],
  engineer: ['group:default/platform-team'],
  stranger: ['group:default/lumen-esg'],
};

/** All groups of them. */
export const GROUPS_OF_CALLERS = Object.values(GROUPS).flat();

/** What `owner`, `engineer` or `stranger` sends along. */
export function headerOf(user: string): string {
  return mockCredentials.user.header(`user:default/${user}`);
}

function claimsOf(userEntityRef: string): string[] {
  return [userEntityRef, ...(GROUPS[userEntityRef.split('/')[1]] ?? [])];
}

/** Owners, members and approvers as the portal's policy has it; services may do everything, as with the framework's own. */
export const permissions: PermissionsService = {
  authorize: async () => {
    throw new Error('The plugin asks for conditions');
  },
  authorizeConditional: async (queries, options) =>
    queries.map(({ permission }): PolicyDecision => {
      const { type, userEntityRef } = (
        'credentials' in options ? options.credentials.principal : {}
      ) as Partial<BackstageUserPrincipal>;
      if (type !== 'user' || !userEntityRef) {
        return { result: AuthorizeResult.ALLOW };
      }
      const conditionOf = (rule: string) => ({
        resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
        rule,
        params: { claims: claimsOf(userEntityRef) },
      });
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'odp-workspaces',
        resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
        conditions: permission.name.endsWith('.read')
          ? { anyOf: [conditionOf('IS_OWNER'), conditionOf('IS_APPROVER')] }
          : conditionOf(
              permission.name.endsWith('.approve') ? 'IS_APPROVER' : 'IS_OWNER',
            ),
      };
    }),
};

export const userInfo: UserInfoService = {
  getUserInfo: async ({ principal }) => {
    const { userEntityRef } = principal as BackstageUserPrincipal;
    return { userEntityRef, ownershipEntityRefs: claimsOf(userEntityRef) };
  },
};
