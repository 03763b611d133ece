import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

type CreateKnex = (config: Knex.Config) => Knex;

/** The testbed's PostgreSQL, for tests that each need an empty database. */
export class RealDatabase {
  readonly #createKnex: CreateKnex;
  readonly #schemas: string[] = [];

  /** @param createKnex what `knex` exports; tests that connect nowhere do without it */
  static create(createKnex: CreateKnex): RealDatabase {
    return new RealDatabase(createKnex);
  }

  private constructor(createKnex: CreateKnex) {
    this.#createKnex = createKnex;
  }

  /** A connection to an empty schema of its own; to be destroyed by who asked. */
  async connect(): Promise<Knex> {
    const schema = `test_${randomBytes(6).toString('hex')}`;
    this.#schemas.push(schema);
    const knex = this.#createKnex({
      ...settings(),
      searchPath: [schema],
    });
    await knex.schema.createSchema(schema);
    return knex;
  }

  /** Takes away all that was made. */
  async drop(): Promise<void> {
    const knex = this.#createKnex(settings());
    for (const schema of this.#schemas) {
      await knex.schema.dropSchema(schema, true);
    }
    await knex.destroy();
  }
}

function settings(): Knex.Config {
  const {
    ODP_POSTGRES_HOST: host,
    ODP_POSTGRES_PORT: port,
    ODP_POSTGRES_USER: user,
    ODP_POSTGRES_DATABASE: database,
    ODP_POSTGRES_PASSWORD_FILE: passwordFile,
  } = process.env;
  return {
    client: 'pg',
    connection: {
      host,
      port: Number(port),
      user,
      database,
      password: readFileSync(passwordFile!, 'utf8').trim(),
    },
  };
}
