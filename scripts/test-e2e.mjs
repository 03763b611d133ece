import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, removeBuilt } from './lib/build.mjs';
import { requireChromium } from './lib/chromium.mjs';
import { ensureToolchain } from './lib/ensureToolchain.mjs';
import { runMain } from './lib/failure.mjs';
import { findPrometheus } from './lib/findPrometheus.mjs';
import { cacheDir } from './lib/paths.mjs';
import { Portal } from './lib/portal.mjs';
import { freePorts } from './lib/ports.mjs';
import { closingLine, keepResults } from './lib/results.mjs';
import { step } from './lib/steps.mjs';
import { runJourneys } from './lib/testRuns.mjs';
import { withPortal } from './lib/withPortal.mjs';

const APP = 'packages/app';

/**
 * `npm run test:e2e`: the journeys in headless chromium, on a portal of their
 * own with free ports and an empty data folder, and the app as it is built for
 * users, which opens sooner than one from sources. Arguments go to Playwright.
 */
async function main() {
  const chromium = requireChromium();
  const toolchain = await ensureToolchain();

  mkdirSync(cacheDir, { recursive: true });
  const dataDir = mkdtempSync(path.join(cacheDir, 'e2e-'));
  const ports = await freePorts();
  const portal = new Portal({
    toolchain,
    // On the backend's port, which serves the app that is built.
    ports: { ...ports, ODP_APP_PORT: ports.ODP_BACKEND_PORT },
    dataDir,
    scenario: 'busy-day',
    programs: await findPrometheus(),
  });
  let counts;
  try {
    await step('App', async () => {
      await build(APP, toolchain, { log: 'app-build.log' });
      return { summary: 'built' };
    });
    counts = await withPortal(portal, signal =>
      runJourneys('e2e-playwright', {
        node: toolchain.node,
        args: process.argv.slice(2),
        signal,
        env: {
          ...toolchain.env,
          ODP_URL: portal.url,
          ODP_BACKEND_URL: portal.backendUrl,
          ODP_CONTROL_URL: portal.controlUrl,
          ODP_PULSAR_ADMIN_URL: `https://127.0.0.1:${portal.ports.ODP_SANDBOX_PULSAR_EU_PORT}`,
          ...(portal.prometheus && {
            ODP_PROMETHEUS_URL: portal.prometheus.url,
          }),
          ODP_DATA: portal.dataDir,
          ODP_CHROMIUM: chromium,
        },
      }),
    );
  } finally {
    removeBuilt(APP);
  }
  if (!counts) {
    return 1;
  }
  keepResults('test-e2e', counts);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  // The logs explain a failure.
  if (counts.failed === 0) {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return counts.failed === 0 ? 0 : 1;
}

await runMain(main);
