import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../scripts/lib/run.mjs';
import { freePorts } from '../../testbed/lib/freePorts.mjs';
import {
  type DatabaseConfig,
  openKnex,
} from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/openKnex';
import server from '../../testbed/postgres/postgres.mjs';
import { removeFolder, temporaryFolder } from './children';
import { pause } from './statistics';

type Command = [command: string, args: string[], options: { cwd: string }];

interface Connection {
  host: string;
  port: number;
  user: string;
  database: string;
  password: string;
}

const POLL_MS = 50;

/** The testbed's PostgreSQL with data of its own, which can be stopped and started. */
export class Postgres {
  readonly #folder: string;
  readonly #command: Command;
  readonly #connection: Connection;
  #process: ChildProcess;
  #databases = 0;

  static async start(): Promise<Postgres> {
    const folder = temporaryFolder();
    const data = path.join(folder, 'postgres');
    mkdirSync(data);
    const begun: Array<{ command: Command; process: ChildProcess }> = [];
    // What the server's module needs of the testbed.
    const { environment } = await server.start({
      data,
      freePorts,
      say: () => undefined,
      async run(command: string, args: string[], options: { cwd: string }) {
        const { code, tail } = await run(command, args, options);
        if (code !== 0) {
          throw new Error(tail.slice(-12).join('\n'));
        }
      },
      spawn(_name: string, ...command: Command) {
        begun.push({ command, process: launch(command) });
      },
      until: (_what: string, isSo: () => unknown) => until(isSo),
    });
    const [{ command, process: child }] = begun;
    return new Postgres(folder, {
      command,
      process: child,
      connection: {
        host: environment.ODP_POSTGRES_HOST,
        port: Number(environment.ODP_POSTGRES_PORT),
        user: environment.ODP_POSTGRES_USER,
        database: environment.ODP_POSTGRES_DATABASE,
        password: readFileSync(
          environment.ODP_POSTGRES_PASSWORD_FILE,
          'utf8',
        ).trim(),
      },
    });
  }

  private constructor(
    folder: string,
    parts: {
      command: Command;
      process: ChildProcess;
      connection: Connection;
    },
  ) {
    this.#folder = folder;
    this.#command = parts.command;
    this.#process = parts.process;
    this.#connection = parts.connection;
  }

  /** How to connect to a database that is made for it. */
  async emptyDatabase(): Promise<DatabaseConfig> {
    this.#databases += 1;
    const database = `faults_${this.#databases}`;
    const knex = openKnex({ client: 'pg', connection: this.#connection });
    try {
      await knex.raw('CREATE DATABASE ??', [database]);
    } finally {
      await knex.destroy();
    }
    return { client: 'pg', connection: { ...this.#connection, database } };
  }

  /** Ends every connection, as an administrator does who cannot wait. */
  async away(): Promise<void> {
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGINT');
      await exited;
    }
  }

  async back(): Promise<void> {
    this.#process = launch(this.#command);
    const knex = openKnex({
      client: 'pg',
      connection: this.#connection,
      // It is asked until it is there.
      log: { warn: () => undefined, error: () => undefined },
    });
    try {
      await until(() => knex.raw('SELECT 1'));
    } finally {
      await knex.destroy();
    }
  }

  async stop(): Promise<void> {
    await this.away();
    removeFolder(this.#folder);
  }
}

function launch([command, args, { cwd }]: Command): ChildProcess {
  const child = spawn(command, args.map(String), { cwd, stdio: 'ignore' });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** Asks until the answer is something; an error is a no. */
async function until(isSo: () => unknown): Promise<void> {
  for (;;) {
    const answer = await Promise.resolve()
      .then(isSo)
      .catch(() => undefined);
    if (answer) {
      return;
    }
    await pause(POLL_MS);
  }
}
