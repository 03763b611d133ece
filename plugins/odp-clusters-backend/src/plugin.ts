import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { RememberedPermissions } from '@internal/backend-kit';
import {
  CLUSTERS_CHANNEL,
  odpClustersPermissions,
  type SnapshotSignal,
} from '@internal/plugin-odp-clusters-common';
import { readClusterDefinitions } from '@internal/plugin-odp-kubernetes-node';
import { loadTargetState } from '@internal/target-state';
import { NamespaceFactsResolver } from './facts/NamespaceFactsResolver';
import { withNamespaceLayers } from './facts/withNamespaceLayers';
import { LogReader } from './logs/LogReader';
import { readClustersConfig } from './readConfig';
import { createRouter } from './router';
import { ArchitectureViews } from './service/ArchitectureViews';
import { AuthorizedClustersService } from './service/AuthorizedClustersService';
import { ClusterViews } from './service/ClusterViews';
import { TopologyViews } from './service/TopologyViews';
import { readTrafficConfig } from './traffic/readTrafficConfig';
import { startTraffic } from './traffic/startTraffic';
import { namespaceResourceRef, namespaceRules } from './visibility/rules';
import { watchClusters } from './watchClusters';

/** Reads the clusters and answers for their health. Wiring only. */
export const odpClustersPlugin = createBackendPlugin({
  pluginId: 'odp-clusters',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { config, logger, permissionsRegistry } = deps;
        permissionsRegistry.addPermissions(odpClustersPermissions);
        permissionsRegistry.addResourceType({
          resourceRef: namespaceResourceRef,
          rules: namespaceRules,
          permissions: odpClustersPermissions.filter(
            permission => 'resourceType' in permission,
          ),
        });

        const own = readClustersConfig(config);
        const target = loadTargetState(config.getString('odp.targetState'));
        const facts = NamespaceFactsResolver.create(
          target,
          own.namespaceLayers,
        );
        const signal = (message: SnapshotSignal) => {
          deps.signals
            .publish({
              recipients: { type: 'broadcast' },
              channel: CLUSTERS_CHANNEL,
              message,
            })
            .catch(error => logger.warn('A signal was not sent', error));
        };
        const clusters = watchClusters({
          definitions: readClusterDefinitions(config, { logger }),
          config: own,
          facts,
          logger,
          signal,
        });
        const traffic = startTraffic({
          sources: readTrafficConfig(config),
          clusters,
          logger,
          signal,
        });
        deps.lifecycle.addShutdownHook(async () => {
          for (const meter of traffic.values()) {
            await meter.stop();
          }
          for (const { watch, publisher } of clusters.values()) {
            publisher.stop();
            await watch.stop();
          }
        });

        const service = AuthorizedClustersService.create({
          views: ClusterViews.create({ clusters, facts }),
          topology: TopologyViews.create({ clusters, facts, target }),
          architecture: ArchitectureViews.create({
            clusters,
            facts,
            target: withNamespaceLayers(target, own.namespaceLayers),
            traffic,
          }),
          logs: LogReader.create({ clusters, ...own.logs }),
          permissions: RememberedPermissions.create({
            permissions: deps.permissions,
          }),
          apply: createConditionAuthorizer(
            permissionsRegistry.getPermissionRuleset(namespaceResourceRef),
          ),
        });
        deps.httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
            clusters: service,
          }),
        );
      },
    });
  },
});
