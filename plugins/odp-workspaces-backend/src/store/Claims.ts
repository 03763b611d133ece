import type { Knex } from 'knex';
import { Claim } from './Claim';
import { databaseNow, databaseTimeIn } from './databaseNow';
import { isPostgres } from './isPostgres';
import type { SubjectRow } from './SubjectRecord';
import type { SubjectKind } from './subjects';

/** How many that are due are tried in one go; other replicas want the same. */
const CANDIDATES = 10;

interface ClaimsOptions {
  knex: Knex;
  kind: SubjectKind;
  /** Name of this replica. */
  holder: string;
  /** How long a claim holds without being renewed. */
  leaseMs: number;
}

/** Hands out what is due of one kind, each to one reconciler at a time. */
export class Claims<Spec> {
  readonly #options: ClaimsOptions;

  static create<Spec>(options: ClaimsOptions): Claims<Spec> {
    return new Claims(options);
  }

  private constructor(options: ClaimsOptions) {
    this.#options = options;
  }

  /** What is due for the longest time and nobody has; undefined when there is nothing. */
  async next(): Promise<Claim<Spec> | undefined> {
    const { knex, kind, holder, leaseMs } = this.#options;
    const askedAt = performance.now();
    const isFree = (query: Knex.QueryBuilder) =>
      query
        .whereNull('lease_until')
        .orWhere('lease_until', '<', databaseNow(knex));
    const due = knex<SubjectRow>(kind.table)
      .whereNull('gone_at')
      .where('generation', '>', 0)
      .where('next_look_at', '<=', databaseNow(knex))
      .andWhere(isFree)
      .orderBy('next_look_at')
      .limit(CANDIDATES);
    // What somebody has locked is not waited for: a replica that is halted may have.
    const candidates = isPostgres(knex) ? due.forUpdate().skipLocked() : due;
    for (const row of await candidates) {
      const fence = row.fence + 1;
      const claimed = await knex(kind.table)
        .where({ id: row.id, fence: row.fence })
        .andWhere(isFree)
        .update({
          fence,
          lease_holder: holder,
          lease_until: databaseTimeIn(knex, leaseMs),
        });
      if (claimed) {
        return Claim.of({
          knex,
          kind,
          row: { ...row, fence },
          leaseMs,
          askedAt,
        });
      }
    }
    return undefined;
  }
}
