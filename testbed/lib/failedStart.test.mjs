import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { until } from '../../scripts/lib/testing/until.mjs';
import { isRunning, StandIns } from './testing/StandIns.mjs';

/** Starts a process, and waits for something that does not come. */
const NEVER_READY = `
  context.spawn('first', process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await context.until('waits', () => false);`;

describe('a start of the testbed that fails', { timeout: 60_000 }, () => {
  let testbed;
  beforeEach(() => {
    testbed = new StandIns();
  });
  afterEach(() => testbed.remove());

  /** As soon as it has one. */
  const pidOfFirst = () =>
    until(
      () =>
        existsSync(testbed.stateFile) &&
        testbed.recorded().first?.processes[0]?.pid,
    );

  it('ends with server, log and last lines when one is never ready, and takes down what it started but nothing else', async () => {
    testbed.write('first');
    testbed.write('second', {
      fields: 'startSeconds: 1,',
      start: `
        context.spawn('second', process.execPath, ['-e', "console.log('waits for Godot'); setInterval(() => {}, 1000)"]);
        await context.until('waits', () => false);`,
    });
    await testbed.ask('up', ['first']);
    testbed.write('third');
    const { code, output } = await testbed.ask('up', [
      'first',
      'third',
      'second',
    ]);
    assert.equal(code, 6);
    assert.match(
      output,
      /The second did not come up: it is not ready after 1 s/,
    );
    assert.match(output, /The end of .*second\.log:\n +waits for Godot/);
    assert.match(output, /The third: third \(process \d+\) ended/);
    assert.deepEqual(Object.keys(testbed.recorded()), ['first']);
    assert.ok(isRunning(testbed.pidOf('first')));
  });

  it('does not wait for a server whose process has ended', async () => {
    testbed.write('first', {
      start: `
        context.spawn('first', process.execPath, ['-e', "console.error('no such option'); process.exit(7)"]);
        await context.until('waits', () => false);`,
    });
    const { code, output } = await testbed.ask('up', ['first']);
    assert.equal(code, 6);
    assert.match(
      output,
      /The first did not come up: first ended by itself \(exit code 7\)/,
    );
    assert.match(output, /no such option/);
  });

  it('leaves no process behind when it is interrupted', async () => {
    testbed.write('first', { start: NEVER_READY });
    let pid;
    const { code, output } = await testbed.ask('up', ['first'], {
      meanwhile: async child => {
        pid = await pidOfFirst();
        child.kill('SIGINT');
      },
    });
    assert.equal(code, 6);
    assert.match(output, /Interrupted; what was started is ended\./);
    assert.ok(!isRunning(pid));
  });

  it('starts over when a command before was killed half-way', async () => {
    testbed.write('first', { start: NEVER_READY });
    let pid;
    await testbed.ask('up', ['first'], {
      meanwhile: async child => {
        pid = await pidOfFirst();
        child.kill('SIGKILL');
      },
    });
    testbed.write('first');
    const { code } = await testbed.ask('up', ['first']);
    assert.equal(code, 0);
    assert.ok(!isRunning(pid));
  });
});
