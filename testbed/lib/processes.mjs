import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');

/**
 * When a process began, as text that no later process with the same pid has:
 * the boot and the tick on Linux, the time elsewhere.
 *
 * @returns {string | undefined} undefined when there is no such process, or only its remains
 */
export function startOf(pid) {
  if (!HAS_PROC) {
    const [state, ...began] = ps(['stat', 'lstart'], '-p', String(pid));
    return state && !state.startsWith('Z') ? began.join(' ') : undefined;
  }
  const stat = statOf(pid);
  return stat && stat.state !== 'Z' ? `${bootId()} ${stat.began}` : undefined;
}

/** Whether the very process that was recorded still runs. */
export function isRunning({ pid, began }) {
  return began !== undefined && startOf(pid) === began;
}

/**
 * Ends a recorded process and its group, and waits for the end: first with its
 * own stop signal, after the grace with SIGKILL. A process that took over the
 * pid is left alone.
 *
 * @returns {Promise<'ended' | 'killed' | 'gone'>} gone: it ran no longer
 */
export async function endProcess(record, graceSeconds = 30) {
  if (!isRunning(record)) {
    return 'gone';
  }
  signalGroup(record.pid, record.stopSignal ?? 'SIGTERM');
  const deadline = Date.now() + graceSeconds * 1000;
  while (isRunning(record)) {
    if (Date.now() > deadline) {
      signalGroup(record.pid, 'SIGKILL');
      while (isRunning(record)) {
        await pause();
      }
      return 'killed';
    }
    await pause();
  }
  return 'ended';
}

/** Memory of a process and all that it started, in bytes; what they share counts once. */
export function memoryOf(pid) {
  const children = new Map();
  for (const [child, parent] of HAS_PROC
    ? parentsFromProc()
    : parentsFromPs()) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const sum = of =>
    memoryOfOne(of) +
    (children.get(of) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

function pause() {
  return new Promise(resolve => setTimeout(resolve, 100));
}

function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** The fields of /proc/<pid>/stat behind the name, which may hold spaces and brackets. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
      state: fields[0],
      parent: Number(fields[1]),
      began: fields[19],
    };
  } catch {
    return undefined;
  }
}

function parentsFromProc() {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => [Number(name), statOf(name)?.parent])
    .filter(([, parent]) => parent !== undefined);
}

function parentsFromPs() {
  const numbers = ps(['pid', 'ppid'], '-A').map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[2 * index],
    numbers[2 * index + 1],
  ]);
}

function memoryOfOne(pid) {
  const kibibytes = HAS_PROC
    ? fieldOf(`/proc/${pid}/smaps_rollup`, 'Pss') ??
      fieldOf(`/proc/${pid}/status`, 'VmRSS')
    : ps(['rss'], '-p', String(pid))[0];
  return Number(kibibytes ?? 0) * 1024;
}

function fieldOf(file, name) {
  try {
    return readFileSync(file, 'utf8').match(
      new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm'),
    )?.[1];
  } catch {
    return undefined;
  }
}

/** The words that `ps` prints; none when it finds nothing. */
function ps(fields, ...which) {
  try {
    return execFileSync(
      'ps',
      [...which, ...fields.flatMap(field => ['-o', `${field}=`])],
      {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      },
    )
      .trim()
      .split(/\s+/);
  } catch {
    return [];
  }
}
