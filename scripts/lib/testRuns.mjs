import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EXIT } from './failure.mjs';
import { yarnPath } from './install.mjs';
import { cacheDir, root } from './paths.mjs';
import { closingLine, NOTHING } from './results.mjs';
import { run } from './run.mjs';
import { say } from './steps.mjs';

const results = path.join(cacheDir, 'results');

/** Counts by the words of `go test`. */
const GO_RESULTS = { pass: 'passed', fail: 'failed', skip: 'skipped' };

/**
 * Runs a check that passes or fails as a whole by its exit code, or is skipped
 * with {@link EXIT}.skipped; unless it passed, what it said is printed.
 *
 * @param {string} title for people
 * @param {string[]} args for Node
 * @param {{ node: string, env: object }} toolchain
 * @returns counts
 */
export async function runCheck(title, args, { node, env }) {
  say(`${title} ...`);
  const { code, tail } = await run(node, args, { cwd: root, env });
  const results = { 0: 'passed', [EXIT.skipped]: 'skipped' };
  const result = results[code] ?? 'failed';
  say(`${title}: ${result === 'failed' ? 'FAILED' : result}`);
  if (result !== 'passed') {
    process.stdout.write(`${tail.join('\n')}\n`);
  }
  return { ...NOTHING, [result]: 1 };
}

/**
 * Runs tests by Node's own runner.
 *
 * @param {string} title for people
 * @param {string} pattern of their files, from the repo's root
 * @param {{ node: string, env: object, signal?: AbortSignal }} toolchain signal: ends them
 * @returns counts
 */
export async function runNodeTests(title, pattern, { node, env, signal }) {
  say(`${title} ...`);
  const { code, tail } = await run(
    node,
    ['--test', '--test-reporter=tap', pattern],
    {
      cwd: root,
      env: withoutTestContext(env),
      signal,
      logFile: path.join(results, `${fileName(title)}.log`),
    },
  );
  const count = name =>
    Number(tail.join('\n').match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1]);
  const counts = {
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skipped'),
  };
  return settle(title, { code, counts, tail });
}

/**
 * Runs tests by Go's own runner, and prints what those said that failed.
 *
 * @param {string} title for people
 * @param {string[]} args of `go`, with `-json`
 * @param {{ cwd: string, env: object, signal?: AbortSignal }} options signal: ends them
 * @returns counts by name, a test within a test by its own; a package that does not compile is one that failed
 */
export async function runGoTests(title, args, options) {
  say(`${title} ...`);
  const counts = { ...NOTHING };
  const said = {};
  const tail = [];
  const onLine = line => {
    const event = goEvent(line);
    const name = `${event.Package} ${event.Test ?? ''}`;
    const result = GO_RESULTS[event.Action];
    if (event.Action === 'output') {
      said[name] = `${said[name] ?? ''}${event.Output}`;
    } else if (event.Action === 'build-output') {
      tail.push(event.Output.trimEnd());
    }
    if (result && (event.Test || event.FailedBuild)) {
      counts[result] += 1;
    }
    if (result === 'failed') {
      tail.push((said[name] ?? '').trimEnd());
    }
  };
  const { code } = await run('go', args, { ...options, onLine });
  return settle(title, { code, counts, tail });
}

/**
 * Runs tests by Backstage's Jest.
 *
 * @param {string} title for people
 * @param {string[]} args of `backstage-cli`, such as `repo test`
 * @param {{ node: string, env: object, folder?: string, signal?: AbortSignal }} options
 *   folder: where, from the repo's root; signal: ends them
 * @returns counts
 */
export async function runJest(title, args, options) {
  const { node, env, folder = '.', signal } = options;
  const report = path.join(results, `${fileName(title)}.json`);
  say(`${title} ...`);
  rmSync(report, { force: true });
  const { code, tail } = await run(
    node,
    [
      yarnPath,
      'backstage-cli',
      ...args,
      '--watchAll=false',
      '--json',
      `--outputFile=${report}`,
    ],
    {
      cwd: path.join(root, folder),
      env: { ...env, CI: 'true', NODE_ENV: 'test' },
      signal,
      onLine: line => {
        if (/^(FAIL|PASS) /.test(line)) {
          process.stdout.write(`         ${line}\n`);
        } else if (/●/.test(line)) {
          process.stdout.write(`${line}\n`);
        }
      },
    },
  );
  if (!existsSync(report)) {
    return settle(title, { code, counts: { ...NOTHING, failed: 1 }, tail });
  }
  const told = JSON.parse(readFileSync(report, 'utf8'));
  for (const suite of told.testResults.filter(
    ({ status }) => status === 'failed',
  )) {
    process.stdout.write(`\n${suite.name}\n${suite.message}\n`);
  }
  const counts = {
    passed: told.numPassedTests,
    failed:
      told.numFailedTests +
      told.testResults.filter(suite => suite.testExecError).length,
    skipped: told.numPendingTests + told.numTodoTests,
  };
  return settle(title, { code, counts, tail });
}

/**
 * Runs journeys in headless chromium, on a portal that is up.
 *
 * @param {string} name of the report
 * @param {{ node: string, env: object, args?: string[], signal: AbortSignal }} run
 *   env: the toolchain's, ODP_URL, ODP_CHROMIUM and what the journeys ask for
 * @returns counts
 */
export async function runJourneys(name, { node, env, args = [], signal }) {
  const report = path.join(results, `${name}.json`);
  rmSync(report, { force: true });
  const { code } = await run(
    node,
    [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args],
    {
      cwd: root,
      inherit: true,
      signal,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats.skipped,
  };
}

/** A line of `go test -json`; what Go says beside it is taken as output of a build. */
function goEvent(line) {
  return line.startsWith('{')
    ? JSON.parse(line)
    : { Action: 'build-output', Output: line };
}

function fileName(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
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
