import { once } from 'node:events';
import path from 'node:path';
import { folders } from '../testbed/lib/folders.mjs';
import {
  CONFIGS_FROM_SOURCES,
  testbedEnvironment,
} from '../testbed/lib/portalOnTestbed.mjs';
import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { Portal } from './lib/portal.mjs';
import { portsFromEnvironment, requireFreePorts } from './lib/ports.mjs';
import { say, step } from './lib/steps.mjs';
import { ensureNode } from './lib/toolchain.mjs';
import { withPortal } from './lib/withPortal.mjs';

/** `npm run start:testbed`: the portal on the testbed's servers, until Ctrl-C. */
async function main() {
  const ports = portsFromEnvironment();
  const environment = testbedEnvironment(
    `http://localhost:${ports.ODP_APP_PORT}`,
  );
  await step('Ports', async () => {
    await requireFreePorts(ports);
    return { summary: 'free' };
  });
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));

  const portal = new Portal({
    toolchain,
    ports,
    dataDir: path.join(folders.run, 'portal'),
    configs: CONFIGS_FROM_SOURCES,
    environment,
  });
  await withPortal(portal, async signal => {
    say(`The portal is ready: ${portal.url}  (Ctrl-C ends it)`);
    say(`Users and their passwords: ${environment.ODP_KEYCLOAK_USERS_FILE}`);
    await once(signal, 'abort');
  });
  process.exit(0);
}

await runMain(main);
