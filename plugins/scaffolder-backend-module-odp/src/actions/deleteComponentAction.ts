import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { COMPONENT_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { componentInput, componentOutput } from './componentFields';
import { requireSeen, seenPlanHash } from './requireSeen';
import { tell } from './tell';

/** `odp:component:delete` */
export function deleteComponentAction(tools: OperationTools) {
  return createTemplateAction({
    id: COMPONENT_ACTIONS.delete,
    description:
      'Asks for the end of a component and follows until nothing of it is left, or waits for an approval; its repository stays',
    supportsDryRun: true,
    schema: {
      input: { ...componentInput, planHash: () => seenPlanHash },
      output: componentOutput,
    },
    async handler(context) {
      const { name, ...asked } = context.input;
      requireSeen(asked);
      const result = await runOperation(
        context,
        { kind: 'delete-component', ...asked, component: name },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
