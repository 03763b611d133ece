import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  RESOURCE_TYPE_SCAFFOLDER_ACTION,
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { WORKSPACE_ACTIONS } from '@internal/plugin-odp-workspaces-common';

/** Filling in a form and starting its task; what the task does is decided action by action. */
export const SCAFFOLDER_FOR_EVERYBODY = [
  taskCreatePermission.name,
  templateParameterReadPermission.name,
  templateStepReadPermission.name,
];

/** What depends on who asks; a dry run, which takes a template from the caller, is for none of them. */
export const SCAFFOLDER_RULES: Array<
  [string, (refs: string[]) => PolicyDecision]
> = [
  [actionExecutePermission.name, () => ownActions()],
  [taskReadPermission.name, refs => ownTasks(refs)],
  [taskCancelPermission.name, refs => ownTasks(refs)],
];

/** Actions that ask their own backend for the caller's rights; the stock ones reach files and networks of the portal. */
function ownActions(): PolicyDecision {
  const [first, ...rest] = Object.values(WORKSPACE_ACTIONS).map(actionId => ({
    resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
    rule: 'HAS_ACTION_ID',
    params: { actionId },
  }));
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
    conditions: { anyOf: [first, ...rest] },
  };
}

function ownTasks(refs: string[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
    conditions: {
      resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
      rule: 'IS_TASK_OWNER',
      params: { createdBy: refs },
    },
  };
}
