import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  ListedComponent,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import type { TargetState } from '@internal/target-state';
import { componentEntities } from './componentEntities';
import { WORKSPACES_LOCATION } from './entityOf';
import type { ServiceApis } from './ServiceApis';
import { workspaceEntities } from './workspaceEntities';

interface WorkspaceEntityProviderOptions {
  target: TargetState;
  list: () => Promise<{
    workspaces: Workspace[];
    components: ListedComponent[];
  }>;
  apis: ServiceApis;
  runner: SchedulerServiceTaskRunner;
  logger: LoggerService;
}

/** Keeps the catalog's entities of workspaces, and of their components, as these are. */
export class WorkspaceEntityProvider implements EntityProvider {
  readonly #options: WorkspaceEntityProviderOptions;
  /** Why the last look failed, so that it is told once. */
  #trouble?: string;

  static create(
    options: WorkspaceEntityProviderOptions,
  ): WorkspaceEntityProvider {
    return new WorkspaceEntityProvider(options);
  }

  private constructor(options: WorkspaceEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'odp-workspaces';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#options.runner.run({
      id: 'odp-workspaces-refresh',
      fn: () => this.#refresh(connection),
    });
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    const { list, target, apis, logger } = this.#options;
    let listed: Awaited<ReturnType<typeof list>>;
    try {
      listed = await list();
    } catch (error) {
      const { message } = error as Error;
      if (this.#trouble !== message) {
        logger.warn(
          `The catalog keeps the workspaces that it knows: ${message}`,
        );
      }
      this.#trouble = message;
      return;
    }
    this.#trouble = undefined;
    const components: Entity[][] = [];
    // One after the other: it is mostly one small file that says that nothing is new.
    for (const component of listed.components) {
      const definition = await apis.definitionOf(component);
      components.push(componentEntities(component, definition));
    }
    await connection.applyMutation({
      type: 'full',
      entities: [
        ...listed.workspaces.flatMap(workspace =>
          workspaceEntities(target, workspace),
        ),
        ...components.flat(),
      ].map(entity => ({ entity, locationKey: WORKSPACES_LOCATION })),
    });
  }
}
