import { once } from 'node:events';
import { ensureToolchain } from './ensureToolchain.mjs';
import { findPrometheus } from './findPrometheus.mjs';
import { Portal } from './portal.mjs';
import { requireFreePorts } from './ports.mjs';
import { say, step } from './steps.mjs';
import { withPortal } from './withPortal.mjs';

/**
 * Brings what the portal needs, then the portal, until Ctrl-C.
 *
 * @param options those of the {@link Portal} but its toolchain
 * @param {() => void} whenReady may say more than where it is
 */
export async function servePortal(options, whenReady) {
  await step('Ports', async () => {
    await requireFreePorts(options.ports);
    return { summary: 'free' };
  });
  // A package is fetched beside those of the portal.
  const finding = options.scenario ? findPrometheus() : undefined;
  finding?.catch(() => {});
  const toolchain = await ensureToolchain();
  const portal = new Portal({
    ...options,
    toolchain,
    programs: await finding,
  });
  await withPortal(portal, async signal => {
    say(`The portal is ready: ${portal.url}  (Ctrl-C ends it)`);
    whenReady();
    await once(signal, 'abort');
  });
  process.exit(0);
}
