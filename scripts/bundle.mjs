import { bundleDir, ensureBundle } from './lib/bundle.mjs';
import { ensureToolchain } from './lib/ensureToolchain.mjs';
import { runMain } from './lib/failure.mjs';
import { say, step } from './lib/steps.mjs';

/** `npm run bundle`: the production bundle, unpacked and ready to run. */
async function main() {
  const toolchain = await ensureToolchain();
  await step('Production bundle', progress =>
    ensureBundle(toolchain, progress),
  );
  say(`In ${bundleDir}; docs/how-to/deploy-the-portal.md tells how to run it.`);
}

await runMain(main);
