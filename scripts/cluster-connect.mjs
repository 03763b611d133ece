import { createRequire } from 'node:module';
import { runMain } from './lib/failure.mjs';
import { dataDir, root } from './lib/paths.mjs';

const require = createRequire(import.meta.url);

/** `yarn cluster:connect <kubeconfig context>`: writes the context's cluster into app-config.local.yaml. */
async function main() {
  require('@backstage/cli/config/nodeTransform.cjs');
  const {
    runConnect,
  } = require('../plugins/odp-kubernetes-node/src/connect/runConnect.ts');
  return runConnect(process.argv.slice(2), { root, dataFolder: dataDir });
}

await runMain(main);
