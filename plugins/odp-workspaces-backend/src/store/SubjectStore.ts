import type {
  InventoryItem,
  Operation,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec, WorkspaceSpec } from '@internal/target-state';
import type { Knex } from 'knex';
import { inventoryOf } from './inventory';
import { operationOf, type OperationRow } from './operationRows';
import { recordOf, type SubjectRecord, type SubjectRow } from './SubjectRecord';
import {
  COMPONENTS,
  operationsOf,
  type SubjectKind,
  WORKSPACES,
} from './subjects';

/** A workspace, or a component, with the operation that was asked for last. */
export interface Stored<Spec> {
  record: SubjectRecord<Spec>;
  latest?: Operation;
}

export type WorkspaceStore = SubjectStore<WorkspaceSpec>;
export type ComponentStore = SubjectStore<ComponentSpec>;
export type StoredWorkspace = Stored<WorkspaceSpec>;
export type StoredComponent = Stored<ComponentSpec>;

/** Reads things of one kind, their operations and their inventories. */
export class SubjectStore<Spec> {
  readonly #knex: Knex;
  readonly #kind: SubjectKind;

  static ofWorkspaces(knex: Knex): SubjectStore<WorkspaceSpec> {
    return new SubjectStore(knex, WORKSPACES);
  }

  static ofComponents(knex: Knex): SubjectStore<ComponentSpec> {
    return new SubjectStore(knex, COMPONENTS);
  }

  private constructor(knex: Knex, kind: SubjectKind) {
    this.#knex = knex;
    this.#kind = kind;
  }

  /** Those that are not gone, by id; of components, those of a workspace where one is named. */
  async list(of: { workspace?: string } = {}): Promise<Stored<Spec>[]> {
    const rows = await this.#knex<SubjectRow>(this.#kind.table)
      .whereNull('gone_at')
      .andWhere(of)
      .orderBy('id');
    const latest = await this.#latestOf(rows.map(({ id }) => id));
    return rows.map(row => ({
      record: recordOf(row),
      latest: latest.get(row.id),
    }));
  }

  /** Gone ones too: an id rests for a while. */
  async find(id: string): Promise<Stored<Spec> | undefined> {
    const row = await this.#knex<SubjectRow>(this.#kind.table)
      .where({ id })
      .first();
    if (!row) {
      return undefined;
    }
    const latest = await this.#latestOf([id]);
    return { record: recordOf(row), latest: latest.get(id) };
  }

  /** Latest first; of who had the id before, nothing. */
  async operationsOf(id: string, limit = 100): Promise<Operation[]> {
    const rows = await this.#knex<OperationRow>('operations')
      .where(operationsOf({ kind: this.#kind, id }))
      .orderBy('id', 'desc')
      .limit(limit);
    const operations = rows.map(operationOf);
    const begin = operations.findIndex(
      ({ kind }) => kind === 'create' || kind === 'create-component',
    );
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

  inventoryOf(id: string): Promise<InventoryItem[]> {
    return inventoryOf(this.#knex, { kind: this.#kind, id });
  }

  async #latestOf(ids: readonly string[]): Promise<Map<string, Operation>> {
    const { column } = this.#kind;
    const latest = this.#knex('operations')
      .whereIn(column, ids)
      .groupBy(column)
      .max('id');
    const rows = await this.#knex<OperationRow>('operations').whereIn(
      'id',
      this.#kind === WORKSPACES ? latest.whereNull('component') : latest,
    );
    return new Map(
      rows.map(row => [
        this.#kind === WORKSPACES ? row.workspace : row.component!,
        operationOf(row),
      ]),
    );
  }
}
