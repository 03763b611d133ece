import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { databaseNow, databaseTimeIn } from './databaseNow';
import { inventoryOf } from './inventory';
import {
  recordOf,
  type StoredCondition,
  type WorkspaceRecord,
  type WorkspaceRow,
} from './WorkspaceRecord';

/** Another replica has the workspace now, since this one was too slow. */
export class LeaseLostError extends Error {
  name = 'LeaseLostError';
}

/** What a look at a workspace leaves behind. */
export interface LookResult {
  conditions: StoredCondition[];
  observedGeneration: number;
  failures: number;
  /** Whether it is verified that nothing is left of it. */
  isGone: boolean;
  /** Until the next look. */
  nextLookInMs: number;
}

/** A workspace in the hands of one reconciler. Every write is refused once another has taken it. */
export class Claim {
  readonly id: string;
  readonly workspace: WorkspaceRecord;
  readonly #knex: Knex;
  readonly #fence: number;
  readonly #leaseMs: number;

  static of(options: {
    knex: Knex;
    row: WorkspaceRow;
    leaseMs: number;
  }): Claim {
    return new Claim(options.knex, options.row, options.leaseMs);
  }

  private constructor(knex: Knex, row: WorkspaceRow, leaseMs: number) {
    this.id = row.id;
    this.workspace = recordOf(row);
    this.#knex = knex;
    this.#fence = row.fence;
    this.#leaseMs = leaseMs;
  }

  /**
   * Holds on to the workspace. Before each write to an outside system, which
   * knows of no fence.
   *
   * @throws LeaseLostError
   */
  async hold(): Promise<void> {
    await this.write(this.#knex, {
      lease_until: databaseTimeIn(this.#knex, this.#leaseMs),
    });
  }

  /** Writes to the workspace's row, or refuses. */
  async write(knex: Knex, values: object): Promise<void> {
    const written = await knex('workspaces')
      .where({ id: this.id, fence: this.#fence })
      .update(values);
    if (!written) {
      throw new LeaseLostError(
        `Workspace '${this.id}' is in the hands of another replica`,
      );
    }
  }

  /** Writes to other tables in one transaction with a check of the fence. */
  async transaction(
    action: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await this.write(transaction, {
        lease_until: databaseTimeIn(transaction, this.#leaseMs),
      });
      await action(transaction);
    });
  }

  async inventory(): Promise<InventoryItem[]> {
    return inventoryOf(this.#knex, this.id);
  }

  /** Takes down what one system has in one place now. */
  async noteInventory(
    system: System,
    place: string,
    items: readonly InventoryItem[],
  ): Promise<void> {
    await this.transaction(async transaction => {
      await transaction('inventory')
        .where({ workspace: this.id, system, place })
        .delete();
      if (items.length) {
        await transaction('inventory').insert(
          items.map(({ apiVersion, uid, kind, name }) => ({
            workspace: this.id,
            system,
            place,
            api_version: apiVersion ?? '',
            kind,
            name,
            uid: uid ?? null,
          })),
        );
      }
    });
  }

  /** Lets go of the workspace. */
  async release(result: LookResult): Promise<void> {
    await this.write(this.#knex, {
      conditions: JSON.stringify(result.conditions),
      observed_generation: result.observedGeneration,
      failures: result.failures,
      lease_holder: null,
      lease_until: null,
      next_look_at: databaseTimeIn(this.#knex, result.nextLookInMs),
      ...(result.isGone && { gone_at: databaseNow(this.#knex) }),
    });
  }
}
