import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fillPrometheus } from './fillPrometheus.mjs';
import { root } from './paths.mjs';
import { startPrometheus } from './startPrometheus.mjs';
import { say } from './steps.mjs';

const TARGET_STATE = path.join(root, 'target-state/prometheus');
/** The sandbox begins its story anew with each start, so that nobody looks further back. */
const KEPT = '2d';

/**
 * A Prometheus beside the sandbox, which it reads. It comes up while the portal starts,
 * which neither waits for it nor ends with it: what happens to it is said.
 */
export class SandboxPrometheus {
  #ending = new AbortController();
  #coming = Promise.resolve();
  #server;

  /** @param {{ prometheus: string, promtool: string, dataDir: string, port: number, sandboxUrl: string }} options */
  constructor(options) {
    this.options = options;
    this.url = `http://127.0.0.1:${options.port}`;
    this.log = path.join(options.dataDir, 'logs/prometheus.log');
  }

  /** Begins to come up. */
  start() {
    const began = Date.now();
    this.#coming = this.#run().then(
      () => {
        const seconds = Math.round((Date.now() - began) / 1000);
        say(
          `Prometheus: answers on ${this.url}, with six hours of history (made in ${seconds}s)`,
        );
      },
      error => {
        if (!this.#ending.signal.aborted) {
          say(
            `Prometheus: did not start, so that dashboards are empty. ${error.message}`,
          );
        }
      },
    );
  }

  async stop() {
    this.#ending.abort();
    await this.#server?.stop();
    await this.#coming;
  }

  kill() {
    this.#ending.abort();
    this.#server?.kill();
  }

  async #run() {
    const { prometheus, promtool, dataDir, port, sandboxUrl } = this.options;
    const { signal } = this.#ending;
    const folder = path.join(dataDir, 'prometheus');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const data = path.join(folder, 'data');
    const intervals = await intervalsOfTheTargetState();
    await fillPrometheus({
      ...{ prometheus, promtool, folder, data, sandboxUrl, signal },
      scrapeSeconds: Number.parseInt(intervals.scrape_interval, 10),
    });
    signal.throwIfAborted();
    const server = startPrometheus({
      ...{ prometheus, folder, data, port },
      log: this.log,
      retention: KEPT,
      config: {
        global: intervals,
        rule_files: [path.join(TARGET_STATE, 'rules/*.yml')],
        scrape_configs: [
          {
            job_name: 'sandbox',
            // What it tells is of others, and says of whom.
            honor_labels: true,
            static_configs: [{ targets: [new URL(sandboxUrl).host] }],
          },
        ],
      },
    });
    this.#server = server;
    await server.ready();
    server.ended.then(() => {
      if (!signal.aborted) {
        say(
          `Prometheus: ended by itself; its output is in ${this.log}. The portal goes on without it.`,
        );
      }
    });
  }
}

/** Read late: on a fresh machine the package that does comes with the start. */
async function intervalsOfTheTargetState() {
  const { parse } = await import('yaml');
  const { global } = parse(
    readFileSync(path.join(TARGET_STATE, 'prometheus.yml'), 'utf8'),
  );
  const { scrape_interval, evaluation_interval } = global;
  return { scrape_interval, evaluation_interval };
}
