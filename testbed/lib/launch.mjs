import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { startOf } from './processes.mjs';

/**
 * Starts a process that outlives this one, in a group of its own.
 *
 * @param {{ name: string, command: string, args: string[], cwd?: string, env?: object, stopSignal?: string, log: string, keepLog?: boolean }} what
 *   keepLog: the output goes behind what the file holds
 * @returns {{ child: import('node:child_process').ChildProcess, record: object }}
 *   record: what the state file holds of it
 */
export function launch({
  name,
  command,
  args,
  cwd,
  env,
  stopSignal,
  log,
  keepLog = false,
}) {
  const output = openSync(log, keepLog ? 'a' : 'w', 0o600);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  const { pid } = child;
  const record = { name, pid, began: startOf(pid), stopSignal, log };
  // Variables may be secrets, which the state file must not hold.
  return {
    child,
    record: env ? record : { ...record, command, args, cwd },
  };
}
