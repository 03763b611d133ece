import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';

/** Packages that break when two copies of them are loaded. */
const SINGLETONS = [
  'react',
  'react-dom',
  'react-router',
  'react-router-dom',
  '@backstage/core-plugin-api',
  '@backstage/frontend-plugin-api',
  '@backstage/backend-plugin-api',
  '@material-ui/core',
];

/**
 * Problems of a yarn.lock: an address of a registry (it would tie the repo to
 * one mirror), or two versions of a package that must be one.
 */
export function lockfileProblems(lockfile) {
  const addresses = lockfile
    .split('\n')
    .map((line, index) => [index + 1, line])
    .filter(([, line]) => /https?:\/\//.test(line))
    .map(([line]) => `yarn.lock:${line}: holds the address of a registry`);
  const resolved = [
    ...lockfile.matchAll(/^ {2}resolution: "(.+)@npm:(.+)"$/gm),
  ];
  const doubled = SINGLETONS.flatMap(name => {
    const versions = new Set(
      resolved
        .filter(([, resolvedName]) => resolvedName === name)
        .map(([, , version]) => version),
    );
    return versions.size > 1
      ? [`yarn.lock: ${name} stands in ${[...versions].join(' and ')}`]
      : [];
  });
  return [...addresses, ...doubled];
}

if (process.argv[1] === import.meta.filename) {
  const problems = lockfileProblems(
    readFileSync(path.join(root, 'yarn.lock'), 'utf8'),
  );
  process.stdout.write(problems.map(problem => `${problem}\n`).join(''));
  process.exitCode = problems.length ? 1 : 0;
}
