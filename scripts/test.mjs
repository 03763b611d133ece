import { ensureToolchain } from './lib/ensureToolchain.mjs';
import { runMain } from './lib/failure.mjs';
import { yarnPath } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { typescript } from './lib/portal.mjs';
import { add, closingLine, keepResults, NOTHING } from './lib/results.mjs';
import { runCheck, runJest, runNodeTests } from './lib/testRuns.mjs';

/** Checks that pass, fail or are skipped as a whole, in the order of their price. */
const CHECKS = [
  ['Lockfile', ['scripts/check-lockfile.mjs']],
  ['Dockerfile', ['scripts/check-dockerfile.mjs']],
  [
    'Target state',
    typescript(
      'packages/target-state/src/cli/check.ts',
      'target-state/odp.yaml',
    ),
  ],
  ['Dashboards and rules', typescript('packages/dashboards/src/cli/check.ts')],
  ['Docs', ['scripts/check-docs.mjs']],
  ['Formatting', ['node_modules/prettier/bin-prettier.js', '--check', '.']],
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  [
    'Lint and boundaries',
    [yarnPath, 'backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
  ],
  ['Unused code', ['node_modules/knip/bin/knip.js']],
  ['Dashboards on Prometheus', ['scripts/check-dashboards-on-prometheus.mjs']],
];

/** `npm test`: everything that proves the project with Node alone; where Python and a Prometheus are, also its docs and dashboards. */
async function main() {
  const toolchain = await ensureToolchain();

  let counts = NOTHING;
  for (const [title, args] of CHECKS) {
    counts = add(counts, await runCheck(title, args, toolchain));
  }
  counts = add(
    counts,
    await runNodeTests(
      'Tests of the scripts and templates',
      '{scripts,testbed,templates}/**/*.test.mjs',
      toolchain,
    ),
  );
  counts = add(
    counts,
    await runJest(
      'Unit, plugin and contract tests',
      ['repo', 'test', '--maxWorkers=2'],
      toolchain,
    ),
  );

  keepResults('test', counts);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

await runMain(main);
