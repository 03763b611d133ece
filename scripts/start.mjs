import { once } from 'node:events';
import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dataDir } from './lib/paths.mjs';
import { Portal } from './lib/portal.mjs';
import { portsFromEnvironment, requireFreePorts } from './lib/ports.mjs';
import { say, step } from './lib/steps.mjs';
import { buildDocs } from './lib/techdocs.mjs';
import { ensureNode } from './lib/toolchain.mjs';
import { withPortal } from './lib/withPortal.mjs';

/** `npm start`: everything that the portal needs, then the portal, until Ctrl-C. */
async function main() {
  const ports = portsFromEnvironment();
  await step('Ports', async () => {
    await requireFreePorts(ports);
    return { summary: 'free' };
  });
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));

  const portal = new Portal({
    toolchain,
    ports,
    dataDir,
    scenario: process.env.ODP_SCENARIO ?? 'busy-day',
  });
  await withPortal(portal, async signal => {
    say(`The portal is ready: ${portal.url}  (Ctrl-C ends it)`);
    buildDocs(dataDir).then(({ summary }) => say(`Docs: ${summary}`));
    await once(signal, 'abort');
  });
  process.exit(0);
}

await runMain(main);
