import type { PermissionsService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parse } from '@internal/backend-kit';
import {
  COMPONENT_ACTIONS,
  odpWorkspaceDeployPermission,
} from '@internal/plugin-odp-workspaces-common';
import { componentSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';
import { BareRepositories } from '../git/BareRepositories';
import type { GitConfig } from '../git/readGitConfig';
import { repositoryOf } from '../git/repositoryOf';

const inputSchema = componentSpecSchema
  .pick({ workspace: true, name: true })
  .extend({ component: componentSpecSchema.optional() })
  .strict();

/** `odp:publish` */
export function publishAction({
  git,
  permissions,
}: {
  git: GitConfig | undefined;
  permissions: PermissionsService;
}) {
  const { workspace, name, component } = inputSchema.shape;
  return createTemplateAction({
    id: COMPONENT_ACTIONS.publish,
    description:
      'Makes the bare repository of a component of all files of the task; one that is there is never changed',
    supportsDryRun: true,
    schema: {
      input: {
        workspace: () => workspace,
        name: () => name,
        component: () =>
          component.describe(
            'As odp:component:check gives it: who asks for that again gets the repository, and who asks for another one learns before anything is made that the name is taken',
          ),
      },
      output: {
        repository: () =>
          z.string().describe('Such as acme-risk/orders-api.git'),
      },
    },
    async handler(context) {
      const of = parse(inputSchema, context.input);
      if (git?.type !== 'bare') {
        throw new InputError(
          `odp:publish makes bare repositories, and odp.goldenPaths.git ${
            git ? `says ${git.type}` : 'is not set'
          }`,
        );
      }
      const credentials = await context.getInitiatorCredentials();
      const [{ result }] = await permissions.authorize(
        [
          {
            permission: odpWorkspaceDeployPermission,
            resourceRef: of.workspace,
          },
        ],
        { credentials },
      );
      if (result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `A repository of workspace ${of.workspace} needs the right ${odpWorkspaceDeployPermission.name} in it`,
        );
      }
      const repository = repositoryOf(git, of).name;
      if (context.isDryRun) {
        context.logger.info(`A dry run: ${repository} was not made.`);
        return;
      }
      const isNew = await BareRepositories.create(git).publish({
        name: repository,
        from: context.workspacePath,
        message: `Start ${of.name} from its golden path`,
        task: context.task.id,
        component: of.component,
      });
      context.logger.info(
        isNew
          ? `Made repository ${repository}`
          : `Repository ${repository} is there with this code already`,
      );
      context.output('repository', repository);
    },
  });
}
