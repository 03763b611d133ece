import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireChromium } from './lib/chromium.mjs';
import { runMain } from './lib/failure.mjs';
import { ensurePackages } from './lib/install.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { Portal } from './lib/portal.mjs';
import { freePorts } from './lib/ports.mjs';
import { closingLine, keepResults } from './lib/results.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';
import { ensureNode } from './lib/toolchain.mjs';
import { withPortal } from './lib/withPortal.mjs';

const report = path.join(cacheDir, 'results', 'e2e-playwright.json');

/**
 * `npm run test:e2e`: the journeys in headless chromium, on a portal of their
 * own with free ports and an empty data folder. Arguments go to Playwright.
 */
async function main() {
  const chromium = requireChromium();
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));

  mkdirSync(cacheDir, { recursive: true });
  const dataDir = mkdtempSync(path.join(cacheDir, 'e2e-'));
  const portal = new Portal({
    toolchain,
    ports: await freePorts(),
    dataDir,
    scenario: 'busy-day',
  });
  const code = await withPortal(portal, signal =>
    journeys(portal, { toolchain, chromium, signal }),
  );
  // The logs explain a failure.
  if (code === 0) {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return code ?? 1;
}

/** @returns the exit code: 0 when every journey passed */
async function journeys(portal, { toolchain, chromium, signal }) {
  rmSync(report, { force: true });
  const { code } = await run(
    toolchain.node,
    [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      inherit: true,
      signal,
      env: {
        ...toolchain.env,
        ODP_URL: portal.url,
        ODP_BACKEND_URL: portal.backendUrl,
        ODP_CONTROL_URL: portal.controlUrl,
        ODP_DATA: portal.dataDir,
        ODP_CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const counts = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
  keepResults('test-e2e', counts);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  return code === 0 && counts.failed === 0 ? 0 : 1;
}

await runMain(main);
