import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure, runMain } from '../../scripts/lib/failure.mjs';
import { modfileOf } from './versions.mjs';

const MODULE = 'odp.internal/testbed-kubernetes';
const KWOK = 'v0.8.0';

/**
 * What a module that imports Kubernetes must say, read from Kubernetes' own
 * go.mod (as `go mod edit -json` prints it). Kubernetes requires its staging
 * modules at v0.0.0 and replaces them by folders of its own checkout; replaces
 * of a dependency do not apply to whoever imports it, so each is replaced here
 * by the module of the same release, v0.MINOR.PATCH for v1.MINOR.PATCH.
 *
 * @returns {{ staging: string, etcd: string, paths: string[] }}
 */
export function requirementsOf(goMod, version) {
  const staging = `v0.${version.split('.').slice(1).join('.')}`;
  const paths = (goMod.Replace ?? [])
    .filter(({ New }) => New.Path.startsWith('./staging/'))
    .map(({ Old }) => Old.Path);
  const etcd = goMod.Require.find(
    ({ Path }) => Path === 'go.etcd.io/etcd/server/v3',
  )?.Version;
  if (paths.length === 0 || !etcd) {
    throw new Failure(
      `The go.mod of Kubernetes ${version} names no staging modules or no etcd server; read it and adapt replaces.mjs.`,
      EXIT.installFailed,
    );
  }
  return { staging, etcd, paths };
}

/** The text of a go.mod before `go mod tidy`. */
export function modfileText(version, { staging, etcd, paths }) {
  const replaces = paths.map(name => `\t${name} => ${name} ${staging}`);
  return `module ${MODULE}

go 1.26.0

require (
\tgo.etcd.io/etcd/server/v3 ${etcd}
\tk8s.io/kubernetes v${version}
\tsigs.k8s.io/kwok ${KWOK}
)

replace (
${replaces.join('\n')}
)
`;
}

function go(args) {
  const { status, stdout, error } = spawnSync('go', args, {
    cwd: import.meta.dirname,
    env: { ...process.env, GOTOOLCHAIN: 'local' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0) {
    throw new Failure(
      `go ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`,
      EXIT.installFailed,
    );
  }
  return stdout;
}

/** Writes go.mod and go.sum for one release of Kubernetes: `node replaces.mjs 1.36.3`. */
async function main() {
  const version = process.argv[2] ?? '';
  if (!/^1\.\d+\.\d+$/.test(version)) {
    throw new Failure(
      'Give the release of Kubernetes, such as 1.36.3.',
      EXIT.installFailed,
    );
  }
  const modfile = modfileOf(version.split('.').slice(0, 2).join('.'));
  const { GoMod } = JSON.parse(
    go(['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`]),
  );
  const goMod = JSON.parse(go(['mod', 'edit', '-json', GoMod]));
  mkdirSync(path.dirname(modfile), { recursive: true });
  writeFileSync(modfile, modfileText(version, requirementsOf(goMod, version)));
  go(['mod', 'tidy', `-modfile=${modfile}`]);
  process.stdout.write(`${path.relative(process.cwd(), modfile)} written\n`);
}

if (process.argv[1] === import.meta.filename) {
  runMain(main);
}
