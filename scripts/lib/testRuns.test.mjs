import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runModule } from './testing/runNode.mjs';

/** Runs tests in a process of its own, since that prints, and tells the counts last. */
const DRIVER = `
import * as runs from './scripts/lib/testRuns.mjs';
const { name, args } = JSON.parse(process.env.ASKED);
process.stdout.write('\\n' + JSON.stringify(await runs[name](...args)) + '\\n');
`;

async function counted(name, ...args) {
  const { output } = await runModule(DRIVER, {
    env: { ASKED: JSON.stringify({ name, args }) },
  });
  return { counts: JSON.parse(output.trim().split('\n').at(-1)), said: output };
}

function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-runs-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the checks of npm test', () => {
  const check = (args, env = {}) =>
    counted('runCheck', 'A check', args, { node: process.execPath, env });

  it('count what passed, what failed and what a signal ended', async () => {
    assert.deepEqual((await check(['--eval', ''])).counts, {
      passed: 1,
      failed: 0,
      skipped: 0,
    });
    for (const script of [
      'process.exit(1)',
      'throw new Error("a fault of the check")',
      'process.kill(process.pid, "SIGKILL")',
    ]) {
      assert.deepEqual((await check(['--eval', script])).counts, {
        passed: 0,
        failed: 1,
        skipped: 0,
      });
    }
  });

  it('count the docs as skipped, and say why, on a machine without Python', async t => {
    const folder = temporaryFolder(t);
    const { counts, said } = await check(['scripts/check-docs.mjs'], {
      PATH: folder,
      ODP_CACHE: folder,
    });
    assert.deepEqual(counts, { passed: 0, failed: 0, skipped: 1 });
    assert.match(
      said,
      /A check: skipped\n[^]*The docs were not built: install Python 3 with venv and start again\./,
    );
  });
});

describe('the tests of Go', () => {
  /** Runs a stand-in of `go` that prints lines and ends with a code. */
  const tests = (t, events, code) => {
    const folder = temporaryFolder(t);
    writeFileSync(
      path.join(folder, 'go'),
      `#!/bin/sh\nwhile read -r line; do printf '%s\\n' "$line"; done <<'END'\n${events
        .map(event => JSON.stringify(event))
        .join('\n')}\nEND\nexit ${code}\n`,
      { mode: 0o755 },
    );
    return counted('runGoTests', 'Go', ['test', '-json'], {
      cwd: folder,
      env: { PATH: folder },
    });
  };

  it('are counted by their names, and packages are not', async t => {
    const { counts } = await tests(
      t,
      [
        { Action: 'start', Package: 'stages' },
        { Action: 'pass', Package: 'stages', Test: 'TestCrashLoop' },
        { Action: 'pass', Package: 'stages', Test: 'TestReady/once' },
        { Action: 'skip', Package: 'stages', Test: 'TestSlow' },
        { Action: 'pass', Package: 'stages' },
        { Action: 'output', Package: 'ready', Output: 'no test files' },
        { Action: 'skip', Package: 'ready' },
      ],
      0,
    );
    assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 1 });
  });

  it('say what failed, a package that does not compile among it', async t => {
    const { counts, said } = await tests(
      t,
      [
        { Action: 'build-output', Output: 'port.go:3: undefined: x\n' },
        { Action: 'output', Package: 'port', Output: 'FAIL port\n' },
        { Action: 'fail', Package: 'port', FailedBuild: 'port' },
        {
          Action: 'output',
          Package: 'stages',
          Test: 'TestReady',
          Output: 'a fine word\n',
        },
        { Action: 'pass', Package: 'stages', Test: 'TestReady' },
        {
          Action: 'output',
          Package: 'stages',
          Test: 'TestCrashLoop',
          Output: 'exit code 0\n',
        },
        { Action: 'fail', Package: 'stages', Test: 'TestCrashLoop' },
        { Action: 'output', Package: 'stages', Output: 'FAIL stages\n' },
        { Action: 'fail', Package: 'stages' },
      ],
      1,
    );
    assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 0 });
    assert.match(said, /port\.go:3: undefined: x\n[^]*exit code 0\n/);
    assert.doesNotMatch(said, /a fine word/);
  });
});
