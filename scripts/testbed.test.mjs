import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { runNode } from './lib/testing/runNode.mjs';

describe('npm run testbed', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-testbed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const testbed = (...args) =>
    runNode(['scripts/testbed.mjs', ...args], { env: { ODP_CACHE: folder } });

  it('names what can be asked for', async () => {
    const server = await testbed('up', '--only', 'pulsar,grafana');
    assert.equal(server.code, 6);
    assert.match(
      server.output,
      /--only does not know grafana; it takes kubernetes, kube-state-metrics, pulsar, postgres, postgres-exporter, keycloak, prometheus\./,
    );
    const version = await testbed('up', '--pulsar', '2.10');
    assert.match(
      version.output,
      /--pulsar does not know 2\.10; it takes 3\.1\.0, 4\.0\.7\./,
    );
    const option = await testbed('up', '--cold');
    assert.equal(option.code, 6);
    assert.doesNotMatch(option.output, /\n\s+at /, 'a stack is no sentence');
  });

  it('is fine with nothing running', async () => {
    assert.match(
      (await testbed('status', '--only', 'pulsar')).output,
      /^pulsar: not started\n$/,
    );
    const down = await testbed('down');
    assert.equal(down.code, 0);
    assert.match(down.output, /Nothing of the testbed runs\./);
  });

  it('does not change what another command is changing, and survives one that was killed', async () => {
    const lock = path.join(folder, 'testbed', 'lock.json');
    mkdirSync(path.dirname(lock), { recursive: true });
    const { startOf } = await import('../testbed/lib/processes.mjs');
    const holder = { pid: process.pid, began: startOf(process.pid) };
    writeFileSync(lock, JSON.stringify(holder));
    const { code, output } = await testbed('down');
    assert.equal(code, 6);
    assert.match(output, new RegExp(`\\(process ${process.pid}\\)`));

    writeFileSync(lock, JSON.stringify({ ...holder, began: 'earlier' }));
    assert.equal((await testbed('down')).code, 0);
  });
});
