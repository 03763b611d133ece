import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import { startOf } from './processes.mjs';

/** Does a command on stand-ins for servers, as the script does it on the real ones. */
const DRIVER = `
import { runMain } from './scripts/lib/failure.mjs';
import { down } from './testbed/lib/down.mjs';
import { restart } from './testbed/lib/restart.mjs';
import { status } from './testbed/lib/status.mjs';
import { up } from './testbed/lib/up.mjs';
const { command, names, folder, options } = JSON.parse(process.env.ASKED);
const folders = { run: folder + '/run', cache: folder + '/cache' };
const interrupted = new AbortController();
process.on('SIGINT', () => interrupted.abort());
const load = async name => (await import(folder + '/' + name + '.mjs')).default;
await runMain(async () => {
  if (command === 'up') {
    const servers = await Promise.all(names.map(load));
    const toolchain = async () => {
      process.stdout.write('brings the toolchain');
      return { node: process.execPath };
    };
    await up(servers, { options, folders, toolchain, signal: interrupted.signal });
  } else if (command === 'down') {
    await down(names, folders);
  } else if (command === 'restart') {
    await restart(names[0], names.slice(1), { folders, loadServer: load });
  } else {
    process.stdout.write(status(names, folders));
  }
});
process.exit();
`;

/** A server that listens and tells what it got from others. */
const LISTENS = `
  const [port] = await context.freePorts(1);
  context.spawn('NAME', process.execPath, ['-e', \`
    console.log('NAME listens');
    require('node:http').createServer((_, response) => response.end('NAME')).listen(\${port}, '127.0.0.1');
  \`]);
  const url = 'http://127.0.0.1:' + port;
  await context.until('waits', async () => (await fetch(url)).ok);
  return { environment: { NAME_URL: url }, addresses: { Page: url } };
`;

describe('the testbed', { timeout: 60_000 }, () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-testbed-'));
  });
  afterEach(async () => {
    await ask('down', ['first', 'second']);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes the module of a stand-in. */
  const server = (name, { start = LISTENS, fields = '', prepare = '' } = {}) =>
    writeFileSync(
      path.join(folder, `${name}.mjs`),
      `export default {
        name: '${name}',
        title: 'The ${name}',
        version: options => options.${name} ?? '1',
        async prepare(context) { ${prepare} },
        async start(context) { ${start.replaceAll('NAME', name)} },
        ${fields}
      };`,
    );

  /** Runs a command to its end; `meanwhile` gets the process. */
  const ask = (command, names, { options = {}, meanwhile } = {}) =>
    new Promise(resolve => {
      const child = spawn(
        process.execPath,
        ['--input-type=module', '--eval', DRIVER],
        {
          cwd: root,
          env: {
            ...process.env,
            NODE_TEST_CONTEXT: undefined,
            ASKED: JSON.stringify({ command, names, folder, options }),
          },
        },
      );
      let output = '';
      child.stdout.on('data', data => (output += data));
      child.stderr.on('data', data => (output += data));
      child.on('close', code => resolve({ code, output }));
      meanwhile?.(child);
    });

  const stateFile = () => path.join(folder, 'run', 'state.json');
  const recorded = () => JSON.parse(readFileSync(stateFile(), 'utf8')).servers;
  const pidOf = name => recorded()[name].processes[0].pid;

  it('brings servers up in the background, tells where they are, and ends exactly them', async () => {
    server('first');
    server('second', {
      fields: `after: ['first'],`,
      start: `
        const { first_URL } = context.environmentOf('first');
        if ((await (await fetch(first_URL)).text()) !== 'first') throw new Error('not ready');
        ${LISTENS}`,
    });
    const { code, output } = await ask('up', ['first', 'second']);
    assert.equal(code, 0, output);
    const url = recorded().second.environment.second_URL;
    assert.equal(await (await fetch(url)).text(), 'second');
    assert.equal(statSync(stateFile()).mode & 0o777, 0o600);
    assert.equal(statSync(path.join(folder, 'run/first')).mode & 0o777, 0o700);

    const told = (await ask('status', ['first', 'second', 'third'])).output;
    assert.match(told, /first: running, The first 1, for 0 min \d+ s/);
    assert.match(
      told,
      new RegExp(`second: process ${pidOf('second')}, \\d+ MiB`),
    );
    assert.match(told, new RegExp(`Page: ${url}`));
    assert.match(told, /third: not started/);

    const pids = [pidOf('first'), pidOf('second')];
    assert.match(
      (await ask('down', ['first', 'second'])).output,
      /The first: first \(process \d+\) ended/,
    );
    assert.deepEqual(pids.filter(isRunning), []);
    const again = await ask('down', ['first', 'second']);
    assert.equal(again.code, 0);
    assert.match(again.output, /Nothing of the testbed runs\./);
  });

  it('leaves running what runs, and does not make a server of another version pass for it', async () => {
    server('first');
    server('second');
    await ask('up', ['first']);
    const pid = pidOf('first');
    const { code, output } = await ask('up', ['first', 'second']);
    assert.equal(code, 0);
    assert.match(output, /The first: runs already/);
    assert.equal(pidOf('first'), pid);
    assert.ok(isRunning(pid));

    const other = await ask('up', ['first'], { options: { first: '2' } });
    assert.equal(other.code, 6);
    assert.match(
      other.output,
      /The first 1 is running, and The first 2 was asked for; end it first: npm run testbed:down -- --only first/,
    );
    assert.ok(isRunning(pid));
  });

  it('ends with server, log and last lines when one is never ready, and takes down what it started but nothing else', async () => {
    server('first');
    server('second', {
      fields: 'startSeconds: 1,',
      start: `
        context.spawn('second', process.execPath, ['-e', "console.log('waits for Godot'); setInterval(() => {}, 1000)"]);
        await context.until('waits', () => false);`,
    });
    await ask('up', ['first']);
    server('third');
    const { code, output } = await ask('up', ['first', 'third', 'second']);
    assert.equal(code, 6);
    assert.match(
      output,
      /The second did not come up: it is not ready after 1 s/,
    );
    assert.match(output, /The end of .*second\.log:\n +waits for Godot/);
    assert.match(output, /The third: third \(process \d+\) ended/);
    assert.deepEqual(Object.keys(recorded()), ['first']);
    assert.ok(isRunning(pidOf('first')));
  });

  it('does not wait for a server whose process has ended', async () => {
    server('first', {
      start: `
        context.spawn('first', process.execPath, ['-e', "console.error('no such option'); process.exit(7)"]);
        await context.until('waits', () => false);`,
    });
    const { code, output } = await ask('up', ['first']);
    assert.equal(code, 6);
    assert.match(
      output,
      /The first did not come up: first ended by itself \(exit code 7\)/,
    );
    assert.match(output, /no such option/);
  });

  it('says every missing prerequisite before it fetches anything', async () => {
    server('first', {
      prepare: `(await import('node:fs')).writeFileSync('${folder}/fetched', '');`,
      fields: `prerequisites: [
        { command: 'no-such-command', name: 'Go', atLeast: '1.26', why: 'builds it', install: 'see go.dev' },
        { command: process.execPath, args: ['--version'], name: 'Node', atLeast: '1000', why: 'runs it' },
        { command: process.execPath, args: ['--version'], name: 'Old Node', atLeast: '20', why: 'runs it' },
      ],`,
    });
    const { code, output } = await ask('up', ['first']);
    assert.equal(code, 2);
    assert.match(
      output,
      /\nGo 1\.26 or later is missing \(builds it\): there is no command no-such-command; see go\.dev\.\nNode 1000 or later is missing \(runs it\): .* is version [\d.]+\.\n$/,
    );
    assert.doesNotMatch(output, /brings the toolchain/);
    assert.ok(!existsSync(path.join(folder, 'fetched')));
  });

  it('names a server that crashed with the end of its log, ends the others, and starts it again on its port', async () => {
    server('first');
    server('second');
    await ask('up', ['first', 'second']);
    const port = recorded().first.ports[0];
    process.kill(pidOf('first'), 'SIGKILL');
    await until(() => !isRunning(pidOf('first')));
    assert.match(
      (await ask('status', ['first', 'second'])).output,
      /first: ended \(first\)[^]*first\.log:\n +first listens[^]*second: running/,
    );

    const { output } = await ask('up', ['first', 'second']);
    assert.match(output, /The first: first has ended, so it is started again/);
    assert.match(output, /The second: runs already/);
    assert.deepEqual(recorded().first.ports, [port]);

    process.kill(pidOf('first'), 'SIGKILL');
    await until(() => !isRunning(pidOf('first')));
    const second = pidOf('second');
    const ended = await ask('down', ['first', 'second']);
    assert.equal(ended.code, 0);
    assert.match(ended.output, /first \(process \d+\) ran no longer/);
    assert.ok(!isRunning(second));
  });

  it('never ends a process that took over a pid', async () => {
    server('first');
    await ask('up', ['first']);
    const servers = recorded();
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
      writeFileSync(stateFile(), JSON.stringify({ servers }));
      await ask('down', ['first']);
      assert.ok(!isRunning(own.pid));
      assert.ok(isRunning(stranger.pid));
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('leaves no process behind when it is interrupted', async () => {
    server('first', {
      start: `
        context.spawn('first', process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
        await context.until('waits', () => false);`,
    });
    let pid;
    const { code, output } = await ask('up', ['first'], {
      meanwhile: async child => {
        pid = await until(
          () => existsSync(stateFile()) && recorded().first?.processes[0]?.pid,
        );
        child.kill('SIGINT');
      },
    });
    assert.equal(code, 6);
    assert.match(output, /Interrupted; what was started is ended\./);
    assert.ok(!isRunning(pid));
  });

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
    server('first', { start, fields });
    server('second');
    await ask('up', ['first', 'second']);
    const pid = pidOf('first');
    const said = async () =>
      (await fetch(recorded().first.environment.URL)).text();

    const { code, output } = await ask('restart', ['one-process', '--once']);
    assert.equal(code, 0, output);
    assert.match(output, /one-process: ready again after \d+\.\d s/);
    assert.ok(!isRunning(pid));
    assert.equal(await said(), 'as recorded;as recorded --once;');
    await ask('restart', ['one-process']);
    assert.match(await said(), /--once;as recorded;$/);
    assert.match((await ask('status', ['first'])).output, /first: running/);

    const broken = await ask('restart', ['one-process', '--broken']);
    assert.equal(broken.code, 6);
    assert.match(broken.output, /one-process ended by itself/);
    const unknown = await ask('restart', ['nobody']);
    assert.match(
      unknown.output,
      /has no process nobody; it has one-process, second/,
    );
    assert.match(
      (await ask('restart', ['second'])).output,
      /second cannot be started again alone/,
    );
  });

  it('starts over when a command before was killed half-way', async () => {
    server('first', {
      start: `
        context.spawn('first', process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
        await context.until('waits', () => false);`,
    });
    let pid;
    await ask('up', ['first'], {
      meanwhile: async child => {
        pid = await until(
          () => existsSync(stateFile()) && recorded().first?.processes[0]?.pid,
        );
        child.kill('SIGKILL');
      },
    });
    server('first');
    const { code } = await ask('up', ['first']);
    assert.equal(code, 0);
    assert.ok(!isRunning(pid));
  });
});

/** Whether more than the remains of a process are there: who collects those is not ours to say. */
function isRunning(pid) {
  return startOf(pid) !== undefined;
}

/** Waits until `look` finds something; the runner's own time limit ends a search in vain. */
async function until(look) {
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
