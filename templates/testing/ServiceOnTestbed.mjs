import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { folders } from '../../testbed/lib/folders.mjs';
import { runningEnvironment } from '../../testbed/lib/runningEnvironment.mjs';
import { targetState } from '../../testbed/lib/targetState.mjs';
import { BusOfWorkspace } from './BusOfWorkspace.mjs';
import { INSTALL } from './installService.mjs';
import { LoopbackPod } from './LoopbackPod.mjs';
import { parsed } from './renderedFiles.mjs';
import { renderSkeleton } from './renderSkeleton.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const {
  renderSubscription,
} = require('../../packages/target-state/src/index.ts');
const { PrometheusAnswers } = require('../../packages/dashboards/src/index.ts');
const {
  deployFiles,
} = require('../../plugins/scaffolder-backend-module-odp/src/component/deployFiles.ts');
const {
  skeletonValues,
} = require('../../plugins/scaffolder-backend-module-odp/src/component/skeletonValues.ts');

/**
 * A service that a golden path made, in a workspace of its own on the event bus of the
 * testbed, until it is removed. Its pods are processes: see {@link LoopbackPod}.
 */
export class ServiceOnTestbed {
  bus;
  #spec;
  #folder = mkdtempSync(path.join(os.tmpdir(), 'odp-on-testbed-'));
  #environment = runningEnvironment(folders.run);
  #program;
  #deployment;
  #pods = [];
  /** Takes spans, and does nothing with them. */
  #collector = createServer((request, response) => {
    request.resume().on('end', () => response.end());
  });

  /**
   * Renders it as the golden path does, builds it and makes its subscription.
   *
   * @param {{ name: string, language: 'go' | 'python', event: string }} asked
   */
  static async create(asked) {
    const service = new ServiceOnTestbed(asked);
    try {
      await service.#make();
    } catch (error) {
      await service.remove();
      throw error;
    }
    return service;
  }

  /** Use {@link ServiceOnTestbed.create}. */
  constructor({ name, language, event }) {
    this.#spec = {
      // Prometheus remembers those of earlier runs.
      workspace: `testbed-${randomBytes(4).toString('hex')}`,
      name,
      title: name,
      description: '',
      language,
      template: { name: `odp-${language}-service`, version: '1.0.0' },
      clusters: ['odp-eu'],
      size: 'small',
      replicas: { min: 2, max: 4 },
      event,
    };
  }

  async #make() {
    for (const name of ['ODP_PULSAR_SERVICE_URL', 'ODP_PROMETHEUS_URL']) {
      assert.ok(name in this.#environment, 'bring it up: npm run testbed');
    }
    await new Promise(resolve => {
      this.#collector.listen(0, '127.0.0.1', resolve);
    });
    const spec = this.#spec;
    const target = targetState();
    const at = this.fileOf('service');
    await renderSkeleton(
      spec.template.name,
      skeletonValues(target, spec, 'group:default/risk-platform'),
      at,
    );
    const manifests = deployFiles(target, spec);
    mkdirSync(path.join(at, 'deploy'));
    for (const [file, text] of Object.entries(manifests)) {
      writeFileSync(path.join(at, 'deploy', file), text);
    }
    [this.#deployment] = this.#read(`deploy/deployment-${spec.name}.yaml`);
    this.#program = await INSTALL[spec.language](at);
    this.bus = await BusOfWorkspace.create(
      this.#environment,
      renderSubscription(target, spec),
    );
    // As Vault would write it, and apart from the bus' own.
    mkdirSync(this.fileOf('secrets'));
    copyFileSync(this.bus.tokenFile, this.fileOf('secrets/pulsar-token'));
  }

  /** A file that lives as long as the service. */
  fileOf(name) {
    return path.join(this.#folder, name);
  }

  /** Another pod of it, once it is ready. */
  async startPod() {
    const { name } = this.#spec;
    const pod = await LoopbackPod.start(this.#program, this.#deployment, {
      name: `${name}-${this.#pods.length}`,
      podsFolder: this.#environment.ODP_PROMETHEUS_PODS_FOLDER,
      moved: {
        SECRETS_DIR: this.fileOf('secrets'),
        PULSAR_SERVICE_URL: this.bus.serviceUrl,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${
          this.#collector.address().port
        }`,
      },
      // The testbed's Pulsar asks for it; of the platform's the target state says nothing.
      added: { PULSAR_TOKEN_FILE: this.fileOf('secrets/pulsar-token') },
    });
    this.#pods.push(pod);
    return pod;
  }

  /**
   * What Prometheus has of a pod now, a value for each of a label's.
   *
   * @returns {Promise<Record<string, number>>}
   */
  async measured(metric, { pod, by, matching = '' }) {
    const { namespace } = this.#deployment.metadata;
    const series = await this.ask(
      `${metric}{namespace="${namespace}", component="${
        this.#spec.name
      }", cluster="odp-eu", pod="${pod.name}"${matching}}`,
    );
    return Object.fromEntries(
      series.map(({ metric: labels, values }) => [
        labels[by],
        Number(values[0]),
      ]),
    );
  }

  /** What Prometheus answers to an expression now. */
  ask(expr) {
    return PrometheusAnswers.create(
      this.#environment.ODP_PROMETHEUS_URL,
      Date.now() / 1000,
    ).moment(expr);
  }

  /** Names of the alerts whose condition holds now, however long it has. */
  async ringing() {
    const rules = this.alertRules();
    const answers = await Promise.all(rules.map(({ expr }) => this.ask(expr)));
    return rules
      .filter((_, index) => answers[index].length)
      .map(({ alert }) => alert);
  }

  alertRules() {
    const [{ groups }] = this.#read('observability/alerts.yaml');
    return groups.flatMap(({ rules }) => rules);
  }

  /** Queries of its dashboard. */
  drawn() {
    const [{ panels }] = this.#read('observability/dashboard.json');
    return panels.flatMap(panel => panel.targets).map(({ expr }) => expr);
  }

  /** Ends its pods, and leaves nothing behind. */
  async remove() {
    this.#pods.forEach(pod => pod.remove());
    this.#collector.close();
    await this.bus?.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #read(file) {
    return parsed(file, readFileSync(this.fileOf(`service/${file}`), 'utf8'));
  }
}
