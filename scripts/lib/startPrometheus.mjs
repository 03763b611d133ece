import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from './failure.mjs';

/**
 * Starts a Prometheus on a port of 127.0.0.1.
 *
 * @param {{ prometheus: string, folder: string, data: string, port: number, config?: object, log?: string, retention?: string }} server
 *   folder: for its files; data: blocks that it begins with; config: its configuration;
 *   retention: how long it keeps what it has, without it for ever
 */
export function startPrometheus(server) {
  const { prometheus, folder, data, port, config = {} } = server;
  const { log = path.join(folder, 'prometheus.log') } = server;
  // Blocks of a fixed day are older than what is kept otherwise.
  const { retention = '100y' } = server;
  const file = path.join(folder, 'prometheus.yml');
  // What is JSON is YAML.
  writeFileSync(file, JSON.stringify(config, undefined, 2));
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = spawn(
    prometheus,
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${data}`,
      `--storage.tsdb.retention.time=${retention}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { cwd: folder, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const ended = once(child, 'exit');
  // A command that cannot be started has ended, too.
  ended.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  const hasEnded = () =>
    child.pid === undefined ||
    child.exitCode !== null ||
    child.signalCode !== null;
  return {
    url,
    /** Settles when the process is no more. */
    ended: ended.then(
      () => {},
      () => {},
    ),
    async ready() {
      while (!(await answers(`${url}/-/ready`))) {
        if (hasEnded()) {
          throw new Failure(
            `Prometheus ended by itself:\n${readFileSync(log, 'utf8')}`,
            EXIT.startFailed,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
    async stop() {
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 8000);
      await this.ended;
      clearTimeout(hard);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}

function answers(url) {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
