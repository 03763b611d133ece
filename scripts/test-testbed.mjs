import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  goEnvironment,
  sources,
  testArguments,
} from '../testbed/kubernetes/go.mjs';
import { freePorts as morePorts } from '../testbed/lib/freePorts.mjs';
import { ensureBundle } from './lib/bundle.mjs';
import { requireChromium } from './lib/chromium.mjs';
import { ensureToolchain } from './lib/ensureToolchain.mjs';
import { runMain } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { Portal } from './lib/portal.mjs';
import { freePorts } from './lib/ports.mjs';
import { add, closingLine, keepResults, NOTHING } from './lib/results.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';
import {
  runGoTests,
  runJest,
  runJourneys,
  runNodeTests,
} from './lib/testRuns.mjs';
import { withPortal } from './lib/withPortal.mjs';

/**
 * `npm run test:testbed`: brings a testbed of its own up, beside one that may
 * run, holds the contract suite, the portal's reader, the production bundle and
 * the journeys against it, and takes it down. A server that does not come up is a failure.
 */
async function main() {
  const chromium = requireChromium();
  // Keycloak sends people back to where the portal will be.
  const ports = await freePorts();
  const [bundlePort] = await morePorts(1);
  process.env.ODP_TESTBED = 'testbed-test';
  Object.entries(ports).forEach(([name, port]) => {
    process.env[name] = String(port);
  });
  process.env.ODP_BUNDLE_PORT = String(bundlePort);
  const toolchain = await ensureToolchain();

  // Whoever interrupts this leaves no testbed behind.
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(name, () => interrupted.abort());
  }
  const { signal } = interrupted;
  let counts = NOTHING;
  try {
    // One that was left behind has other ports.
    await testbed('down');
    counts = add(counts, await testbed('up'));
    if (counts.failed === 0 && !signal.aborted) {
      counts = add(
        counts,
        await withTestbed({ toolchain, chromium, ports, signal }),
      );
    }
  } finally {
    counts = add(counts, await testbed('down'));
  }
  keepResults('test-testbed', counts);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

/** Runs a command of the testbed; it counts as one check. */
async function testbed(command) {
  // Not in the toolchain's environment: that moves the caches into the checkout.
  const { code } = await run(
    process.execPath,
    ['scripts/testbed.mjs', command],
    { cwd: root, inherit: true },
  );
  return { ...NOTHING, [code === 0 ? 'passed' : 'failed']: 1 };
}

async function withTestbed({ toolchain, chromium, ports, signal }) {
  // Reads ODP_TESTBED as it is loaded.
  const { folders } = await import('../testbed/lib/folders.mjs');
  const { CONFIGS_FROM_SOURCES, testbedEnvironment } = await import(
    '../testbed/lib/portalOnTestbed.mjs'
  );
  const environment = testbedEnvironment(
    `http://localhost:${ports.ODP_APP_PORT}`,
  );
  const env = { ...toolchain.env, ...environment };
  let counts = await runGoTests(
    'Go tests of the control plane',
    testArguments(),
    { cwd: sources, env: goEnvironment(folders.cache), signal },
  );
  for (const folder of jestFolders()) {
    counts = add(
      counts,
      await runJest(
        `${path.basename(folder)} on the testbed`,
        ['package', 'test', '--runInBand', '--testMatch', '**/*.testbed.ts'],
        { node: toolchain.node, env, folder, signal },
      ),
    );
  }
  await step('Production bundle', progress =>
    ensureBundle(toolchain, progress),
  );
  counts = add(
    counts,
    await runNodeTests(
      'Scripts and templates on the testbed',
      '{testbed,templates}/**/*.testbed.mjs',
      {
        node: toolchain.node,
        env,
        signal,
      },
    ),
  );
  const portal = new Portal({
    toolchain,
    ports,
    dataDir: path.join(folders.run, 'portal'),
    configs: CONFIGS_FROM_SOURCES,
    environment,
  });
  const journeyed = await withPortal(portal, signal =>
    runJourneys('testbed-playwright', {
      node: toolchain.node,
      signal,
      env: {
        ...env,
        ODP_JOURNEYS: 'testbed/journeys',
        ODP_URL: portal.url,
        ODP_BACKEND_URL: portal.backendUrl,
        ODP_CHROMIUM: chromium,
      },
    }),
  );
  return add(counts, journeyed ?? { ...NOTHING, failed: 1 });
}

/** Packages that hold tests of the testbed, from the repo's root. */
function jestFolders() {
  return ['packages', 'plugins']
    .flatMap(parent =>
      readdirSync(path.join(root, parent)).map(name => `${parent}/${name}`),
    )
    .filter(folder => {
      const sources = path.join(root, folder, 'src');
      return (
        existsSync(sources) &&
        readdirSync(sources, { recursive: true }).some(file =>
          file.endsWith('.testbed.ts'),
        )
      );
    });
}

await runMain(main);
