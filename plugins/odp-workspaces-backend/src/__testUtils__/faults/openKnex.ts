import createKnex, { type Knex } from 'knex';

/**
 * Connects to a database. A file of SQLite is not written through to the disk:
 * that outlives the end of a process, and only that of the machine not.
 */
export function openKnex(database: Knex.Config): Knex {
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
