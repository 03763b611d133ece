import { freePorts } from '../../testbed/lib/freePorts.mjs';
import { startPrometheus } from './startPrometheus.mjs';

/**
 * Runs `work` with the address of a Prometheus that ends afterwards.
 *
 * @param {{ prometheus: string, folder: string, data: string, config?: object }} server as {@link startPrometheus} takes it, on a free port
 * @param {(url: string) => Promise<T>} work
 * @template T
 */
export async function withPrometheus(server, work) {
  const [port] = await freePorts(1);
  const running = startPrometheus({ ...server, port });
  try {
    await running.ready();
    return await work(running.url);
  } finally {
    await running.stop();
  }
}
