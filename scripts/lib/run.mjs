import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Runs a command to its end. Output goes to `logFile` when given, each line to
 * `onLine`, and the last 60 lines come back with the exit code. `signal` ends it;
 * `niceness` lets others go first.
 *
 * @returns {Promise<{ code: number, tail: string[] }>}
 */
export function run(command, args, options = {}) {
  const { cwd, env, logFile, onLine, inherit, signal, niceness } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      signal,
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    child.on('error', reject);
    if (niceness && child.pid) {
      os.setPriority(child.pid, niceness);
    }
    if (inherit) {
      child.on('close', code => resolve({ code: code ?? 1, tail: [] }));
      return;
    }
    const collected = collectLines(child, { logFile, onLine });
    child.on('close', code => resolve({ code: code ?? 1, tail: collected() }));
  });
}

/** Follows a child's output: writes it to `logFile`, hands lines to `onLine`, keeps the last 60. */
export function collectLines(child, { logFile, onLine }) {
  const tail = [];
  let log;
  if (logFile) {
    mkdirSync(path.dirname(logFile), { recursive: true });
    log = createWriteStream(logFile);
  }
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', chunk => {
      log?.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        tail.push(line);
        if (tail.length > 60) {
          tail.shift();
        }
        onLine?.(line);
      }
    });
  }
  child.on('close', () => log?.end());
  return () => tail;
}
