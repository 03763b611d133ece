import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { COMPONENT_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { componentSpecSchema } from '@internal/target-state';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { componentInput, componentOutput, specInput } from './componentFields';
import { componentOf } from './componentOf';
import { entityOutput } from './fields';
import { tell } from './tell';

const { repository, digest } = componentSpecSchema.shape;

/** `odp:component:create` */
export function createComponentAction(tools: OperationTools) {
  return createTemplateAction({
    id: COMPONENT_ACTIONS.create,
    description:
      'Asks for a component of a workspace and follows until it stands as asked for, or waits for an approval; it runs once it has an image',
    supportsDryRun: true,
    schema: {
      input: {
        ...componentInput,
        ...specInput,
        repository: () => repository,
        digest: () => digest,
      },
      output: { ...componentOutput, ...entityOutput },
    },
    async handler(context) {
      const { planHash, reason, ...input } = context.input;
      const { workspace, name, ...spec } = componentOf(input);
      const result = await runOperation(
        context,
        {
          kind: 'create-component',
          workspace,
          component: name,
          planHash,
          reason,
          spec,
        },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
