import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  type Eviction,
  evictionSchema,
} from '@internal/plugin-odp-pulsar-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

const DAY = 24 * 60 * 60_000;
const KEPT_MS = 90 * DAY;
/** Silence of all replicas from which on nobody watched. */
const BREAK_MS = 5 * 60_000;
const CLEAN_EVERY_MS = DAY / 24;
const DETAILS = evictionSchema.omit({
  id: true,
  topic: true,
  namespace: true,
  subscription: true,
  at: true,
});

/** An eviction that was just seen. */
export interface SeenEviction extends Omit<Eviction, 'id'> {
  /** Equal in all replicas that saw the same: what the broker told of the topic afterwards. */
  state: string;
}

export interface EvictionQuery {
  /** Milliseconds since the epoch. */
  since?: number;
  /** Absent for all. */
  namespaces?: readonly string[];
  limit: number;
}

interface Row {
  id: string;
  instance: string;
  namespace: string;
  topic: string;
  subscription: string | null;
  at: number | string;
  details: string;
}

export interface EvictionLedgerOptions {
  knex: Knex;
  /** Two evictions of one subscription that are closer than this are one that two replicas saw. */
  sameMs: number;
  now: () => number;
}

/** Evictions in the plugin's database, ninety days of them, one row for each however many replicas saw it. */
export class EvictionLedger {
  readonly #options: EvictionLedgerOptions;
  #cleanedAt = -Infinity;

  /** Brings the database up to date. */
  static async create(
    options: Omit<EvictionLedgerOptions, 'knex'> & {
      database: DatabaseService;
    },
  ): Promise<EvictionLedger> {
    const { database, ...rest } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@internal/plugin-odp-pulsar-backend',
          'migrations',
        ),
      });
    }
    return new EvictionLedger({ ...rest, knex });
  }

  private constructor(options: EvictionLedgerOptions) {
    this.#options = options;
  }

  /** Notes that an instance was looked at just now, and what was seen. */
  async note(instance: string, seen: readonly SeenEviction[]): Promise<void> {
    const { knex, now } = this.#options;
    await knex.transaction(async transaction => {
      await this.#look(transaction, instance);
      for (const eviction of seen) {
        await this.#add(transaction, instance, eviction);
      }
    });
    if (now() - this.#cleanedAt > CLEAN_EVERY_MS) {
      this.#cleanedAt = now();
      await knex<Row>('evictions')
        .where('at', '<', now() - KEPT_MS)
        .delete();
    }
  }

  /** Since when it is watched without a break, milliseconds since the epoch; undefined before the first look. */
  async watchedSince(instance: string): Promise<number | undefined> {
    const row = await this.#options
      .knex('watches')
      .where({ instance })
      .first('since');
    return row && Number(row.since);
  }

  /** Latest first. */
  async list(instance: string, query: EvictionQuery): Promise<Eviction[]> {
    const { since, namespaces, limit } = query;
    const rows = await this.#options
      .knex<Row>('evictions')
      .where({ instance })
      .modify(builder => {
        if (since !== undefined) {
          builder.where('at', '>=', since);
        }
        if (namespaces) {
          builder.whereIn('namespace', namespaces);
        }
      })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
    return rows.map(evictionOf);
  }

  /** Also takes the lock that lets one replica after the other add what it saw. */
  async #look(transaction: Knex.Transaction, instance: string): Promise<void> {
    const now = this.#options.now();
    await transaction('watches')
      .insert({ instance, since: now, seen_at: now })
      .onConflict('instance')
      .ignore();
    const row = await transaction('watches')
      .where({ instance })
      .forUpdate()
      .first('since', 'seen_at');
    const isBroken = now - Number(row.seen_at) > BREAK_MS;
    await transaction('watches')
      .where({ instance })
      .update({ seen_at: now, ...(isBroken && { since: now }) });
  }

  async #add(
    transaction: Knex.Transaction,
    instance: string,
    { state, ...eviction }: SeenEviction,
  ): Promise<void> {
    const { namespace, topic, subscription, at: iso, ...details } = eviction;
    const { sameMs } = this.#options;
    const at = Date.parse(iso);
    const [twin] = await transaction<Row>('evictions')
      .where({ instance, topic, subscription: subscription ?? null })
      .whereBetween('at', [at - sameMs, at + sameMs])
      .limit(1);
    if (twin) {
      return;
    }
    const id = createHash('sha256')
      .update(JSON.stringify([instance, topic, subscription, state]))
      .digest('hex')
      .slice(0, 32);
    await transaction<Row>('evictions')
      .insert({
        id,
        instance,
        namespace,
        topic,
        subscription: subscription ?? null,
        at,
        details: JSON.stringify(details),
      })
      .onConflict('id')
      .ignore();
  }
}

function evictionOf(row: Row): Eviction {
  return {
    id: row.id,
    namespace: row.namespace,
    topic: row.topic,
    ...(row.subscription !== null && { subscription: row.subscription }),
    at: new Date(Number(row.at)).toISOString(),
    ...DETAILS.parse(JSON.parse(row.details)),
  };
}
