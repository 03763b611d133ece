import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { modfileOf, releaseOf } from './versions.mjs';

const sources = import.meta.dirname;
const PROGRAM = 'odp-testbed-kubernetes';

/** Path of the program for a minor; another one when sources or modules changed. */
export function programOf(cache, minor) {
  const modfile = modfileOf(minor);
  const hash = createHash('sha256');
  for (const file of readdirSync(sources, { recursive: true }).sort()) {
    if (!/(?<!_test)\.go$|\.yaml$/.test(file)) {
      continue;
    }
    hash.update(`${file}\n`);
    hash.update(readFileSync(path.join(sources, file)));
  }
  hash.update(readFileSync(modfile));
  hash.update(readFileSync(modfile.replace(/mod$/, 'sum')));
  return path.join(cache, `${PROGRAM}-${hash.digest('hex').slice(0, 12)}`);
}

/** Builds the program unless it is there, and throws away what older sources gave. */
export async function build(context, minor) {
  const program = programOf(context.cache, minor);
  if (existsSync(program)) {
    return { summary: 'cached' };
  }
  mkdirSync(context.cache, { recursive: true });
  // Another checkout may be building into the same folder.
  const partial = path.join(context.cache, `partial-${process.pid}`);
  context.say('compiling, which takes minutes the first time');
  try {
    await context.run('go', buildArguments(minor, partial), {
      cwd: sources,
      env: environment(context.cache),
      tell: line => line.match(/^go: (downloading \S+)/)?.[1],
    });
    for (const older of readdirSync(context.cache)) {
      if (older.startsWith(PROGRAM)) {
        rmSync(path.join(context.cache, older), { force: true });
      }
    }
    renameSync(partial, program);
  } finally {
    rmSync(partial, { force: true });
  }
  return { summary: `Kubernetes ${releaseOf(minor)} built` };
}

function buildArguments(minor, output) {
  const release = releaseOf(minor);
  const [gitMajor, gitMinor] = release.split('.');
  const variables = {
    gitVersion: `v${release}`,
    gitMajor,
    gitMinor,
    gitTreeState: 'clean',
  };
  const set = Object.entries(variables).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  return [
    'build',
    `-modfile=${modfileOf(minor)}`,
    '-mod=readonly',
    '-trimpath',
    `-tags=kubernetes_${gitMajor}_${gitMinor}`,
    '-ldflags',
    ['-s', '-w', ...set].join(' '),
    '-o',
    output,
    '.',
  ];
}

/**
 * Modules and compiled packages are kept beside the programs, where no other
 * use of Go on this machine throws them away; all versions share them.
 */
function environment(cache) {
  const shared = path.resolve(cache, '../../go');
  return {
    GOMODCACHE: path.join(shared, 'mod'),
    GOCACHE: path.join(shared, 'build'),
    GOFLAGS: '',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
  };
}
