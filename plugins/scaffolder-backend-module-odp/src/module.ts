import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { loadTargetState } from '@internal/target-state';
import { componentActions } from './actions/componentActions';
import { workspaceActions } from './actions/workspaceActions';
import { WorkspacesClient } from './client/WorkspacesClient';
import { readGitConfig } from './git/readGitConfig';
import { systemClock } from './operation/Clock';

/** Actions of templates that ask for workspaces, and for components in them. */
export const scaffolderModuleOdp = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'odp',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        permissions: coreServices.permissions,
      },
      async init({ actions, auth, config, discovery, permissions }) {
        const tools = {
          client: WorkspacesClient.create({ auth, discovery }),
          appUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
          clock: systemClock,
        };
        actions.addActions(
          ...workspaceActions(tools),
          ...componentActions({
            ...tools,
            target: loadTargetState(config.getString('odp.targetState')),
            git: readGitConfig(config),
            permissions,
          }),
        );
      },
    });
  },
});
