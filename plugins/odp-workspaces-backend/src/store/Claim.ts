import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { databaseNow, databaseTimeIn } from './databaseNow';
import { noteRun } from './componentGenerations';
import { inventoryOf } from './inventory';
import { transact } from './transact';
import {
  recordOf,
  type StoredCondition,
  type SubjectRecord,
  type SubjectRow,
} from './SubjectRecord';
import { nameOf, type SubjectKind } from './subjects';

/** Another replica has it now, since this one was too slow. */
export class LeaseLostError extends Error {
  name = 'LeaseLostError';
}

/** What a look at a workspace, or a component, leaves behind. */
export interface LookResult {
  conditions: StoredCondition[];
  observedGeneration: number;
  failures: number;
  /** Whether all pods of a component serve, as they are wanted. */
  isRunning: boolean;
  /** Whether it is verified that nothing is left of it. */
  isGone: boolean;
  /** Until the next look. */
  nextLookInMs: number;
}

interface ClaimOptions {
  knex: Knex;
  kind: SubjectKind;
  row: SubjectRow;
  leaseMs: number;
  /** When it was asked for, by {@link performance}. */
  askedAt: number;
}

/** Renewals within a lease: one may fail, and one be late. */
const RENEWALS = 3;

/** A workspace, or a component, in the hands of one reconciler. Every write is refused once another has taken it. */
export class Claim<Spec> {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly record: SubjectRecord<Spec>;
  readonly #knex: Knex;
  readonly #fence: number;
  readonly #leaseMs: number;
  readonly #lost = new AbortController();
  /** By the clock of this process that nobody sets; the database may hold it for longer, never for less. */
  #heldUntil: number;
  #lapse: NodeJS.Timeout | undefined;

  static of<Spec>(options: ClaimOptions): Claim<Spec> {
    return new Claim(options);
  }

  private constructor({ knex, kind, row, leaseMs, askedAt }: ClaimOptions) {
    this.id = row.id;
    this.kind = kind;
    this.record = recordOf(row);
    this.#knex = knex;
    this.#fence = row.fence;
    this.#leaseMs = leaseMs;
    this.#heldUntil = askedAt + leaseMs;
  }

  /** Fires with a LeaseLostError once somebody else may have it. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Renews the lease by itself, however long a call takes. @returns ends it */
  keep(): () => void {
    let isAsking = false;
    const renewal = setInterval(async () => {
      if (!isAsking) {
        isAsking = true;
        // While the database is away the lease lapses.
        await this.hold().catch(() => undefined);
        isAsking = false;
      }
    }, this.#leaseMs / RENEWALS);
    this.#lapse = setTimeout(() => this.#checkTime(), this.#leaseMs);
    return () => {
      clearInterval(renewal);
      clearTimeout(this.#lapse);
    };
  }

  /**
   * Holds on to it. Before each write to an outside system, which
   * knows of no fence.
   *
   * @throws LeaseLostError
   */
  async hold(): Promise<void> {
    const askedAt = performance.now();
    await this.write(this.#knex, {
      lease_until: databaseTimeIn(this.#knex, this.#leaseMs),
    });
    this.#heldSince(askedAt);
    // This process may have been stopped since the database answered.
    this.#checkTime();
    this.signal.throwIfAborted();
  }

  /** Writes to its row, or refuses. */
  async write(knex: Knex, values: object): Promise<void> {
    const written = await knex(this.kind.table)
      .where({ id: this.id, fence: this.#fence })
      .update(values);
    if (!written) {
      this.#lose('is in the hands of another replica');
      this.signal.throwIfAborted();
    }
  }

  /** Writes to other tables in one transaction with a check of the fence. */
  async transaction(
    action: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    const askedAt = performance.now();
    await transact(this.#knex, async transaction => {
      await this.write(transaction, {
        lease_until: databaseTimeIn(transaction, this.#leaseMs),
      });
      await action(transaction);
    });
    this.#heldSince(askedAt);
  }

  async inventory(): Promise<InventoryItem[]> {
    return inventoryOf(this.#knex, this);
  }

  /** Takes down what one system has in one place now. */
  async noteInventory(
    system: System,
    place: string,
    items: readonly InventoryItem[],
  ): Promise<void> {
    await this.transaction(async transaction => {
      const { inventory, column } = this.kind;
      await transaction(inventory)
        .where({ [column]: this.id, system, place })
        .delete();
      if (items.length) {
        await transaction(inventory).insert(
          items.map(({ apiVersion, uid, kind, name }) => ({
            [column]: this.id,
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

  /** Lets go of it. What was accepted meanwhile is due at once: the look knew nothing of it. */
  async release(result: LookResult): Promise<void> {
    const { generation, isRemoved } = this.record;
    const ifSame = (value: Knex.Value, other: string | Knex.Raw) =>
      this.#knex.raw(
        'case when generation = ? and is_removed = ? then ? else ? end',
        [generation, isRemoved, value, other],
      );
    if (result.isRunning) {
      await this.transaction(transaction =>
        noteRun(transaction, this.id, generation),
      );
    }
    await this.write(this.#knex, {
      conditions: JSON.stringify(result.conditions),
      observed_generation: result.observedGeneration,
      failures: ifSame(result.failures, this.#knex.raw('failures')),
      lease_holder: null,
      lease_until: null,
      next_look_at: ifSame(
        databaseTimeIn(this.#knex, result.nextLookInMs),
        databaseNow(this.#knex),
      ),
      ...(result.isGone && { gone_at: databaseNow(this.#knex) }),
    });
  }

  /** Lets go of it in the middle, for whoever comes next to go on at once. */
  async letGo(): Promise<void> {
    await this.write(this.#knex, {
      lease_holder: null,
      lease_until: null,
      next_look_at: databaseNow(this.#knex),
    });
  }

  #heldSince(askedAt: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, askedAt + this.#leaseMs);
    this.#lapse?.refresh();
  }

  #checkTime(): void {
    if (performance.now() >= this.#heldUntil) {
      this.#lose('was not held in time; another replica may have it');
    }
  }

  #lose(why: string): void {
    this.#lost.abort(new LeaseLostError(`${nameOf(this)} ${why}`));
  }
}
