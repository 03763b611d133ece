import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePorts } from '../../testbed/lib/freePorts.mjs';
import { EXIT, Failure } from './failure.mjs';

/**
 * Runs `work` with the address of a Prometheus that ends afterwards.
 *
 * @param {{ prometheus: string, folder: string, data: string, config?: string }} server
 *   folder: for its files; data: blocks that it begins with; config: text of its configuration
 * @param {(url: string) => Promise<T>} work
 * @template T
 */
export async function withPrometheus(
  { prometheus, folder, data, config: text = '{}' },
  work,
) {
  const [port] = await freePorts(1);
  const config = path.join(folder, 'prometheus.yml');
  writeFileSync(config, text);
  const log = path.join(folder, 'prometheus.log');
  const output = openSync(log, 'w');
  const child = spawn(
    prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      // Blocks of a fixed day are older than what is kept otherwise.
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { cwd: folder, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  try {
    while (
      !(await fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Failure(
          `Prometheus ended by itself:\n${readFileSync(log, 'utf8')}`,
          EXIT.startFailed,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return await work(url);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
