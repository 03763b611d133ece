import { isRunning } from './processes.mjs';
import { StateFile } from './StateFile.mjs';

/**
 * What the servers give that run in whole.
 *
 * @param {string} folder of the state file
 * @returns {Record<string, string>} variables by name
 */
export function runningEnvironment(folder) {
  return Object.assign(
    {},
    ...Object.values(new StateFile(folder).servers())
      .filter(({ ready, processes }) => ready && processes.every(isRunning))
      .map(({ environment }) => environment),
  );
}
