import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { explainFetchFailure, NODE_VERSION } from './toolchain.mjs';

/** The Yarn release that the repo pins, run with Node directly. */
export const yarnPath = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');

const marker = path.join(root, 'node_modules', '.odp-install');

/** Every file that decides what is installed. */
function inputs() {
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(path.join(root, folder)).map(name =>
      path.join(root, folder, name, 'package.json'),
    ),
  );
  return [
    path.join(root, 'package.json'),
    path.join(root, 'yarn.lock'),
    path.join(root, '.yarnrc.yml'),
    ...manifests.filter(file => existsSync(file)),
  ];
}

function fingerprint() {
  const hash = createHash('sha256').update(NODE_VERSION);
  for (const file of inputs()) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Installs the packages that yarn.lock names. A finished install of the same
 * inputs is kept; a half-finished one is completed.
 */
export async function ensurePackages({ node, env }, progress) {
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return { summary: 'up to date' };
  }
  rmSync(marker, { force: true });
  const logFile = path.join(cacheDir, 'logs', 'install.log');
  const { code, tail } = await run(node, [yarnPath, 'install', '--immutable'], {
    cwd: root,
    env: { ...env, CI: '' },
    logFile,
    onLine: line => {
      const text = line.replace(/^➤ YN\d+: [┌│└·] ?/, '').trim();
      if (/step|added|must be built|Completed/.test(text)) {
        progress(text.slice(0, 100));
      }
    },
  });
  if (code !== 0) {
    throw explainFetchFailure('Installing the packages', tail, logFile);
  }
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
  return { summary: 'installed' };
}
