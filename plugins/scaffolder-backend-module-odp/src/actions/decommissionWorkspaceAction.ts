import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { WORKSPACE_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { z } from 'zod/v3';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { commonInput, commonOutput } from './fields';
import { requireSeen, seenPlanHash } from './requireSeen';
import { tell } from './tell';

/** `odp:workspace:decommission` */
export function decommissionWorkspaceAction(tools: OperationTools) {
  return createTemplateAction({
    id: WORKSPACE_ACTIONS.decommission,
    description:
      'Asks for the end of a workspace and follows until nothing of it is left, or waits for an approval',
    supportsDryRun: true,
    schema: {
      input: {
        ...commonInput,
        planHash: () => seenPlanHash,
        evenIfInUse: () =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether pods that run and messages that wait may go with it',
            ),
      },
      output: commonOutput,
    },
    async handler(context) {
      const { evenIfInUse = false, ...asked } = context.input;
      requireSeen(asked);
      const result = await runOperation(
        context,
        { kind: 'decommission', ...asked, spec: { evenIfInUse } },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
