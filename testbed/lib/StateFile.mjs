import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What runs of the testbed, in one file that only its owner reads.
 *
 * Per server: `{ title, version, startedAt, ready, ports, processes, environment,
 * addresses }`; a process is `{ name, pid, began, stopSignal, log, command, args, cwd }`,
 * without the last three when it cannot be started again.
 */
export class StateFile {
  #file;

  constructor(folder) {
    this.#file = path.join(folder, 'state.json');
  }

  /** The records by name of server. */
  servers() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')).servers;
    } catch (error) {
      if (error.code === 'ENOENT') {
        return {};
      }
      throw error;
    }
  }

  /** Changes fields of a server's record. */
  change(name, fields) {
    const servers = this.servers();
    this.#write({ ...servers, [name]: { ...servers[name], ...fields } });
  }

  remove(name) {
    const { [name]: _, ...others } = this.servers();
    this.#write(others);
  }

  /** In one go: who reads meanwhile, or is interrupted, meets a whole file. */
  #write(servers) {
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const next = `${this.#file}.next`;
    writeFileSync(next, `${JSON.stringify({ servers }, null, 2)}\n`, {
      mode: 0o600,
    });
    renameSync(next, this.#file);
  }
}
