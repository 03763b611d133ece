import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { COMPONENT_ACTIONS } from '@internal/plugin-odp-workspaces-common';
import { componentSpecSchema, type TargetState } from '@internal/target-state';
import { z } from 'zod/v3';
import {
  type CheckedComponent,
  checkComponent,
} from '../component/checkComponent';
import type { GitConfig } from '../git/readGitConfig';
import type { OperationTools } from '../operation/runOperation';
import { componentInput, specInput } from './componentFields';
import { componentOf } from './componentOf';

/** `odp:component:check` */
export function checkComponentAction(tools: {
  client: OperationTools['client'];
  target: TargetState;
  git: GitConfig | undefined;
}) {
  const { reason, ...input } = { ...componentInput, ...specInput };
  return createTemplateAction({
    id: COMPONENT_ACTIONS.check,
    description:
      'Plans a component before anything is made of it: ends the task when it cannot be made or the plan is no longer the one that was seen, and gives what its repository is made of',
    supportsDryRun: true,
    schema: {
      input,
      output: {
        component: () =>
          componentSpecSchema.describe('All of it, with its repository'),
        planHash: () => z.string().describe('Hash of its plan'),
        values: () => z.record(z.string()).describe('For its skeletons'),
        repository: () =>
          z
            .object({
              type: z.enum(['bare', 'github', 'gitlab']),
              name: z.string(),
              url: z.string().optional(),
              repoUrl: z.string().optional(),
              author: z.object({ name: z.string(), email: z.string() }),
            })
            .describe('Where its code goes'),
      },
    },
    async handler(context) {
      const { planHash, ...asked } = context.input;
      const spec = componentOf(asked);
      const caller = await context.getInitiatorCredentials();
      const check = async () =>
        JSON.stringify(
          await checkComponent(
            { spec, planHash, task: context.task.id },
            { ...tools, caller },
          ),
        );
      // Once it is made, a plan would say that it is there.
      const checked: CheckedComponent = JSON.parse(
        context.isDryRun
          ? await check()
          : await context.checkpoint({
              key: `check of ${spec.name}`,
              fn: check,
            }),
      );
      const { component, repository, values } = checked;
      context.logger.info(
        `${component.name} can be made; its code goes to ${repository.name}${
          repository.type === 'bare'
            ? ''
            : ', unless the host has a repository of that name, which it says when it is to make it'
        }`,
      );
      context.output('component', component);
      context.output('planHash', checked.planHash);
      context.output('values', values);
      context.output('repository', repository);
    },
  });
}
