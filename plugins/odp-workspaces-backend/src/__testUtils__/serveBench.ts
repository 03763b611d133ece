import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { createRouter } from '../router';
import { AuthorizedComponentsService } from '../service/AuthorizedComponentsService';
import { AuthorizedWorkspacesService } from '../service/AuthorizedWorkspacesService';
import { Deployers } from '../visibility/Deployers';
import { WorkspaceResources } from '../visibility/resources';
import { Rights } from '../visibility/Rights';
import { workspaceRules } from '../visibility/rules';
import * as callers from './callers';
import type { WorkspacesBench } from './WorkspacesBench';

/** Answers over HTTP what a bench knows, with the rights of who calls. */
export async function serveBench(bench: WorkspacesBench): Promise<{
  backend: TestBackend;
  workspaces: AuthorizedWorkspacesService;
}> {
  const resources = WorkspaceResources.create(bench);
  const rights = Rights.create({
    auth: mockServices.auth(),
    permissions: mockServices.permissions.mock(callers.permissions),
    userInfo: callers.userInfo,
    apply: createConditionAuthorizer(workspaceRules),
  });
  const deployers = Deployers.of([
    { subject: 'external:ci', workspaces: ['acme-risk'] },
    { subject: 'external:elsewhere', workspaces: ['nordbank-kyc'] },
  ]);
  const workspaces = AuthorizedWorkspacesService.create({
    inner: bench.workspaces,
    resources,
    rights,
    deployers,
  });
  const components = AuthorizedComponentsService.create({
    inner: bench.components,
    resources,
    rights,
    deployers,
  });
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'odp-workspaces',
        register(env) {
          env.registerInit({
            deps: {
              httpAuth: coreServices.httpAuth,
              httpRouter: coreServices.httpRouter,
            },
            async init({ httpAuth, httpRouter }) {
              httpRouter.use(
                createRouter({ httpAuth, workspaces, components }),
              );
            },
          });
        },
      }),
    ],
  });
  return { backend, workspaces };
}
