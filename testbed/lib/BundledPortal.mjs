import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundleDir } from '../../scripts/lib/bundle.mjs';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { collectLines } from '../../scripts/lib/run.mjs';

/** Longest time from the start until it is ready, on a machine with other work. */
const START_SECONDS = 120;

/** The bundle as it runs in production: one process with an environment of its own. */
export class BundledPortal {
  /** What it has written, line by line. */
  lines = [];
  #child;
  #ended;

  /**
   * Starts the bundle; resolves when it says that it is ready.
   *
   * @param {object} options
   * @param {string} options.node
   * @param {string[]} options.configs configuration files: the bundle's own, else from the repo's root
   * @param {Record<string, string>} options.environment all of it, beside the place of programs
   * @param {string} options.address where it listens, such as `http://127.0.0.1:7008`
   * @param {string} options.dataDir of this portal alone; its log is in there
   */
  static async start(options) {
    const portal = new BundledPortal(options);
    try {
      await portal.#ready(`${options.address}/.backstage/health/v1/readiness`);
    } catch (error) {
      await portal.stop(0);
      throw error;
    }
    return portal;
  }

  /** Use {@link BundledPortal.start}. */
  constructor({ node, configs, environment, dataDir }) {
    mkdirSync(dataDir, { recursive: true });
    this.logFile = path.join(dataDir, 'bundle.log');
    this.#child = spawn(
      node,
      [
        'packages/backend',
        ...configs.flatMap(file => ['--config', placeOf(file)]),
      ],
      {
        cwd: bundleDir,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          ODP_DATA: dataDir,
          ...environment,
        },
      },
    );
    collectLines(this.#child, {
      logFile: this.logFile,
      onLine: line => this.lines.push(line),
    });
    this.#ended = new Promise(resolve => {
      this.#child.on('error', error => resolve({ code: error.message }));
      this.#child.on('close', (code, signal) => resolve({ code, signal }));
    });
  }

  get pid() {
    return this.#child.pid;
  }

  /** Waits until it has written a line that matches; who calls sets the limit. */
  async said(pattern) {
    while (!this.lines.some(line => pattern.test(line))) {
      await pause();
    }
  }

  /**
   * Asks it to end, and kills it when it has not after `graceSeconds`.
   *
   * @returns {Promise<{ code: number | null, signal: string | null }>}
   */
  async stop(graceSeconds = 30) {
    this.#child.kill('SIGTERM');
    const hard = setTimeout(
      () => this.#child.kill('SIGKILL'),
      graceSeconds * 1000,
    );
    const ended = await this.#ended;
    clearTimeout(hard);
    return ended;
  }

  async #ready(url) {
    let ended;
    this.#ended.then(how => {
      ended = how;
    });
    const deadline = Date.now() + START_SECONDS * 1000;
    while (!ended && Date.now() < deadline) {
      const ok = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
        response => response.ok,
        () => false,
      );
      if (ok) {
        return;
      }
      await pause();
    }
    throw new Failure(
      `The bundle ${
        ended
          ? `ended by itself (${ended.signal ?? `exit code ${ended.code}`})`
          : `is not ready after ${START_SECONDS} s`
      }; its output is in ${this.logFile}. Last lines:\n${this.lines
        .slice(-12)
        .join('\n')}`,
      EXIT.startFailed,
    );
  }
}

function pause() {
  return new Promise(resolve => setTimeout(resolve, 200));
}

function placeOf(file) {
  return existsSync(path.join(bundleDir, file)) ? file : path.join(root, file);
}
