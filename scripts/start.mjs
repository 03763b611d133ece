import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dataDir } from './lib/paths.mjs';
import { Portal } from './lib/portal.mjs';
import { portsFromEnvironment, requireFreePorts } from './lib/ports.mjs';
import { say, step } from './lib/steps.mjs';
import { buildDocs } from './lib/techdocs.mjs';
import { ensureNode } from './lib/toolchain.mjs';

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
    scenario: process.env.ODP_SCENARIO,
  });
  const interrupted = new Promise(resolve => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  try {
    const running = await Promise.race([
      portal.start().then(() => true),
      interrupted,
    ]);
    if (running === true) {
      say(`The portal is ready: ${portal.url}  (Ctrl-C ends it)`);
      buildDocs(dataDir).then(({ summary }) => say(`Docs: ${summary}`));
      await Promise.race([interrupted, portal.exited]);
    }
  } finally {
    say('Ending sandbox, backend and app ...');
    await portal.stop();
  }
  say('Ended.');
  process.exit(0);
}

await runMain(main);
