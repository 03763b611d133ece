import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * The database's clock, in milliseconds since the epoch, to stand in a statement.
 * Leases are measured by it alone, so that replicas whose clocks differ agree.
 */
export function databaseNow(knex: Knex): Knex.Raw<number> {
  return isPostgres(knex)
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
    : knex.raw("cast(unixepoch('subsec') * 1000 as integer)");
}

/** That many milliseconds from now on. */
export function databaseTimeIn(knex: Knex, ms: number): Knex.Raw<number> {
  return knex.raw('(? + ?)', [databaseNow(knex), Math.round(ms)]);
}
