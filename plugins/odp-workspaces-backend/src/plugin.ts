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
import { loadTargetState } from '@internal/target-state';
import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { registerWorkspaceActions } from './actions/registerWorkspaceActions';
import { readWorkspacesConfig } from './config/readWorkspacesConfig';
import { connectDrivers } from './drivers/connectDrivers';
import { CatalogDirectory } from './plan/CatalogDirectory';
import { Planner } from './plan/Planner';
import { Reconciler } from './reconcile/Reconciler';
import { createRouter } from './router';
import { AuditedWorkspacesService } from './service/AuditedWorkspacesService';
import { AuthorizedWorkspacesService } from './service/AuthorizedWorkspacesService';
import { Workspaces } from './service/Workspaces';
import { Claims } from './store/Claims';
import { openDatabase } from './store/openDatabase';
import { Decisions } from './store/Decisions';
import { Operations } from './store/Operations';
import { WorkspaceStore } from './store/WorkspaceStore';
import { WorkspaceResources } from './visibility/resources';
import { workspaceResourceRef, workspaceRules } from './visibility/rules';

const DAY = 24 * 60 * 60_000;
/** Workspaces that one replica makes at once. */
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
        const { policy, approvalMs, resyncMs, leaseMs } = settings;
        const knex = await openDatabase(deps.database);
        const store = WorkspaceStore.create(knex);
        const operations = Operations.create({
          knex,
          restMs: target.workspaces.restDays * DAY,
          approvalMs,
          now: Date.now,
        });
        const decisions = Decisions.create({ knex, now: Date.now });
        const resources = WorkspaceResources.create({ store, decisions });
        permissionsRegistry.addResourceType({
          resourceRef: workspaceResourceRef,
          rules: workspaceRules,
          permissions: odpWorkspacesPermissions,
          // Pages ask whether a button is for whoever looks at it.
          getResources: ids => resources.byRefs(ids),
        });
        const drivers = connectDrivers({ ...deps, target, settings });
        const reconciler = Reconciler.start({
          claims: Claims.create({
            knex,
            holder: `${hostname()}/${randomUUID()}`.slice(-63),
            leaseMs,
          }),
          store,
          decisions,
          drivers,
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
        });
        deps.lifecycle.addShutdownHook(() => reconciler.stop());

        const directory = CatalogDirectory.create(deps);
        const workspaces = Workspaces.create({
          target,
          directory,
          store,
          operations,
          decisions,
          planner: Planner.create({
            target,
            drivers,
            policy,
            store,
            directory,
          }),
          drivers,
          policy,
          wake: () => reconciler.wake(),
          now: Date.now,
        });
        const authorized = AuthorizedWorkspacesService.create({
          ...deps,
          inner: workspaces,
          resources,
          apply: createConditionAuthorizer(
            permissionsRegistry.getPermissionRuleset(workspaceResourceRef),
          ),
        });
        const audited = AuditedWorkspacesService.create({
          inner: authorized,
          auditor: deps.auditor,
        });
        deps.httpRouter.use(
          createRouter({ httpAuth: deps.httpAuth, workspaces: audited }),
        );
        registerWorkspaceActions(deps.actions, audited);
      },
    });
  },
});
