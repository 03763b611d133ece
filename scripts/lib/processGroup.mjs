/** How long a process may take to end before it is ended hard. */
const PATIENCE_MS = 8000;

/** Ends a child and all that it started, and waits for its end. */
export async function endGroup({ child, ended }) {
  signalGroup(child, 'SIGTERM');
  const hard = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(hard);
}

/** Sends a signal to a child that has a group of its own, and to all that it started. */
export function signalGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
