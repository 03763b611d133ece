import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { WORKSPACE_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { workspaceSpecSchema } from '@internal/target-state';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { commonInput, commonOutput, entityOutput } from './fields';
import { tell } from './tell';

const { displayName, owner, members, tier, clusters, ttlDays } =
  workspaceSpecSchema.shape;

/** `odp:workspace:create` */
export function createWorkspaceAction(tools: OperationTools) {
  return createTemplateAction({
    id: WORKSPACE_ACTIONS.create,
    description:
      'Asks for a workspace and follows until it is ready, or waits for an approval',
    supportsDryRun: true,
    schema: {
      input: {
        ...commonInput,
        displayName: () => displayName,
        owner: () => owner.describe('Entity ref of a group'),
        members: () => members.optional(),
        tier: () => tier,
        clusters: () => clusters,
        ttlDays: () =>
          ttlDays.describe(
            'Kept with the workspace; nothing ends by itself yet',
          ),
      },
      output: { ...commonOutput, ...entityOutput },
    },
    async handler(context) {
      const {
        workspace,
        planHash,
        reason,
        members: wanted,
        ...spec
      } = context.input;
      const result = await runOperation(
        context,
        {
          kind: 'create',
          workspace,
          planHash,
          reason,
          spec: { ...spec, members: wanted ?? [] },
        },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
