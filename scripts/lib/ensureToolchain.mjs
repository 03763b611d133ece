import { ensurePackages } from './install.mjs';
import { step } from './steps.mjs';
import { ensureNode } from './toolchain.mjs';

/**
 * Brings the Node and the packages that the repo's scripts need, step by step.
 *
 * @returns {Promise<{ node: string, env: Record<string, string> }>} the toolchain
 */
export async function ensureToolchain() {
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));
  return toolchain;
}
