import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** How long who says nothing in the middle of a transaction keeps what it has locked, in milliseconds. */
const SILENCE_MS = 10_000;

/**
 * One transaction. A replica that is halted in the middle of it, or whose machine
 * is gone without a word, loses its locks soon, so that others can go on.
 */
export function transact<T>(
  knex: Knex,
  action: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async transaction => {
    if (isPostgres(knex)) {
      await transaction.raw(
        `SET LOCAL idle_in_transaction_session_timeout = ${SILENCE_MS}`,
      );
    }
    return action(transaction);
  });
}
