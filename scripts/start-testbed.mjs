import path from 'node:path';
import { folders } from '../testbed/lib/folders.mjs';
import {
  CONFIGS_FROM_SOURCES,
  testbedEnvironment,
} from '../testbed/lib/portalOnTestbed.mjs';
import { runMain } from './lib/failure.mjs';
import { portsFromEnvironment } from './lib/ports.mjs';
import { servePortal } from './lib/servePortal.mjs';
import { say } from './lib/steps.mjs';

/** `npm run start:testbed`: the portal on the testbed's servers, until Ctrl-C. */
async function main() {
  const ports = portsFromEnvironment();
  const environment = testbedEnvironment(
    `http://localhost:${ports.ODP_APP_PORT}`,
  );
  await servePortal(
    {
      ports,
      dataDir: path.join(folders.run, 'portal'),
      configs: CONFIGS_FROM_SOURCES,
      environment,
    },
    () =>
      say(`Users and their passwords: ${environment.ODP_KEYCLOAK_USERS_FILE}`),
  );
}

await runMain(main);
