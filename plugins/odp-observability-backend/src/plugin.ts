import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { RememberedPermissions } from '@internal/backend-kit';
import { odpObservabilityPermissions } from '@internal/plugin-odp-observability-common';
import { loadTargetState } from '@internal/target-state';
import { readCatalogue } from './config/readCatalogue';
import { readObservabilityConfig } from './config/readObservabilityConfig';
import { connectSources } from './connectSources';
import { createRouter } from './router';
import { AuthorizedObservabilityService } from './service/AuthorizedObservabilityService';
import { NamespaceBook } from './visibility/NamespaceBook';

/** Runs panels of dashboards by reference, for what the caller may see. Wiring only. */
export const odpObservabilityPlugin = createBackendPlugin({
  pluginId: 'odp-observability',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const { logger } = deps;
        deps.permissionsRegistry.addPermissions(odpObservabilityPermissions);

        const config = readObservabilityConfig(deps.config);
        const target = loadTargetState(
          deps.config.getString('odp.targetState'),
        );
        const { views, close } = connectSources({
          config,
          catalogue: readCatalogue(config.metrics, logger),
          order: target.dashboards.map(({ id }) => id),
          logger,
        });
        deps.lifecycle.addShutdownHook(close);

        const observability = AuthorizedObservabilityService.create({
          views,
          permissions: RememberedPermissions.create({
            permissions: deps.permissions,
          }),
          namespaces: NamespaceBook.create(deps),
        });
        deps.httpRouter.use(
          createRouter({ httpAuth: deps.httpAuth, observability }),
        );
      },
    });
  },
});
