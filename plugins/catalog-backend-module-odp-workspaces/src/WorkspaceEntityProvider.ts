import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import type { TargetState } from '@internal/target-state';
import { WORKSPACES_LOCATION, workspaceEntities } from './workspaceEntities';

interface WorkspaceEntityProviderOptions {
  target: TargetState;
  list: () => Promise<Workspace[]>;
  runner: SchedulerServiceTaskRunner;
  logger: LoggerService;
}

/** Keeps the catalog's entities of workspaces as the workspaces are. */
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
    const { list, target, logger } = this.#options;
    let workspaces: Workspace[];
    try {
      workspaces = await list();
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
    await connection.applyMutation({
      type: 'full',
      entities: workspaces
        .flatMap(workspace => workspaceEntities(target, workspace))
        .map(entity => ({ entity, locationKey: WORKSPACES_LOCATION })),
    });
  }
}
