import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { TargetState } from '@internal/target-state';
import type { GitConfig } from '../git/readGitConfig';
import type { OperationTools } from '../operation/runOperation';
import { checkComponentAction } from './checkComponentAction';
import { createComponentAction } from './createComponentAction';
import { deleteComponentAction } from './deleteComponentAction';
import { deployComponentAction } from './deployComponentAction';
import { publishAction } from './publishAction';
import { renderComponentAction } from './renderComponentAction';

export interface ComponentTools extends OperationTools {
  target: TargetState;
  /** Undefined where nothing says where code goes. */
  git: GitConfig | undefined;
  permissions: PermissionsService;
}

/** Everything that a template can ask of a component, and what it is made with. */
export function componentActions(
  tools: ComponentTools,
): TemplateAction<any, any, any>[] {
  return [
    checkComponentAction(tools),
    renderComponentAction(tools.target),
    publishAction(tools),
    createComponentAction(tools),
    deployComponentAction(tools),
    deleteComponentAction(tools),
  ];
}
