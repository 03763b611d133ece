import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  odpWorkspacesPermissions,
  WORKSPACES_CHANNEL,
} from '@internal/plugin-odp-workspaces-common';
import {
  type ComponentSpec,
  loadTargetState,
  type WorkspaceSpec,
} from '@internal/target-state';
import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { registerWorkspaceActions } from './actions/registerWorkspaceActions';
import { readWorkspacesConfig } from './config/readWorkspacesConfig';
import { connectDrivers } from './drivers/connectDrivers';
import { Reconciler } from './reconcile/Reconciler';
import { createRouter } from './router';
import { createServices } from './service/createServices';
import { Claims } from './store/Claims';
import { openDatabase } from './store/openDatabase';
import { Decisions } from './store/Decisions';
import { Operations } from './store/Operations';
import { SubjectStore } from './store/SubjectStore';
import { COMPONENTS, WORKSPACES } from './store/subjects';
import { WorkspaceResources } from './visibility/resources';
import { workspaceResourceRef, workspaceRules } from './visibility/rules';

const DAY = 24 * 60 * 60_000;
/** Workspaces, and components, that one replica makes at once. */
const WIDTH = 8;

/** Makes workspaces, keeps them as they were made, and takes them away. Wiring only. */
export const odpWorkspacesPlugin = createBackendPlugin({
  pluginId: 'odp-workspaces',
  register(env) {
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { config, logger, permissionsRegistry } = deps;
        permissionsRegistry.addPermissions(odpWorkspacesPermissions);

        const target = loadTargetState(config.getString('odp.targetState'));
        const settings = readWorkspacesConfig(config, target);
        const { approvalMs, resyncMs, leaseMs } = settings;
        const knex = await openDatabase(deps.database);
        const stores = {
          workspaces: SubjectStore.ofWorkspaces(knex),
          components: SubjectStore.ofComponents(knex),
        };
        const operations = Operations.create({
          knex,
          restMs: target.workspaces.restDays * DAY,
          approvalMs,
          now: Date.now,
        });
        const decisions = Decisions.create({ knex, now: Date.now });
        const resources = WorkspaceResources.create({
          store: stores.workspaces,
          decisions,
        });
        permissionsRegistry.addResourceType({
          resourceRef: workspaceResourceRef,
          rules: workspaceRules,
          permissions: odpWorkspacesPermissions,
          // Pages ask whether a button is for whoever looks at it.
          getResources: ids => resources.byRefs(ids),
        });
        const drivers = connectDrivers({ ...deps, target, settings });
        const reconciling = {
          decisions,
          logger,
          changed: () => {
            deps.signals
              .publish({
                recipients: { type: 'broadcast' },
                channel: WORKSPACES_CHANNEL,
                message: {},
              })
              .catch(error => logger.warn('A signal was not sent', error));
          },
          width: WIDTH,
          resyncMs,
          now: Date.now,
        };
        const claiming = {
          knex,
          holder: `${hostname()}/${randomUUID()}`.slice(-63),
          leaseMs,
        };
        const reconcilers = [
          Reconciler.start({
            ...reconciling,
            claims: Claims.create<WorkspaceSpec>({
              ...claiming,
              kind: WORKSPACES,
            }),
            store: stores.workspaces,
            drivers: drivers.workspaces,
          }),
          Reconciler.start({
            ...reconciling,
            claims: Claims.create<ComponentSpec>({
              ...claiming,
              kind: COMPONENTS,
            }),
            store: stores.components,
            drivers: drivers.components,
          }),
        ];
        deps.lifecycle.addShutdownHook(async () => {
          await Promise.all(reconcilers.map(one => one.stop()));
        });

        const services = createServices({
          ...deps,
          knex,
          target,
          settings,
          stores,
          operations,
          decisions,
          resources,
          drivers,
          wake: () => reconcilers.forEach(one => one.wake()),
          apply: createConditionAuthorizer(
            permissionsRegistry.getPermissionRuleset(workspaceResourceRef),
          ),
        });
        deps.httpRouter.use(
          createRouter({ httpAuth: deps.httpAuth, ...services }),
        );
        registerWorkspaceActions(deps.actions, services.workspaces);
      },
    });
  },
});
