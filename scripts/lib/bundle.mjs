import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build, removeBuilt } from './build.mjs';
import { EXIT, Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { yarnPath } from './install.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { explainFetchFailure, NODE_VERSION } from './toolchain.mjs';

/** The production bundle, unpacked; the portal runs in it. */
export const bundleDir = path.join(cacheDir, 'bundle');

/** Holds the fingerprint of what a finished bundle was made of. */
const marker = path.join(bundleDir, '.odp-bundle');

/** What the build reads. */
const SOURCES = [
  'package.json',
  'yarn.lock',
  'tsconfig.json',
  'backstage.json',
  // The app's build takes its packages from it.
  'app-config.yaml',
  'packages',
  'plugins',
];

/** What the bundle reads when it runs; no build changes it. */
const READ_AT_START = [
  'app-config.yaml',
  'app-config.production.yaml',
  'target-state',
  'templates',
];

/**
 * Builds the production bundle with Backstage's own tooling, and unpacks it with
 * its production dependencies. A finished bundle of the same sources is kept; the
 * dependencies of an earlier one are completed.
 *
 * @param {{ node: string, env: Record<string, string> }} toolchain
 * @param {(text: string) => void} progress
 */
export async function ensureBundle(toolchain, progress) {
  const wanted = fingerprint(SOURCES, [NODE_VERSION]);
  const isWhole = existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
  if (!isWhole) {
    mkdirSync(bundleDir, { recursive: true });
    rmSync(marker, { force: true });
    await buildAll(toolchain, progress);
    clear();
    await unpack();
    removeAllBuilt();
    await installDependencies(toolchain, progress);
  }
  for (const name of READ_AT_START) {
    cpSync(path.join(root, name), path.join(bundleDir, name), {
      recursive: true,
    });
  }
  if (isWhole) {
    return { summary: 'up to date' };
  }
  writeFileSync(marker, wanted);
  return { summary: `in ${path.relative(process.cwd(), bundleDir) || '.'}` };
}

async function buildAll(toolchain, progress) {
  progress('builds the app and the backend');
  await build('packages/backend', toolchain, {
    log: 'bundle-build.log',
    onLine: line => {
      if (/^(Building|Moving) /.test(line)) {
        progress(line.slice(0, 90));
      }
    },
  });
}

/** All but the dependencies, which Yarn completes. */
function clear() {
  for (const name of readdirSync(bundleDir)) {
    if (name !== 'node_modules') {
      rmSync(path.join(bundleDir, name), { recursive: true, force: true });
    }
  }
}

async function unpack() {
  const dist = path.join(root, 'packages/backend/dist');
  for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz']) {
    const { code, tail } = await run('tar', [
      '-xzf',
      path.join(dist, archive),
      '-C',
      bundleDir,
    ]);
    if (code !== 0) {
      throw new Failure(
        `Unpacking ${archive} failed: ${tail.join('\n')}`,
        EXIT.startFailed,
      );
    }
  }
  // The archive has the mode of a folder for one user, and another one may run the bundle.
  chmodSync(bundleDir, 0o755);
  cpSync(path.join(root, '.yarnrc.yml'), path.join(bundleDir, '.yarnrc.yml'));
}

function removeAllBuilt() {
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(path.join(bundleDir, folder))) {
      removeBuilt(path.join(folder, name));
    }
  }
}

async function installDependencies({ node, env }, progress) {
  const logFile = path.join(cacheDir, 'logs', 'bundle-install.log');
  progress('installs the production dependencies');
  const { code, tail } = await run(
    node,
    [yarnPath, 'workspaces', 'focus', '--all', '--production'],
    {
      cwd: bundleDir,
      env: {
        ...env,
        CI: '',
        // The repo's own release runs already, and its caches are used.
        YARN_IGNORE_PATH: '1',
        YARN_CACHE_FOLDER: path.join(cacheDir, 'yarn'),
        YARN_GLOBAL_FOLDER: path.join(cacheDir, 'yarn-global'),
      },
      logFile,
    },
  );
  if (code !== 0) {
    throw explainFetchFailure(
      'Installing the production dependencies of the bundle',
      tail,
      logFile,
    );
  }
}
