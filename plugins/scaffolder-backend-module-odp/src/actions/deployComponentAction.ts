import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { COMPONENT_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { imageDigestSchema } from '@internal/target-state';
import { type OperationTools, runOperation } from '../operation/runOperation';
import { componentInput, componentOutput } from './componentFields';
import { entityOutput } from './fields';
import { tell } from './tell';

/** `odp:component:deploy` */
export function deployComponentAction(tools: OperationTools) {
  return createTemplateAction({
    id: COMPONENT_ACTIONS.deploy,
    description:
      'Asks for another image of a component and follows until its clusters have it, or waits for an approval; the page of the component shows how it rolls out',
    supportsDryRun: true,
    schema: {
      input: {
        ...componentInput,
        digest: () => imageDigestSchema.describe('Digest of the image'),
      },
      output: { ...componentOutput, ...entityOutput },
    },
    async handler(context) {
      const { name, digest, ...asked } = context.input;
      const result = await runOperation(
        context,
        { kind: 'deploy', ...asked, component: name, spec: { digest } },
        tools,
      );
      if (result) {
        tell(context.output, result);
      }
    },
  });
}
