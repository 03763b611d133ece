import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { endProcess, isRunning, startOf } from './processes.mjs';

/** A process in a group of its own that ignores SIGTERM, once it said so. */
async function stubborn() {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `process.on('SIGTERM', () => {}); process.on('SIGQUIT', () => process.exit());
       console.log('ready'); setInterval(() => {}, 1000)`,
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return { pid: child.pid, began: startOf(child.pid) };
}

describe('ending a recorded process', { timeout: 30_000 }, () => {
  it('kills one that does not end when asked', async () => {
    const record = await stubborn();
    assert.equal(await endProcess(record, 0.1), 'killed');
    assert.ok(!isRunning(record));
    assert.equal(await endProcess(record), 'gone');
  });

  it('asks with the signal that the process understands', async () => {
    const record = await stubborn();
    assert.equal(
      await endProcess({ ...record, stopSignal: 'SIGQUIT' }),
      'ended',
    );
  });
});
