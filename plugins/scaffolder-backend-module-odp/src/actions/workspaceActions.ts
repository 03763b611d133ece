import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { OperationTools } from '../operation/runOperation';
import { createWorkspaceAction } from './createWorkspaceAction';
import { decommissionWorkspaceAction } from './decommissionWorkspaceAction';
import { resizeWorkspaceAction } from './resizeWorkspaceAction';

/** Everything that a template can ask of a workspace. */
export function workspaceActions(
  tools: OperationTools,
): TemplateAction<any, any, any>[] {
  return [
    createWorkspaceAction(tools),
    resizeWorkspaceAction(tools),
    decommissionWorkspaceAction(tools),
  ];
}
