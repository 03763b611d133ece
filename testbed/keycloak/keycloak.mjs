import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { bundlePort, portsFromEnvironment } from '../../scripts/lib/ports.mjs';
import { fillCache } from '../lib/fillCache.mjs';
import { JAVA, maven } from '../lib/maven.mjs';
import { randomSecret, writeSecret } from '../lib/secrets.mjs';
import { targetState } from '../lib/targetState.mjs';
import {
  ADMINISTRATOR,
  DIRECTORY_CLIENT,
  PORTAL_CLIENT,
  REALM,
  realm,
  USERS,
} from './realm.mjs';

const VERSION = '26.7.3';

/** Decided when the server is built; the others when it is started. */
const BUILD_OPTIONS = [
  '--db=dev-file',
  '--health-enabled=true',
  '--metrics-enabled=true',
  '--event-metrics-user-enabled=true',
];

/** Starts in a third of the time that the default compilers take. */
const QUICK_START = '-XX:TieredStopAtLevel=1';

/** Keycloak with a realm for ODP: the catalog's groups, and users for the example roles. */
export default {
  name: 'keycloak',
  title: 'Keycloak',
  after: [],
  prerequisites: [{ ...JAVA, why: 'runs Keycloak' }],
  version: () => VERSION,

  prepare: context =>
    fillCache(homeOf(context), async folder => {
      await maven(context, [
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
        `-Dartifact=org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`,
        `-DoutputDirectory=${folder}`,
      ]);
      const archive = path.join(
        folder,
        `keycloak-quarkus-dist-${VERSION}.tar.gz`,
      );
      await context.run('tar', [
        '-xzf',
        archive,
        '--strip-components=1',
        '-C',
        folder,
      ]);
      rmSync(archive);
      const kc = path.join(folder, 'bin', 'kc.sh');
      await context.run(kc, ['build', ...BUILD_OPTIONS]);
      // Makes the database with its master realm, which takes longer than a whole start on it.
      await context.run(
        kc,
        [
          'export',
          '--optimized',
          '--realm=master',
          `--dir=${path.join(folder, 'data', 'export')}`,
        ],
        { env: { JAVA_OPTS_APPEND: QUICK_START } },
      );
    }),

  async start(context) {
    const [port, managementPort] = await context.freePorts(2);
    const url = `http://127.0.0.1:${port}`;
    const home = path.join(context.data, 'home');
    const files = writeRealm(context, path.join(home, 'data', 'import'));
    cpSync(
      path.join(homeOf(context), 'data', 'h2'),
      path.join(home, 'data', 'h2'),
      { recursive: true },
    );
    // The server looks for all of its files below one folder, and writes there.
    for (const name of ['conf', 'lib', 'providers', 'themes']) {
      symlinkSync(path.join(homeOf(context), name), path.join(home, name));
    }
    context.spawn(
      'keycloak',
      'java',
      javaArguments(home, { url, port, managementPort }),
      {
        cwd: context.data,
      },
    );
    const issuer = `${url}/realms/${REALM}`;
    const metadata = `${issuer}/.well-known/openid-configuration`;
    await context.until(
      'waits for the realm',
      async () => (await fetch(metadata)).ok,
    );
    return {
      environment: {
        ODP_KEYCLOAK_URL: url,
        ODP_KEYCLOAK_REALM: REALM,
        ODP_KEYCLOAK_METRICS_URL: `http://127.0.0.1:${managementPort}/metrics`,
        ODP_KEYCLOAK_USERS_FILE: files.users,
        ODP_KEYCLOAK_DIRECTORY_CLIENT_ID: DIRECTORY_CLIENT,
        ODP_KEYCLOAK_DIRECTORY_CLIENT_SECRET_FILE: files.directory,
        ODP_OIDC_ISSUER: issuer,
        ODP_OIDC_METADATA_URL: metadata,
        ODP_OIDC_CLIENT_ID: PORTAL_CLIENT,
        ODP_OIDC_CLIENT_SECRET_FILE: files.portal,
      },
      addresses: {
        Realm: issuer,
        Console: `${url}/admin/${REALM}/console/`,
        'Users and passwords': files.users,
      },
    };
  },
};

/** Random passwords and secrets, each in a file, and the realm that knows them. */
function writeRealm(context, folder) {
  mkdirSync(folder, { recursive: true });
  const ports = portsFromEnvironment();
  const secrets = {
    portal: randomSecret(),
    directory: randomSecret(),
    users: Object.fromEntries(
      [...USERS.map(({ username }) => username), ADMINISTRATOR].map(
        username => [username, randomSecret()],
      ),
    ),
  };
  const { teams } = targetState();
  writeSecret(
    folder,
    `${REALM}-realm.json`,
    JSON.stringify(
      realm(
        teams,
        {
          // From its sources the portal has two origins; the bundle has one.
          backendUrls: [ports.ODP_BACKEND_PORT, bundlePort()].map(originOf),
          appUrls: [ports.ODP_APP_PORT, bundlePort()].map(originOf),
        },
        secrets,
      ),
    ),
  );
  return {
    portal: writeSecret(context.data, 'portal.secret', secrets.portal),
    directory: writeSecret(context.data, 'directory.secret', secrets.directory),
    users: writeSecret(
      context.data,
      'users.json',
      `${JSON.stringify(secrets.users, null, 2)}\n`,
    ),
  };
}

/** What kc.sh makes of a start, with the data of this run outside the cache. */
function javaArguments(home, { url, port, managementPort }) {
  return [
    '-Xms64m',
    '-Xmx256m',
    '-XX:+UseSerialGC',
    QUICK_START,
    '-Dfile.encoding=UTF-8',
    '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    '-Dquarkus-log-max-startup-records=10000',
    '-Dpicocli.disable.closures=true',
    `-Dkc.home.dir=${home}`,
    `-Djboss.server.config.dir=${path.join(home, 'conf')}`,
    ...['java.util', 'java.util.concurrent', 'java.security', 'java.lang'].map(
      name => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    ),
    '-cp',
    path.join(home, 'lib', 'quarkus-run.jar'),
    'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
    'start',
    '--optimized',
    '--import-realm',
    // Anything else looks for other servers in the network.
    '--cache=local',
    '--http-enabled=true',
    '--http-host=127.0.0.1',
    `--http-port=${port}`,
    `--http-management-port=${managementPort}`,
    `--hostname=${url}`,
  ];
}

function originOf(port) {
  return `http://localhost:${port}`;
}

/** The server as it is built with these options. */
function homeOf(context) {
  const hash = createHash('sha256').update(BUILD_OPTIONS.join(' '));
  return path.join(context.cache, `server-${hash.digest('hex').slice(0, 8)}`);
}
