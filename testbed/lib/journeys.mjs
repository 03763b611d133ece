import { requireChromium } from '../../scripts/lib/chromium.mjs';
import { portsFromEnvironment } from '../../scripts/lib/ports.mjs';
import { runJourneys } from '../../scripts/lib/testRuns.mjs';
import { ensureNode } from '../../scripts/lib/toolchain.mjs';
import { folders } from './folders.mjs';
import { runningEnvironment } from './runningEnvironment.mjs';

/** The journeys on a portal that runs on the testbed, at `ODP_URL`; arguments go to Playwright. */
export async function journeys(args) {
  const { node, env } = await ensureNode();
  const { ODP_APP_PORT } = portsFromEnvironment();
  const { failed } = await runJourneys('journeys-playwright', {
    node,
    args,
    env: {
      ODP_URL: `http://localhost:${ODP_APP_PORT}`,
      ...process.env,
      ...env,
      ...runningEnvironment(folders.run),
      ODP_CHROMIUM: requireChromium(),
      ODP_JOURNEYS: 'testbed/journeys',
    },
  });
  return failed === 0 ? 0 : 1;
}
