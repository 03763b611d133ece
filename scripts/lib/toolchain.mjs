import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from './failure.mjs';
import { cacheDir } from './paths.mjs';
import { run } from './run.mjs';

/** The Node release that the portal runs on and that native packages are built for. */
export const NODE_VERSION = '24.21.0';

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|RequestError|network request|network connectivity/i;

/** Turns the failed output of npm or Yarn into the sentence that explains it. */
export function explainFetchFailure(what, tail, logFile) {
  const text = tail.join('\n');
  if (NO_NETWORK.test(text)) {
    return new Failure(
      `${what}: the package registry does not answer. Check the network or the proxy, then start again; what was fetched is kept.`,
      EXIT.noNetwork,
    );
  }
  return new Failure(
    `${what} failed; its output is in ${logFile}. Last lines:\n${tail
      .slice(-8)
      .join('\n')}`,
    EXIT.installFailed,
  );
}

/**
 * Finds or brings the Node that the portal runs on. The one on PATH is used
 * when its major version fits; else Node comes from the npm registry into the
 * cache folder.
 *
 * @returns {Promise<{ node: string, env: Record<string, string>, summary: string }>}
 */
export async function ensureNode() {
  const major = NODE_VERSION.split('.')[0];
  if (process.versions.node.split('.')[0] === major) {
    return {
      node: process.execPath,
      env: environmentFor(process.execPath),
      summary: `${process.version} from PATH`,
    };
  }
  return fetchedNode();
}

/**
 * The Node of the cache folder, fetched when it is not there or does not answer.
 *
 * @testonly
 */
export async function fetchedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const prefix = path.join(cacheDir, 'toolchain', `${name}-${NODE_VERSION}`);
  const home = path.join(prefix, 'node_modules', name);
  const node = path.join(home, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (!answers(node)) {
    rmSync(prefix, { recursive: true, force: true });
    mkdirSync(prefix, { recursive: true });
    await fetchNode(name, prefix);
    if (!answers(node)) {
      throw new Failure(
        `There is no Node ${NODE_VERSION} for ${platform} ${process.arch} that runs here; install Node ${major} and start again.`,
        EXIT.unsupportedPlatform,
      );
    }
  }
  return {
    node,
    env: environmentFor(node),
    summary: `v${NODE_VERSION} in ${path.relative(process.cwd(), home) || '.'}`,
  };
}

async function fetchNode(name, prefix) {
  const logFile = path.join(cacheDir, 'logs', 'node.log');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, tail } = await run(
    npm,
    [
      'install',
      '--prefix',
      prefix,
      '--cache',
      path.join(cacheDir, 'npm'),
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=1',
      // `npm start --silent` hands its level on, and a silent npm gives no reason.
      '--loglevel=error',
      `${name}@${NODE_VERSION}`,
    ],
    { logFile },
  );
  if (code !== 0) {
    throw explainFetchFailure(`Fetching Node ${NODE_VERSION}`, tail, logFile);
  }
}

/** Whether the executable is there and whole: a half-fetched one does not answer. */
function answers(node) {
  if (!existsSync(node)) {
    return false;
  }
  try {
    return (
      execFileSync(node, ['--version'], { encoding: 'utf8' }).trim() ===
      `v${NODE_VERSION}`
    );
  } catch {
    return false;
  }
}

function environmentFor(node) {
  const home = path.dirname(path.dirname(node));
  return {
    // Headers for native builds, so that node-gyp downloads none.
    ...(existsSync(path.join(home, 'include/node/node.h')) && {
      npm_config_nodedir: home,
    }),
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
    // Tools that cache in the home folder cache here instead.
    XDG_CACHE_HOME: path.join(cacheDir, 'xdg'),
  };
}
