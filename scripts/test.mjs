import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runMain } from './lib/failure.mjs';
import { ensurePackages, yarnPath } from './lib/install.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { typescript } from './lib/portal.mjs';
import { add, closingLine, keepResults, NOTHING } from './lib/results.mjs';
import { run } from './lib/run.mjs';
import { say, step } from './lib/steps.mjs';
import { ensureNode } from './lib/toolchain.mjs';

const jestReport = path.join(cacheDir, 'results', 'jest.json');
const nodeReport = path.join(cacheDir, 'results', 'node.log');

/** Checks that either pass or fail as a whole, in the order of their price. */
const CHECKS = [
  ['Lockfile', ['scripts/check-lockfile.mjs']],
  [
    'Target state',
    typescript(
      'packages/target-state/src/cli/check.ts',
      'target-state/odp.yaml',
    ),
  ],
  ['Formatting', ['node_modules/prettier/bin-prettier.js', '--check', '.']],
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  [
    'Lint and boundaries',
    [yarnPath, 'backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
  ],
  ['Unused code', ['node_modules/knip/bin/knip.js']],
];

/** `npm test`: everything that proves the project with Node alone. */
async function main() {
  const toolchain = await step('Node', () => ensureNode());
  await step('Packages', progress => ensurePackages(toolchain, progress));

  let counts = NOTHING;
  for (const [title, args] of CHECKS) {
    counts = add(counts, await check(title, args, toolchain));
  }
  counts = add(counts, await scriptTests(toolchain));
  counts = add(counts, await jestTests(toolchain));

  keepResults('test', counts);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

async function check(title, args, { node, env }) {
  say(`${title} ...`);
  const { code, tail } = await run(node, args, { cwd: root, env });
  say(`${title}: ${code === 0 ? 'passed' : 'FAILED'}`);
  if (code !== 0) {
    process.stdout.write(`${tail.join('\n')}\n`);
  }
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/** Tests of the scripts themselves, by Node's own runner. */
async function scriptTests({ node, env }) {
  say('Tests of the scripts ...');
  const { code, tail } = await run(
    node,
    ['--test', '--test-reporter=tap', '{scripts,testbed}/**/*.test.mjs'],
    { cwd: root, env: withoutTestContext(env), logFile: nodeReport },
  );
  const count = name =>
    Number(tail.join('\n').match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1]);
  const counts = {
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skipped'),
  };
  return settle('Tests of the scripts', { code, counts, tail });
}

async function jestTests({ node, env }) {
  say('Unit, plugin and contract tests ...');
  rmSync(jestReport, { force: true });
  const { code, tail } = await run(
    node,
    [
      yarnPath,
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${jestReport}`,
    ],
    {
      cwd: root,
      env: { ...env, CI: 'true', NODE_ENV: 'test' },
      onLine: line => {
        if (/^(FAIL|PASS) /.test(line)) {
          process.stdout.write(`         ${line}\n`);
        } else if (/●/.test(line)) {
          process.stdout.write(`${line}\n`);
        }
      },
    },
  );
  if (!existsSync(jestReport)) {
    const counts = { ...NOTHING, failed: 1 };
    return settle('Unit, plugin and contract tests', { code, counts, tail });
  }
  const report = JSON.parse(readFileSync(jestReport, 'utf8'));
  for (const suite of report.testResults.filter(
    ({ status }) => status === 'failed',
  )) {
    process.stdout.write(`\n${suite.name}\n${suite.message}\n`);
  }
  const counts = {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.testResults.filter(suite => suite.testExecError).length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return settle('Unit, plugin and contract tests', { code, counts, tail });
}

/** A runner that fails without naming a failed test has failed all the same. */
function settle(title, { code, counts, tail }) {
  const known = Object.values(counts).every(Number.isInteger);
  const settled = known ? counts : { ...NOTHING, failed: 1 };
  if (code !== 0 && settled.failed === 0) {
    settled.failed = 1;
  }
  say(`${title}: ${closingLine(settled)}`);
  if (code !== 0) {
    process.stdout.write(`${tail.join('\n')}\n`);
  }
  return settled;
}

/** A runner that runs inside another would report to the outer one. */
function withoutTestContext(env) {
  return { ...env, NODE_TEST_CONTEXT: undefined };
}

await runMain(main);
