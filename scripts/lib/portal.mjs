import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { answers } from './answers.mjs';
import { EXIT, Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { endGroup, signalGroup } from './processGroup.mjs';
import { collectLines } from './run.mjs';
import { SandboxPrometheus } from './SandboxPrometheus.mjs';
import { step } from './steps.mjs';
import { timeout } from './timeout.mjs';

const TYPESCRIPT_LOADER = [
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
];

/** Arguments for Node that run a TypeScript file of the repo. */
export function typescript(file, ...args) {
  return [...TYPESCRIPT_LOADER, path.join(root, file), ...args];
}

/** What one has of one's own, such as a cluster, stands in the last one. */
const SANDBOX_CONFIGS = [
  'app-config.yaml',
  'app-config.sandbox.yaml',
  ...['app-config.local.yaml'].filter(file =>
    existsSync(path.join(root, file)),
  ),
];

/**
 * A running portal: backend and app as child processes, and a sandbox unless
 * other clusters are configured. An app on the backend's port has no process:
 * the backend serves the one that is built, as in production.
 *
 * `exited` settles with a Failure when one of them ends by itself.
 */
export class Portal {
  #children = [];
  #stopping = false;
  #reportExit = () => {};

  /**
   * @param {object} options
   * @param options.scenario of the sandbox; none is started when it is undefined
   * @param {{ prometheus: string, promtool: string }} [options.programs] of a Prometheus beside the sandbox; none is started without them
   * @param {string[]} [options.configs] configuration files from the repo's root, the last one has the last word
   * @param {Record<string, string>} [options.environment] what those files ask for
   */
  constructor(options) {
    const { toolchain, ports, dataDir, scenario, programs } = options;
    const { configs = SANDBOX_CONFIGS, environment = {} } = options;
    this.toolchain = toolchain;
    this.ports = ports;
    this.dataDir = dataDir;
    this.scenario = scenario;
    this.configs = configs;
    this.environment = environment;
    this.prometheus =
      programs &&
      new SandboxPrometheus({
        ...programs,
        dataDir,
        port: ports.ODP_PROMETHEUS_PORT,
        sandboxUrl: `http://127.0.0.1:${ports.ODP_SANDBOX_CONTROL_PORT}`,
      });
    this.url = `http://localhost:${ports.ODP_APP_PORT}`;
    this.backendUrl = `http://localhost:${ports.ODP_BACKEND_PORT}`;
    this.controlUrl = `http://127.0.0.1:${ports.ODP_SANDBOX_CONTROL_PORT}`;
    this.exited = new Promise((_, reject) => {
      this.#reportExit = reject;
    });
    // Somebody may stop the portal before anybody waits for its end.
    this.exited.catch(() => {});
  }

  /** Starts everything; resolves when the app answers. */
  async start() {
    mkdirSync(this.dataDir, { recursive: true });
    if (this.scenario) {
      await step(
        'Sandbox: two Kubernetes clusters, two event buses',
        async () => {
          await this.#sandbox();
          return {
            summary: `ready, kubectl --kubeconfig ${this.#shown(
              'sandbox/admin.kubeconfig',
            )} get pods -A`,
          };
        },
      );
      this.prometheus?.start();
    }
    const backend = this.#spawn('backend', this.#cli('packages/backend'));
    const app =
      this.url === this.backendUrl
        ? backend
        : this.#spawn('app', this.#cli('packages/app'));
    await step('Backend', async progress => {
      await this.#answers(`${this.backendUrl}/.backstage/health/v1/readiness`, {
        name: 'backend',
        lastLine: backend.lastLine,
        progress,
      });
      return { summary: `answers on ${this.backendUrl}` };
    });
    await step('App', async progress => {
      await this.#answers(this.url, {
        name: 'app',
        lastLine: app.lastLine,
        progress,
      });
      return { summary: `answers on ${this.url}` };
    });
  }

  /** Ends every process that this portal started, and waits for their end. */
  async stop() {
    this.#stopping = true;
    await Promise.all([
      this.prometheus?.stop(),
      ...this.#children.reverse().map(endGroup),
    ]);
  }

  /** Ends every process at once, without waiting. */
  kill() {
    this.prometheus?.kill();
    for (const { child } of this.#children) {
      signalGroup(child, 'SIGKILL');
    }
  }

  async #sandbox() {
    let reportReady;
    const ready = new Promise(resolve => {
      reportReady = resolve;
    });
    this.#spawn('sandbox', {
      cwd: root,
      args: typescript(
        'packages/sandbox/src/cli.ts',
        '--data-dir',
        path.join(this.dataDir, 'sandbox'),
        '--scenario',
        this.scenario,
        '--port-eu',
        this.ports.ODP_SANDBOX_EU_PORT,
        '--port-us',
        this.ports.ODP_SANDBOX_US_PORT,
        '--pulsar-eu',
        this.ports.ODP_SANDBOX_PULSAR_EU_PORT,
        '--pulsar-us',
        this.ports.ODP_SANDBOX_PULSAR_US_PORT,
        '--control-port',
        this.ports.ODP_SANDBOX_CONTROL_PORT,
      ),
      onLine: line => {
        if (line.startsWith('{"ready":true')) {
          reportReady();
        }
      },
    });
    await Promise.race([ready, this.exited, timeout(60, 'sandbox')]);
  }

  #spawn(name, { cwd, args, onLine }) {
    const logFile = path.join(this.dataDir, 'logs', `${name}.log`);
    const child = spawn(this.toolchain.node, args.map(String), {
      cwd,
      // Its own group, so that ending it ends what it started.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...this.toolchain.env,
        ...Object.fromEntries(
          Object.entries(this.ports).map(([key, value]) => [
            key,
            String(value),
          ]),
        ),
        ...(this.prometheus && { ODP_PROMETHEUS_URL: this.prometheus.url }),
        ...this.environment,
        ODP_DATA: this.dataDir,
        NODE_ENV: 'development',
        BROWSER: 'none',
        FORCE_COLOR: '0',
      },
    });
    let last = '';
    const tail = collectLines(child, {
      logFile,
      onLine: line => {
        last = line;
        onLine?.(line);
      },
    });
    const ended = new Promise(resolve => {
      child.on('error', error => {
        last = error.message;
        resolve();
      });
      child.on('close', code => {
        if (!this.#stopping) {
          this.#reportExit(
            new Failure(
              `The ${name} ended by itself (exit code ${code}); its output is in ${logFile}. Last lines:\n${tail()
                .slice(-12)
                .join('\n')}`,
              EXIT.startFailed,
            ),
          );
        }
        resolve();
      });
    });
    this.#children.push({ child, ended });
    return { lastLine: () => last };
  }

  async #answers(url, { name, lastLine, progress }) {
    const wait = answers(url, {
      stopped: () => this.#stopping,
      waits: () => progress(lastLine().slice(0, 90) || 'starting'),
    });
    await Promise.race([wait, this.exited, timeout(240, name)]);
  }

  #cli(folder) {
    return {
      cwd: path.join(root, folder),
      args: [
        path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'start',
        ...this.configs.flatMap(file => ['--config', path.join(root, file)]),
      ],
    };
  }

  #shown(file) {
    return path.relative(process.cwd(), path.join(this.dataDir, file));
  }
}
