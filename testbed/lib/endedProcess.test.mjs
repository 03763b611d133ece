import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { until } from '../../scripts/lib/testing/until.mjs';
import { isRunning, StandIns } from './testing/StandIns.mjs';

describe('a process of the testbed that has ended', { timeout: 60_000 }, () => {
  let testbed;
  beforeEach(() => {
    testbed = new StandIns();
  });
  afterEach(() => testbed.remove());

  it('names a server that crashed with the end of its log, ends the others, and starts it again on its port', async () => {
    testbed.write('first');
    testbed.write('second');
    await testbed.ask('up', ['first', 'second']);
    const port = testbed.recorded().first.ports[0];
    process.kill(testbed.pidOf('first'), 'SIGKILL');
    await until(() => !isRunning(testbed.pidOf('first')));
    assert.match(
      (await testbed.ask('status', ['first', 'second'])).output,
      /first: ended \(first\)[^]*first\.log:\n +first listens[^]*second: running/,
    );

    const { output } = await testbed.ask('up', ['first', 'second']);
    assert.match(output, /The first: first has ended, so it is started again/);
    assert.match(output, /The second: runs already/);
    assert.deepEqual(testbed.recorded().first.ports, [port]);

    process.kill(testbed.pidOf('first'), 'SIGKILL');
    await until(() => !isRunning(testbed.pidOf('first')));
    const second = testbed.pidOf('second');
    const ended = await testbed.ask('down', ['first', 'second']);
    assert.equal(ended.code, 0);
    assert.match(ended.output, /first \(process \d+\) ran no longer/);
    assert.ok(!isRunning(second));
  });

  it('never ends a process that took over a pid', async () => {
    testbed.write('first');
    await testbed.ask('up', ['first']);
    const servers = testbed.recorded();
    const stranger = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'],
      { detached: true },
    );
    try {
      const [own] = servers.first.processes;
      servers.first.processes = [
        own,
        { ...own, pid: stranger.pid, began: 'earlier' },
      ];
      writeFileSync(testbed.stateFile, JSON.stringify({ servers }));
      await testbed.ask('down', ['first']);
      assert.ok(!isRunning(own.pid));
      assert.ok(isRunning(stranger.pid));
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});
