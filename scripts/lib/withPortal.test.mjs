import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runModule } from './testing/runNode.mjs';
import { until } from './testing/until.mjs';

/** Stands in for Node: a process that starts another one and stays. */
const STAND_IN = `#!${process.execPath}
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
writeFileSync(process.env.ODP_DATA + '/' + process.pid + '.pids', process.pid + ' ' + child.pid);
console.log('{"ready":true}');
setInterval(() => {}, 1000);
`;

const DRIVER = `
import { Portal } from './scripts/lib/portal.mjs';
import { withPortal } from './scripts/lib/withPortal.mjs';
const portal = new Portal({
  toolchain: { node: process.env.STAND_IN, env: {} },
  ports: {
    ODP_APP_PORT: Number(process.env.APP_PORT),
    ODP_BACKEND_PORT: 11,
    ODP_SANDBOX_CONTROL_PORT: 9,
  },
  dataDir: process.env.FOLDER,
  scenario: 'busy-day',
});
await withPortal(portal, async () => {});
`;

describe('a started portal', { timeout: 30_000 }, () => {
  let folder;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-portal-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  // Each part has a child of its own.
  for (const { signal, parts, appPort } of [
    { signal: 'SIGINT', parts: ['sandbox', 'backend', 'app'], appPort: 9 },
    // The backend serves an app that is built.
    { signal: 'SIGHUP', parts: ['sandbox', 'backend'], appPort: 11 },
  ]) {
    it(`has ${parts}, and leaves no process behind after ${signal}`, async () => {
      const dataDir = mkdtempSync(path.join(folder, 'run-'));
      const standIn = path.join(dataDir, 'stand-in');
      writeFileSync(standIn, STAND_IN, { mode: 0o755 });
      let script;
      const ended = runModule(DRIVER, {
        env: { STAND_IN: standIn, FOLDER: dataDir, APP_PORT: String(appPort) },
        meanwhile: child => (script = child),
      });
      const pids = await until(() => {
        const found = pidsIn(dataDir);
        return found.length === 2 * parts.length && found;
      });
      assert.deepEqual(
        readdirSync(path.join(dataDir, 'logs')).sort(),
        parts.map(name => `${name}.log`).sort(),
      );
      assert.ok(pids.every(isRunning));
      script.kill(signal);
      await ended;
      // Who was ended with its group may outlive the script by a moment.
      await until(() => !pids.some(isRunning));
    });
  }
});

function pidsIn(dataDir) {
  return readdirSync(dataDir)
    .filter(name => name.endsWith('.pids'))
    .flatMap(name =>
      readFileSync(path.join(dataDir, name), 'utf8').split(' ').map(Number),
    );
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
