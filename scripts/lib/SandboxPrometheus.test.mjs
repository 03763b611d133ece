import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { freePorts } from '../../testbed/lib/freePorts.mjs';
import { runModule } from './testing/runNode.mjs';
import { until } from './testing/until.mjs';

/** Stands in for Prometheus: says where it listens and what it was told, and answers queries with one series. */
const PROMETHEUS = `#!${process.execPath}
const http = require('node:http');
const { readFileSync, writeFileSync } = require('node:fs');
const told = Object.fromEntries(process.argv.slice(2).map(argument => argument.replace(/^--/, '').split('=')));
if (process.argv[2] === '--version') process.exit(0);
const config = JSON.parse(readFileSync(told['config.file'], 'utf8'));
if (config.scrape_configs) writeFileSync(process.env.FOLDER + '/serving', String(process.pid));
const [host, port] = told['web.listen-address'].split(':');
http.createServer((request, response) => {
  response.end(JSON.stringify({ data: { result: [{ metric: { cluster: 'odp-eu' }, values: [[1, '2']] }] } }));
}).listen(Number(port), host);
`;

/** Stands in for promtool: keeps the text that it is to make blocks of. */
const PROMTOOL = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
if (process.argv[2] === '--version') process.exit(0);
appendFileSync(process.env.FOLDER + '/blocks', readFileSync(process.argv[5]));
`;

const DRIVER = `
import { Portal } from './scripts/lib/portal.mjs';
import { withPortal } from './scripts/lib/withPortal.mjs';
import { findPrometheus } from './scripts/lib/findPrometheus.mjs';
const portal = new Portal({
  toolchain: { node: process.env.STAND_IN, env: {} },
  ports: {
    ODP_APP_PORT: 9,
    ODP_BACKEND_PORT: 11,
    ODP_SANDBOX_CONTROL_PORT: Number(process.env.CONTROL),
    ODP_PROMETHEUS_PORT: Number(process.env.PORT),
  },
  dataDir: process.env.FOLDER,
  scenario: 'busy-day',
  programs: await findPrometheus(),
});
await withPortal(portal, async () => {});
`;

/** Stands in for Node: sandbox, backend and app, which note the Prometheus that they are given. */
const NODE = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.FOLDER + '/given', (process.env.ODP_PROMETHEUS_URL ?? 'none') + '\\n');
console.log('{"ready":true}');
setInterval(() => {}, 1000);
`;

describe('Prometheus beside the sandbox', { timeout: 60_000 }, () => {
  let folder;
  let bin;
  let sandbox;
  let dataDir;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-prometheus-'));
    bin = path.join(folder, 'bin');
    mkdirSync(bin);
    const programs = { prometheus: PROMETHEUS, promtool: PROMTOOL, node: NODE };
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(path.join(bin, name), text, { mode: 0o755 });
    }
    sandbox = http.createServer((request, response) =>
      response.end(`# ${request.url}\n`),
    );
    await new Promise(resolve => sandbox.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(folder, 'run-'));
  });

  const file = name => path.join(dataDir, name);
  const read = name =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '';
  const run = async ({ env, meanwhile }) => {
    const [port] = await freePorts(1);
    const ended = runModule(DRIVER, {
      env: {
        PATH: bin,
        STAND_IN: path.join(bin, 'node'),
        FOLDER: dataDir,
        PORT: port,
        CONTROL: sandbox.address().port,
        ODP_CACHE: path.join(dataDir, 'cache'),
        ODP_PROMETHEUS: '',
        ...env,
      },
      meanwhile: child => meanwhile(child, port),
    });
    return ended;
  };
  const everybodyStarted = () =>
    until(() => read('given').split('\n').length === 4);

  it('is filled with the history of the sandbox, told to the backend, and ends with the portal', async () => {
    let output = '';
    const { port, text } = await new Promise(resolve => {
      const ended = run({
        meanwhile: async (child, given) => {
          child.stdout.on('data', data => (output += data));
          await everybodyStarted();
          await until(() => output.includes('Prometheus: answers'));
          child.kill('SIGINT');
          resolve({ port: given, text: (await ended).output });
        },
      });
    });
    assert.match(text, /Prometheus: the one on PATH/);
    assert.match(text, /with six hours of history/);
    const blocks = read('blocks');
    const [, first, last] = /^# \/history\?from=(\d+)&to=(\d+)$/m.exec(blocks);
    const [, from, to] = /^# \/history\?from=(\d+)&to=(\d+)&step=15$/m.exec(
      blocks,
    );
    assert.equal(to - first, 6 * 3600);
    // What rules look back over from now on is as dense as scrapes, without a hole before it.
    assert.equal(from - last, 15);
    assert.ok(to - last > 300);
    assert.match(
      blocks,
      /^odp:gateway_requests:rate5m\{cluster="odp-eu"\} 2 1$/m,
    );
    // The sandbox starts before it, and needs none.
    assert.match(read('given'), new RegExp(`http://127.0.0.1:${port}`));
    await until(() => !isRunning(Number(read('serving'))));
  });

  it('is said to have ended by itself, and the portal goes on', async () => {
    let output = '';
    await run({
      meanwhile: async child => {
        child.stdout.on('data', data => (output += data));
        await until(() => output.includes('Prometheus: answers'));
        process.kill(Number(read('serving')), 'SIGKILL');
        await until(() => output.includes('Prometheus: ended by itself'));
        assert.equal(child.exitCode, null);
        child.kill('SIGINT');
      },
    });
    assert.match(output, /The portal goes on without it\./);
  });

  it('does not hold up or end the portal when it cannot be filled', async () => {
    const broken = path.join(dataDir, 'bin');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'prometheus'), PROMETHEUS, { mode: 0o755 });
    writeFileSync(
      path.join(broken, 'promtool'),
      `#!${process.execPath}\nif (process.argv[2] === '--version') process.exit(0);\nconsole.log('no space left'); process.exit(1);\n`,
      { mode: 0o755 },
    );
    let output = '';
    await run({
      env: { PATH: broken },
      meanwhile: async child => {
        child.stdout.on('data', data => (output += data));
        await everybodyStarted();
        await until(() => output.includes('Prometheus: did not start'));
        child.kill('SIGINT');
      },
    });
    assert.match(output, /no space left/);
  });

  it('is none where there is none, and the start says in one line what to do', async () => {
    let output = '';
    await run({
      env: { PATH: path.join(dataDir, 'nothing') },
      meanwhile: async child => {
        child.stdout.on('data', data => (output += data));
        await everybodyStarted();
        child.kill('SIGINT');
      },
    });
    assert.match(
      output,
      /Prometheus: none, .* install Prometheus with promtool, so that both are on PATH .* then start again\./,
    );
    assert.equal(read('given'), 'none\nnone\nnone\n');
  });

  it('is none when it is switched off, and no start at all when it is required and not there', async () => {
    const off = await runModule(
      `import { findPrometheus } from './scripts/lib/findPrometheus.mjs'; await findPrometheus();`,
      { env: { ODP_PROMETHEUS: 'off' } },
    );
    assert.match(off.output, /Prometheus: none, .* ODP_PROMETHEUS is off/);
    const required = await runModule(
      `import { findPrometheus } from './scripts/lib/findPrometheus.mjs';
       import { runMain } from './scripts/lib/failure.mjs';
       await runMain(findPrometheus);`,
      {
        env: {
          PATH: path.join(dataDir, 'nothing'),
          ODP_CACHE: path.join(dataDir, 'cache'),
          ODP_PROMETHEUS: 'required',
        },
      },
    );
    assert.equal(required.code, 5);
    assert.match(required.output, /There is no Prometheus, and .* required/);
  });
});

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
