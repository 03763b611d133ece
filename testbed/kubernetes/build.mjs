import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { compileFlags, goEnvironment, sources } from './go.mjs';
import { modfileOf, releaseOf } from './versions.mjs';

const PROGRAM = 'odp-testbed-kubernetes';

/** How long a program of other sources is kept: a week. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

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

/** Builds the program unless it is there, and throws away those of long ago. */
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
      env: goEnvironment(path.resolve(context.cache, '../..')),
      tell: line => line.match(/^go: (downloading \S+)/)?.[1],
    });
    renameSync(partial, program);
  } finally {
    rmSync(partial, { force: true });
  }
  removeOld(context.cache);
  return { summary: `Kubernetes ${releaseOf(minor)} built` };
}

/** Programs of other sources, which another checkout may still use, stay for a while. */
function removeOld(cache) {
  for (const name of readdirSync(cache)) {
    const file = path.join(cache, name);
    if (statSync(file).mtimeMs < Date.now() - KEPT_MS) {
      rmSync(file, { force: true });
    }
  }
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
    ...compileFlags(minor),
    '-ldflags',
    ['-s', '-w', ...set].join(' '),
    '-o',
    output,
    '.',
  ];
}
