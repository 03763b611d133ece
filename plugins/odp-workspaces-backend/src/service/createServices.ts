import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { TargetState } from '@internal/target-state';
import type { Knex } from 'knex';
import type { WorkspacesConfig } from '../config/readWorkspacesConfig';
import type { AllDrivers } from '../drivers/connectDrivers';
import { CatalogDirectory } from '../plan/CatalogDirectory';
import { ComponentPlanner } from '../plan/ComponentPlanner';
import { Planner } from '../plan/Planner';
import { Planners } from '../plan/Planners';
import { generationsOf } from '../store/componentGenerations';
import type { Decisions } from '../store/Decisions';
import type { Operations } from '../store/Operations';
import type { ComponentStore, WorkspaceStore } from '../store/SubjectStore';
import type { WorkspaceResources } from '../visibility/resources';
import { Deployers } from '../visibility/Deployers';
import { Rights, type RightsOptions } from '../visibility/Rights';
import { AuditedWorkspacesService } from './AuditedWorkspacesService';
import { AuthorizedComponentsService } from './AuthorizedComponentsService';
import { AuthorizedWorkspacesService } from './AuthorizedWorkspacesService';
import type { Caller } from './callers';
import { Components } from './Components';
import type { ComponentsService } from './ComponentsService';
import { Workspaces } from './Workspaces';
import type { WorkspacesService } from './WorkspacesService';

interface ServicesOptions extends RightsOptions {
  auth: AuthService;
  auditor: AuditorService;
  catalog: CatalogService;
  knex: Knex;
  target: TargetState;
  settings: Pick<WorkspacesConfig, 'policy' | 'deployers'>;
  stores: { workspaces: WorkspaceStore; components: ComponentStore };
  operations: Operations;
  decisions: Decisions;
  resources: WorkspaceResources;
  drivers: AllDrivers;
  /** There is work to do. */
  wake: () => void;
}

/** What answers callers: rights are checked, and every change is written down. */
export function createServices(options: ServicesOptions): {
  workspaces: WorkspacesService<Caller>;
  components: ComponentsService<Caller>;
} {
  const { target, settings, stores, drivers, knex, resources } = options;
  const { policy } = settings;
  const deployers = Deployers.of(settings.deployers);
  const directory = CatalogDirectory.create(options);
  const rights = Rights.create(options);
  const common = {
    target,
    policy,
    directory,
    generationsOf: (component: string) => generationsOf(knex, component),
  };
  const workspaces = Workspaces.create({
    ...options,
    ...common,
    store: stores.workspaces,
    drivers: drivers.workspaces,
    planners: Planners.create({
      workspaces: {
        drivers: drivers.workspaces,
        store: stores.workspaces,
        planner: Planner.create({
          ...common,
          drivers: drivers.workspaces,
          store: stores.workspaces,
          components: stores.components,
        }),
      },
      components: {
        drivers: drivers.components,
        store: stores.components,
        planner: ComponentPlanner.create({
          ...common,
          ...stores,
          drivers: drivers.components,
        }),
      },
    }),
    now: Date.now,
  });
  return {
    workspaces: AuditedWorkspacesService.create({
      auditor: options.auditor,
      inner: AuthorizedWorkspacesService.create({
        inner: workspaces,
        resources,
        rights,
        deployers,
      }),
    }),
    components: AuthorizedComponentsService.create({
      inner: Components.create({ ...common, ...stores }),
      resources,
      rights,
      deployers,
    }),
  };
}
