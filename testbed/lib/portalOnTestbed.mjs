import { existsSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { folders } from './folders.mjs';
import { isRunning } from './processes.mjs';
import { randomSecret, writeSecret } from './secrets.mjs';
import { StateFile } from './StateFile.mjs';

/** What the portal is on: it cannot start without these. */
const NEEDED = ['kubernetes', 'postgres', 'keycloak'];

/** The configuration files of the portal on the testbed, from the repo's root. */
export const CONFIGS = [
  'app-config.yaml',
  'app-config.production.yaml',
  'testbed/app-config.yaml',
];

/** The same for the portal from its sources, which is two processes. */
export const CONFIGS_FROM_SOURCES = [
  ...CONFIGS,
  'testbed/app-config.from-sources.yaml',
];

/**
 * What {@link CONFIGS} ask of the environment, for a portal that people reach at `url`.
 *
 * @throws Failure when a server that is needed does not run
 */
export function testbedEnvironment(url) {
  const servers = new StateFile(folders.run).servers();
  const missing = NEEDED.filter(
    name => !servers[name]?.ready || !servers[name].processes.every(isRunning),
  );
  if (missing.length) {
    throw new Failure(
      `The testbed does not run ${missing.join(
        ', ',
      )}; bring it up first: npm run testbed`,
      EXIT.startFailed,
    );
  }
  const session = path.join(folders.run, 'session.secret');
  if (!existsSync(session)) {
    writeSecret(folders.run, 'session.secret', randomSecret());
  }
  return {
    ...Object.assign(
      {},
      ...Object.values(servers).map(each => each.environment),
    ),
    ODP_BASE_URL: url,
    ODP_SESSION_SECRET_FILE: session,
  };
}
