import { rmSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from './failure.mjs';
import { yarnPath } from './install.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Builds a package for production with Backstage's own tooling.
 *
 * @param {string} folder of the package, from the repo's root
 * @param {{ node: string, env: Record<string, string> }} toolchain
 * @param {{ log: string, onLine?: (line: string) => void }} options log: name of the file for its output
 * @throws Failure with the last lines of its output
 */
export async function build(folder, { node, env }, { log, onLine }) {
  const logFile = path.join(cacheDir, 'logs', log);
  const { code, tail } = await run(node, [yarnPath, 'run', 'build'], {
    cwd: path.join(root, folder),
    env: { ...env, NODE_ENV: 'production' },
    logFile,
    onLine,
  });
  if (code !== 0) {
    throw new Failure(
      `Building ${folder} failed; its output is in ${logFile}. Last lines:\n${tail
        .slice(-12)
        .join('\n')}`,
      EXIT.startFailed,
    );
  }
}

/** Takes away what a build left in a package: a backend from sources would serve an app that is built, and outdated. */
export function removeBuilt(folder) {
  rmSync(path.join(root, folder, 'dist'), { recursive: true, force: true });
}
