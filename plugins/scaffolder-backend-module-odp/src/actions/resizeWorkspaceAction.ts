import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { WORKSPACE_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { workspaceSpecSchema } from '@internal/target-state';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { commonInput, commonOutput, entityOutput } from './fields';
import { tell } from './tell';

/** `odp:workspace:resize` */
export function resizeWorkspaceAction(tools: OperationTools) {
  return createTemplateAction({
    id: WORKSPACE_ACTIONS.resize,
    description:
      'Asks for another tier of a workspace and follows until it holds, or waits for an approval',
    supportsDryRun: true,
    schema: {
      input: { ...commonInput, tier: () => workspaceSpecSchema.shape.tier },
      output: { ...commonOutput, ...entityOutput },
    },
    async handler(context) {
      const { tier, ...asked } = context.input;
      const result = await runOperation(
        context,
        { kind: 'resize', ...asked, spec: { tier } },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
