import type {
  InventoryItem,
  Operation,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { inventoryOf } from './inventory';
import { operationOf, type OperationRow } from './operationRows';
import {
  recordOf,
  type WorkspaceRecord,
  type WorkspaceRow,
} from './WorkspaceRecord';

/** A workspace with the operation that was asked for last. */
export interface StoredWorkspace {
  workspace: WorkspaceRecord;
  latest?: Operation;
}

/** Reads workspaces, operations and inventories. */
export class WorkspaceStore {
  readonly #knex: Knex;

  static create(knex: Knex): WorkspaceStore {
    return new WorkspaceStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that are not gone, by id. */
  async list(): Promise<StoredWorkspace[]> {
    const rows = await this.#knex<WorkspaceRow>('workspaces')
      .whereNull('gone_at')
      .orderBy('id');
    const latest = await this.#latestOf(rows.map(({ id }) => id));
    return rows.map(row => ({
      workspace: recordOf(row),
      latest: latest.get(row.id),
    }));
  }

  /** Gone ones too: an id rests for a while. */
  async find(id: string): Promise<StoredWorkspace | undefined> {
    const row = await this.#knex<WorkspaceRow>('workspaces')
      .where({ id })
      .first();
    if (!row) {
      return undefined;
    }
    const latest = await this.#latestOf([id]);
    return { workspace: recordOf(row), latest: latest.get(id) };
  }

  /** Latest first; of who had the id before, nothing. */
  async operationsOf(workspace: string, limit = 100): Promise<Operation[]> {
    const rows = await this.#knex<OperationRow>('operations')
      .where({ workspace })
      .orderBy('id', 'desc')
      .limit(limit);
    const operations = rows.map(operationOf);
    const begin = operations.findIndex(({ kind }) => kind === 'create');
    return begin < 0 ? operations : operations.slice(0, begin + 1);
  }

  async findOperation(id: string): Promise<Operation | undefined> {
    const number = Number(id);
    const row =
      Number.isSafeInteger(number) && number > 0
        ? await this.#knex<OperationRow>('operations')
            .where({ id: number })
            .first()
        : undefined;
    return row && operationOf(row);
  }

  inventoryOf(workspace: string): Promise<InventoryItem[]> {
    return inventoryOf(this.#knex, workspace);
  }

  async #latestOf(ids: readonly string[]): Promise<Map<string, Operation>> {
    const rows = await this.#knex<OperationRow>('operations').whereIn(
      'id',
      this.#knex('operations')
        .whereIn('workspace', ids)
        .groupBy('workspace')
        .max('id'),
    );
    return new Map(rows.map(row => [row.workspace, operationOf(row)]));
  }
}
