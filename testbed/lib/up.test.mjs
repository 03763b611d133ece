import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isRunning, LISTENS, StandIns } from './testing/StandIns.mjs';

describe('bringing the testbed up', { timeout: 60_000 }, () => {
  let testbed;
  beforeEach(() => {
    testbed = new StandIns();
  });
  afterEach(() => testbed.remove());

  it('brings servers up in the background, tells where they are, and ends exactly them', async () => {
    testbed.write('first');
    testbed.write('second', {
      fields: `after: ['first'],`,
      start: `
        const { first_URL } = context.environmentOf('first');
        if ((await (await fetch(first_URL)).text()) !== 'first') throw new Error('not ready');
        ${LISTENS}`,
    });
    const { code, output } = await testbed.ask('up', ['first', 'second']);
    assert.equal(code, 0, output);
    const url = testbed.recorded().second.environment.second_URL;
    assert.equal(await (await fetch(url)).text(), 'second');
    assert.equal(statSync(testbed.stateFile).mode & 0o777, 0o600);
    assert.equal(
      statSync(path.join(testbed.folder, 'run/first')).mode & 0o777,
      0o700,
    );

    const told = (await testbed.ask('status', ['first', 'second', 'third']))
      .output;
    assert.match(told, /first: running, The first 1, for 0 min \d+ s/);
    assert.match(
      told,
      new RegExp(`second: process ${testbed.pidOf('second')}, \\d+ MiB`),
    );
    assert.match(told, new RegExp(`Page: ${url}`));
    assert.match(told, /third: not started/);

    const pids = [testbed.pidOf('first'), testbed.pidOf('second')];
    assert.match(
      (await testbed.ask('down', ['first', 'second'])).output,
      /The first: first \(process \d+\) ended/,
    );
    assert.deepEqual(pids.filter(isRunning), []);
    const again = await testbed.ask('down', ['first', 'second']);
    assert.equal(again.code, 0);
    assert.match(again.output, /Nothing of the testbed runs\./);
  });

  it('leaves running what runs, and does not make a server of another version pass for it', async () => {
    testbed.write('first');
    testbed.write('second');
    await testbed.ask('up', ['first']);
    const pid = testbed.pidOf('first');
    const { code, output } = await testbed.ask('up', ['first', 'second']);
    assert.equal(code, 0);
    assert.match(output, /The first: runs already/);
    assert.equal(testbed.pidOf('first'), pid);
    assert.ok(isRunning(pid));

    const other = await testbed.ask('up', ['first'], {
      options: { first: '2' },
    });
    assert.equal(other.code, 6);
    assert.match(
      other.output,
      /The first 1 is running, and The first 2 was asked for; end it first: npm run testbed:down -- --only first/,
    );
    assert.ok(isRunning(pid));
  });

  it('says every missing prerequisite before it fetches anything', async () => {
    testbed.write('first', {
      prepare: `(await import('node:fs')).writeFileSync('${testbed.folder}/fetched', '');`,
      fields: `prerequisites: [
        { command: 'no-such-command', name: 'Go', atLeast: '1.26', why: 'builds it', install: 'see go.dev' },
        { command: process.execPath, args: ['--version'], name: 'Node', atLeast: '1000', why: 'runs it' },
        { command: process.execPath, args: ['--version'], name: 'Old Node', atLeast: '20', why: 'runs it' },
      ],`,
    });
    const { code, output } = await testbed.ask('up', ['first']);
    assert.equal(code, 2);
    assert.match(
      output,
      /\nGo 1\.26 or later is missing \(builds it\): there is no command no-such-command; see go\.dev\.\nNode 1000 or later is missing \(runs it\): .* is version [\d.]+\.\n$/,
    );
    assert.doesNotMatch(output, /brings the toolchain/);
    assert.ok(!existsSync(path.join(testbed.folder, 'fetched')));
  });
});
