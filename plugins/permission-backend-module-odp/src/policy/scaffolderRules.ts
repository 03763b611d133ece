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
import {
  COMPONENT_ACTIONS,
  PUBLISH_ACTIONS,
  SKELETONS,
  WORKSPACE_ACTIONS,
} from '@internal/plugin-odp-workspaces-common';

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

/**
 * Actions that ask their own backend for the caller's rights. The stock ones reach
 * files and networks of the portal: of these there is what golden paths fetch and
 * publish with, which come after such a question.
 */
function ownActions(): PolicyDecision {
  const own = [WORKSPACE_ACTIONS, COMPONENT_ACTIONS].flatMap(actions =>
    Object.values(actions),
  );
  const [first, ...rest] = [...own, ...PUBLISH_ACTIONS].map(hasId);
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
    conditions: {
      anyOf: [
        first,
        ...rest,
        {
          allOf: [
            hasId('fetch:template'),
            {
              anyOf: [
                fetches(SKELETONS[0]),
                ...SKELETONS.slice(1).map(fetches),
              ],
            },
          ],
        },
      ],
    },
  };
}

function hasId(actionId: string) {
  return {
    resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
    rule: 'HAS_ACTION_ID',
    params: { actionId },
  };
}

function fetches(url: string) {
  return {
    resourceType: RESOURCE_TYPE_SCAFFOLDER_ACTION,
    rule: 'HAS_STRING_PROPERTY',
    params: { key: 'url', value: url },
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
