import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { loadTargetState } from '@internal/target-state';
import { listEverything } from './listEverything';
import { ServiceApis } from './ServiceApis';
import { WorkspaceEntityProvider } from './WorkspaceEntityProvider';

/** Workspaces and their components in the catalog. */
export const catalogModuleOdpWorkspaces = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'odp-workspaces',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, logger, scheduler }) {
        catalog.addEntityProvider(
          WorkspaceEntityProvider.create({
            target: loadTargetState(config.getString('odp.targetState')),
            list: () => listEverything({ auth, discovery }),
            apis: ServiceApis.fromConfig(config, logger),
            runner: scheduler.createScheduledTaskRunner({
              frequency: { seconds: 15 },
              timeout: { minutes: 1 },
            }),
            logger,
          }),
        );
      },
    });
  },
});
