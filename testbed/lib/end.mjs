import { say } from '../../scripts/lib/steps.mjs';
import { endProcess } from './processes.mjs';

/**
 * Ends the processes of servers, each server's last one first, and waits.
 *
 * @param {string[]} names
 * @param state the StateFile
 * @param {{ keepRecord?: boolean }} [options] keepRecord: the server is about to be started again
 */
export async function end(names, state, { keepRecord = false } = {}) {
  await Promise.all(
    names.map(async name => {
      const { title, processes } = state.servers()[name];
      const words = [];
      for (const process of [...processes].reverse()) {
        const how = await endProcess(process);
        words.push(`${process.name} (process ${process.pid}) ${HOW[how]}`);
      }
      if (!keepRecord) {
        state.remove(name);
      }
      if (words.length) {
        say(`${title}: ${words.join(', ')}`);
      }
    }),
  );
}

const HOW = {
  ended: 'ended',
  killed: 'did not end when asked and was killed',
  gone: 'ran no longer',
};
