import path from 'node:path';
import { requireChromium } from '../../scripts/lib/chromium.mjs';
import { cacheDir, root } from '../../scripts/lib/paths.mjs';
import { portsFromEnvironment } from '../../scripts/lib/ports.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { ensureNode } from '../../scripts/lib/toolchain.mjs';
import { folders } from './folders.mjs';
import { runningEnvironment } from './runningEnvironment.mjs';

/** The journeys on a portal that runs on the testbed, at `ODP_URL`; arguments go to Playwright. */
export async function journeys(args) {
  const { node, env } = await ensureNode();
  const { ODP_APP_PORT } = portsFromEnvironment();
  const { code } = await run(
    node,
    [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args],
    {
      cwd: root,
      inherit: true,
      env: {
        ODP_URL: `http://localhost:${ODP_APP_PORT}`,
        PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(
          cacheDir,
          'results',
          'journeys-playwright.json',
        ),
        ...process.env,
        ...env,
        ...runningEnvironment(folders.run),
        ODP_CHROMIUM: requireChromium(),
        ODP_TEST_DIR: 'testbed/journeys',
      },
    },
  );
  return code;
}
