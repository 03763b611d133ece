import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { loadTargetState } from '@internal/target-state';
import { buildEntities } from './entities/buildEntities';
import { readRoleUsers } from './readRoleUsers';
import { TargetStateEntityProvider } from './TargetStateEntityProvider';

/** The target state in the catalog. A file with errors refuses the start, with every one of them. */
export const catalogModuleOdp = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'odp',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const target = loadTargetState(config.getString('odp.targetState'));
        catalog.addEntityProvider(
          TargetStateEntityProvider.create(
            buildEntities(target, readRoleUsers(config)),
          ),
        );
      },
    });
  },
});
