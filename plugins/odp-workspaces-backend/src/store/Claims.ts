import type { Knex } from 'knex';
import { Claim } from './Claim';
import { databaseNow, databaseTimeIn } from './databaseNow';
import { isPostgres } from './isPostgres';
import type { WorkspaceRow } from './WorkspaceRecord';

/** How many due workspaces are tried in one go; other replicas want the same. */
const CANDIDATES = 10;

interface ClaimsOptions {
  knex: Knex;
  /** Name of this replica. */
  holder: string;
  /** How long a claim holds without being renewed. */
  leaseMs: number;
}

/** Hands out workspaces that are due, each to one reconciler at a time. */
export class Claims {
  readonly #options: ClaimsOptions;

  static create(options: ClaimsOptions): Claims {
    return new Claims(options);
  }

  private constructor(options: ClaimsOptions) {
    this.#options = options;
  }

  /** The workspace that is due for the longest time and that nobody has; undefined when there is none. */
  async next(): Promise<Claim | undefined> {
    const { knex, holder, leaseMs } = this.#options;
    const askedAt = performance.now();
    const isFree = (query: Knex.QueryBuilder) =>
      query
        .whereNull('lease_until')
        .orWhere('lease_until', '<', databaseNow(knex));
    const due = knex<WorkspaceRow>('workspaces')
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
      const claimed = await knex('workspaces')
        .where({ id: row.id, fence: row.fence })
        .andWhere(isFree)
        .update({
          fence,
          lease_holder: holder,
          lease_until: databaseTimeIn(knex, leaseMs),
        });
      if (claimed) {
        return Claim.of({ knex, row: { ...row, fence }, leaseMs, askedAt });
      }
    }
    return undefined;
  }
}
