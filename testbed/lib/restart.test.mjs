import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isRunning, StandIns } from './testing/StandIns.mjs';

describe('restarting a process of the testbed', { timeout: 60_000 }, () => {
  let testbed;
  beforeEach(() => {
    testbed = new StandIns();
  });
  afterEach(() => testbed.remove());

  it('starts one process again on its data and its port, with other arguments when they are given', async () => {
    const start = `
      const [port] = await context.freePorts(1);
      context.spawn('one-process', process.execPath, ['-e', \`
        const { appendFileSync, readFileSync } = require('node:fs');
        if (process.argv.includes('--broken')) process.exit(3);
        const file = '\${context.data}/starts';
        appendFileSync(file, process.argv.slice(1).join(' ') + ';');
        require('node:http').createServer((_, response) => response.end(readFileSync(file))).listen(\${port}, '127.0.0.1');
      \`, '--', 'as', 'recorded']);
      const url = 'http://127.0.0.1:' + port;
      await context.until('waits', async () => (await fetch(url)).ok);
      return { environment: { URL: url }, addresses: {} };`;
    const fields = `isReady: (name, data, since) =>
      process.getBuiltinModule('fs').statSync(data + '/starts').mtimeMs >= since,`;
    testbed.write('first', { start, fields });
    testbed.write('second');
    await testbed.ask('up', ['first', 'second']);
    const pid = testbed.pidOf('first');
    const said = async () =>
      (await fetch(testbed.recorded().first.environment.URL)).text();

    const { code, output } = await testbed.ask('restart', [
      'one-process',
      '--once',
    ]);
    assert.equal(code, 0, output);
    assert.match(output, /one-process: ready again after \d+\.\d s/);
    assert.ok(!isRunning(pid));
    assert.equal(await said(), 'as recorded;as recorded --once;');
    await testbed.ask('restart', ['one-process']);
    assert.match(await said(), /--once;as recorded;$/);
    assert.match(
      (await testbed.ask('status', ['first'])).output,
      /first: running/,
    );

    const broken = await testbed.ask('restart', ['one-process', '--broken']);
    assert.equal(broken.code, 6);
    assert.match(broken.output, /one-process ended by itself/);
    const unknown = await testbed.ask('restart', ['nobody']);
    assert.match(
      unknown.output,
      /has no process nobody; it has one-process, second/,
    );
    assert.match(
      (await testbed.ask('restart', ['second'])).output,
      /second cannot be started again alone/,
    );
  });
});
