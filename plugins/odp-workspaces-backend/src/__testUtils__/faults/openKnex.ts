import createKnex, { type Knex } from 'knex';

/** How to connect to a database, as knex has it. */
export type DatabaseConfig = Knex.Config;

/**
 * Connects to a database. A file of SQLite is not written through to the disk:
 * that outlives the end of a process, and only that of the machine not.
 */
export function openKnex(database: DatabaseConfig): Knex {
  return createKnex(
    database.client === 'pg'
      ? database
      : {
          ...database,
          useNullAsDefault: true,
          pool: {
            min: 1,
            max: 1,
            afterCreate: (
              connection: { pragma(text: string): void },
              done: () => void,
            ) => {
              connection.pragma('synchronous = OFF');
              done();
            },
          },
        },
  );
}
