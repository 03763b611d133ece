import { createRequire } from 'node:module';
import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { step } from './lib/steps.mjs';
import { ensureNode } from './lib/toolchain.mjs';

const require = createRequire(import.meta.url);

/** `yarn cluster:connect <kubeconfig context>`: writes the context's cluster into app-config.local.yaml. */
async function main() {
  // On a fresh clone this may be the first command.
  const toolchain = await ensureNode();
  await step('Packages', progress => ensurePackages(toolchain, progress));
  require('@backstage/cli/config/nodeTransform.cjs');
  const {
    runConnect,
  } = require('../plugins/odp-kubernetes-node/src/connect/runConnect.ts');
  return runConnect(process.argv.slice(2), { root, dataFolder: dataDir });
}

await runMain(main);
