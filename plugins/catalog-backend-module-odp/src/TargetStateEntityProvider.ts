import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { TARGET_STATE_LOCATION } from './entities/entity';

/** Hands the entities of the target state to the catalog, once a start. */
export class TargetStateEntityProvider implements EntityProvider {
  readonly #entities: Entity[];

  static create(entities: Entity[]): TargetStateEntityProvider {
    return new TargetStateEntityProvider(entities);
  }

  private constructor(entities: Entity[]) {
    this.#entities = entities;
  }

  getProviderName(): string {
    return 'odp-target-state';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: this.#entities.map(entity => ({
        entity,
        locationKey: TARGET_STATE_LOCATION,
      })),
    });
  }
}
