import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { workspaceActions } from './actions/workspaceActions';
import { WorkspacesClient } from './client/WorkspacesClient';
import { systemClock } from './operation/Clock';

/** Actions of templates that ask for workspaces. */
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
      },
      async init({ actions, auth, config, discovery }) {
        actions.addActions(
          ...workspaceActions({
            client: WorkspacesClient.create({ auth, discovery }),
            appUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
            clock: systemClock,
          }),
        );
      },
    });
  },
});
