import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  odpClusterReadPermission,
  odpNamespaceListPermission,
  odpNamespaceReadPermission,
  odpPodLogsReadPermission,
  RESOURCE_TYPE_ODP_NAMESPACE,
} from '@internal/plugin-odp-clusters-common';
import {
  odpDashboardPlatformReadPermission,
  odpDashboardReadPermission,
} from '@internal/plugin-odp-observability-common';
import {
  BUS_NAMESPACE_RULES,
  odpBusNamespaceListPermission,
  odpBusNamespaceReadPermission,
  odpBusReadPermission,
  RESOURCE_TYPE_ODP_BUS_NAMESPACE,
} from '@internal/plugin-odp-pulsar-common';
import {
  odpWorkspaceApprovePermission,
  odpWorkspaceCreatePermission,
  odpWorkspaceDecommissionPermission,
  odpWorkspaceDeployPermission,
  odpWorkspaceReadPermission,
  odpWorkspaceUpdatePermission,
  RESOURCE_TYPE_ODP_WORKSPACE,
  WORKSPACE_RULES,
} from '@internal/plugin-odp-workspaces-common';
import type { Access, Grant } from './readAccess';
import { SCAFFOLDER_FOR_EVERYBODY, SCAFFOLDER_RULES } from './scaffolderRules';
import { visibleNamespaces } from './visibleNamespaces';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Permissions of everybody who is signed in: look, ask for a refresh, and fill in a form. */
const FOR_EVERYBODY = new Set([
  'catalog.entity.read',
  'catalog.entity.refresh',
  'catalog.location.read',
  odpClusterReadPermission.name,
  odpBusReadPermission.name,
  odpDashboardReadPermission.name,
  ...SCAFFOLDER_FOR_EVERYBODY,
]);

type Rule = (refs: string[], grants: Grant[]) => PolicyDecision;

/** A Map, since the name comes from the caller. */
const RULES = new Map<string, Rule>([
  [
    odpNamespaceReadPermission.name,
    (refs, grants) => namespacesOf(refs, grants),
  ],
  [
    odpPodLogsReadPermission.name,
    (refs, grants) =>
      namespacesOf(
        refs,
        grants.filter(grant => grant.logs),
      ),
  ],
  [odpNamespaceListPermission.name, (_refs, grants) => namesOfHidden(grants)],
  [
    odpDashboardPlatformReadPermission.name,
    (_refs, grants) => panelsOfPlatform(grants),
  ],
  [odpBusNamespaceReadPermission.name, refs => ownBusNamespaces(refs)],
  [
    odpBusNamespaceListPermission.name,
    (_refs, grants) => namesOfHidden(grants),
  ],
  [
    odpWorkspaceReadPermission.name,
    refs =>
      workspacesWhere(
        [
          WORKSPACE_RULES.isOwner,
          WORKSPACE_RULES.isMember,
          WORKSPACE_RULES.isApprover,
        ],
        refs,
      ),
  ],
  ...[
    odpWorkspaceCreatePermission,
    odpWorkspaceUpdatePermission,
    odpWorkspaceDecommissionPermission,
  ].map(({ name }): [string, Rule] => [
    name,
    refs => workspacesWhere([WORKSPACE_RULES.isOwner], refs),
  ]),
  [
    odpWorkspaceDeployPermission.name,
    refs =>
      workspacesWhere(
        [WORKSPACE_RULES.isOwner, WORKSPACE_RULES.isEditor],
        refs,
      ),
  ],
  [
    odpWorkspaceApprovePermission.name,
    refs => workspacesWhere([WORKSPACE_RULES.isApprover], refs),
  ],
  ...SCAFFOLDER_RULES,
]);

function namesOfHidden(grants: Grant[]): PolicyDecision {
  return grants.some(grant => grant.namesOfHidden) ? ALLOW : DENY;
}

function panelsOfPlatform(grants: Grant[]): PolicyDecision {
  return grants.some(grant => grant.platformPanels) ? ALLOW : DENY;
}

/** Of the bus a group sees what it owns; grants are of namespaces of the clusters. */
function ownBusNamespaces(refs: string[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'odp-pulsar',
    resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
    conditions: {
      resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
      rule: BUS_NAMESPACE_RULES.isOwner,
      params: { claims: refs },
    },
  };
}

/** Workspaces of which one of the rules holds for the caller. */
function workspacesWhere(rules: string[], refs: string[]): PolicyDecision {
  const [first, ...rest] = rules.map(rule => ({
    resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
    rule,
    params: { claims: refs },
  }));
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'odp-workspaces',
    resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
    conditions: rest.length ? { anyOf: [first, ...rest] } : first,
  };
}

function namespacesOf(refs: string[], grants: Grant[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'odp-clusters',
    resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
    conditions: visibleNamespaces(refs, grants),
  };
}

/**
 * The decision for one permission and a caller who holds `refs` (the entity
 * refs of the user and of its groups). What no rule names is denied.
 */
export function decide(
  permission: Permission,
  refs: string[],
  access: Access,
): PolicyDecision {
  if (access.platformEngineers.some(group => refs.includes(group))) {
    return ALLOW;
  }
  if (FOR_EVERYBODY.has(permission.name)) {
    return ALLOW;
  }
  const grants = access.grants.filter(grant => refs.includes(grant.group));
  return RULES.get(permission.name)?.(refs, grants) ?? DENY;
}
