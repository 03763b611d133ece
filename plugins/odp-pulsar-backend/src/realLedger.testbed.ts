import createKnex, { type Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeLedger } from './__testUtils__/describeLedger';

jest.setTimeout(60_000);

describe('EvictionLedger on PostgreSQL', () => {
  const {
    ODP_POSTGRES_HOST: host,
    ODP_POSTGRES_PORT: port,
    ODP_POSTGRES_USER: user,
    ODP_POSTGRES_DATABASE: database,
    ODP_POSTGRES_PASSWORD_FILE: passwordFile,
  } = process.env;
  const schemas: string[] = [];

  const connect = (options: Knex.Config = {}) =>
    createKnex({
      client: 'pg',
      connection: {
        host,
        port: Number(port),
        user,
        database,
        password: readFileSync(passwordFile!, 'utf8').trim(),
      },
      ...options,
    });

  afterAll(async () => {
    const knex = connect();
    for (const schema of schemas) {
      await knex.schema.dropSchema(schema, true);
    }
    await knex.destroy();
  });

  describeLedger(async () => {
    const schema = `ledger_${randomBytes(6).toString('hex')}`;
    schemas.push(schema);
    const knex = connect({ searchPath: [schema] });
    await knex.schema.createSchema(schema);
    return knex;
  });
});
