import { bundleDir, ensureBundle } from './lib/bundle.mjs';
import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { say, step } from './lib/steps.mjs';
import { ensureNode } from './lib/toolchain.mjs';

/** `npm run bundle`: the production bundle, unpacked and ready to run. */
async function main() {
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));
  await step('Production bundle', progress =>
    ensureBundle(toolchain, progress),
  );
  say(`In ${bundleDir}; docs/how-to/deploy-the-portal.md tells how to run it.`);
}

await runMain(main);
