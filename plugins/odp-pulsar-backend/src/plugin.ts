import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { RememberedPermissions } from '@internal/backend-kit';
import {
  odpPulsarPermissions,
  PULSAR_CHANNEL,
} from '@internal/plugin-odp-pulsar-common';
import { entityRefOf, loadTargetState } from '@internal/target-state';
import { ownerOf } from './config/ownerOf';
import { readPulsarConfig } from './config/readPulsarConfig';
import { EvictionLedger } from './ledger/EvictionLedger';
import { createRouter } from './router';
import { AuthorizedPulsarService } from './service/AuthorizedPulsarService';
import { BusViews } from './service/BusViews';
import { EvictionViews } from './service/EvictionViews';
import { TopicViews } from './service/TopicViews';
import { busNamespaceResourceRef, busNamespaceRules } from './visibility/rules';
import { watchInstances } from './watchInstances';

/** Reads the event bus and answers for its backlogs. Wiring only. */
export const odpPulsarPlugin = createBackendPlugin({
  pluginId: 'odp-pulsar',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { logger, permissionsRegistry } = deps;
        permissionsRegistry.addPermissions(odpPulsarPermissions);
        permissionsRegistry.addResourceType({
          resourceRef: busNamespaceResourceRef,
          rules: busNamespaceRules,
          permissions: odpPulsarPermissions.filter(
            permission => 'resourceType' in permission,
          ),
        });

        const config = readPulsarConfig(deps.config);
        const { eventBus, components } = loadTargetState(
          deps.config.getString('odp.targetState'),
        );
        const ledger = await EvictionLedger.create({
          database: deps.database,
          // Two sweeps of one replica are further apart than this.
          sameMs: config.sweepIntervalMs * 0.8,
          now: Date.now,
        });
        const instances = watchInstances({
          ...deps,
          config,
          eventBus,
          owner: ownerOf(components, eventBus.component),
          ledger,
          signal: message => {
            deps.signals
              .publish({
                recipients: { type: 'broadcast' },
                channel: PULSAR_CHANNEL,
                message,
              })
              .catch(error => logger.warn('A signal was not sent', error));
          },
        });
        deps.lifecycle.addShutdownHook(async () => {
          for (const instance of instances.values()) {
            await instance.stop();
          }
        });

        const views = BusViews.create({
          instances,
          declared: {
            eventBus,
            entities: new Map(
              components.map(component => [
                component.name,
                entityRefOf(component),
              ]),
            ),
          },
        });
        const service = AuthorizedPulsarService.create({
          views,
          topics: TopicViews.create({ instances, views }),
          evictions: EvictionViews.create({ instances, views, ledger }),
          permissions: RememberedPermissions.create({
            permissions: deps.permissions,
          }),
          apply: createConditionAuthorizer(
            permissionsRegistry.getPermissionRuleset(busNamespaceResourceRef),
          ),
        });
        deps.httpRouter.use(
          createRouter({ httpAuth: deps.httpAuth, pulsar: service }),
        );
      },
    });
  },
});
