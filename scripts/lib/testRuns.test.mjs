import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** Runs one check in a process of its own, since it prints, and tells its counts last. */
const DRIVER = `
import { runCheck } from './scripts/lib/testRuns.mjs';
const { args, env } = JSON.parse(process.env.ASKED);
const counts = await runCheck('A check', args, { node: process.execPath, env });
process.stdout.write(JSON.stringify(counts) + '\\n');
`;

describe('the checks of npm test', () => {
  const check = async (args, env = {}) => {
    const { tail } = await run(
      process.execPath,
      ['--input-type=module', '--eval', DRIVER],
      { cwd: root, env: { ASKED: JSON.stringify({ args, env }) } },
    );
    return { counts: JSON.parse(tail.at(-1)), said: tail.join('\n') };
  };

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
    const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-docs-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
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
