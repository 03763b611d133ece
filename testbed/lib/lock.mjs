import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { isRunning, startOf } from './processes.mjs';

/** Does `work` while no other command changes the testbed of the same folder. */
export async function withLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'lock.json');
  const mine = { pid: process.pid, began: startOf(process.pid) };
  const take = () => writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
  try {
    take();
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
    const holder = holderOf(file);
    if (holder && isRunning(holder)) {
      throw new Failure(
        `Another command is changing the testbed (process ${holder.pid}); wait for its end, then try again.`,
        EXIT.startFailed,
      );
    }
    // Its holder was killed.
    rmSync(file, { force: true });
    take();
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
