import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { collectLines } from '../../scripts/lib/run.mjs';
import { freePorts } from '../../testbed/lib/freePorts.mjs';
import { untilEqual } from './untilEqual.mjs';

/** Annotation with the port that Prometheus reads. */
const PORT = 'prometheus.io/port';

/**
 * A pod of a rendered Deployment as a process of this machine. It gets the environment
 * and the time to end that the manifest gives, addresses on loopback in place of those of
 * a cluster, and Prometheus is told of it as by Kubernetes.
 */
export class LoopbackPod {
  name;
  #process;
  #said;
  #ended;
  #url;
  #targets;
  #millisecondsToEnd;

  /**
   * Starts it, and waits until it is ready.
   *
   * @param {{ command: string, args?: string[], cwd: string }} program
   * @param {object} deployment as rendered
   * @param {{ name: string, podsFolder: string, moved: Record<string, string>, added: Record<string, string> }} place
   *   podsFolder: where Prometheus looks for pods; moved: what the manifest gives, and is elsewhere here;
   *   added: what it does not give
   */
  static async start(program, deployment, place) {
    const pod = new LoopbackPod();
    pod.name = place.name;
    const ports = await freePorts(2);
    try {
      pod.#run(program, deployment.spec.template, {
        ...place,
        ports,
      });
      await untilEqual(() => pod.#status('/readyz'), 200);
      pod.#tellPrometheus(deployment, { ...place, ports });
    } catch (error) {
      pod.remove();
      throw error;
    }
    return pod;
  }

  #run(
    { command, args = [], cwd },
    { spec, metadata },
    { moved, added, ports },
  ) {
    const [container] = spec.containers;
    const given = Object.fromEntries(
      container.env.map(({ name, value }) => [name, value]),
    );
    // Where Prometheus is led to, the service was told to listen.
    assert.equal(given.METRICS_ADDRESS, `:${metadata.annotations[PORT]}`);
    const [port, metricsPort] = ports;
    this.#url = `http://127.0.0.1:${port}`;
    this.#millisecondsToEnd =
      (spec.terminationGracePeriodSeconds -
        container.lifecycle.preStop.sleep.seconds) *
      1000;
    const onLoopback = {
      HTTP_ADDRESS: `127.0.0.1:${port}`,
      METRICS_ADDRESS: `127.0.0.1:${metricsPort}`,
      ...moved,
    };
    for (const name of Object.keys(onLoopback)) {
      assert.ok(name in given, `the manifest does not give ${name}`);
    }
    this.#process = spawn(command, args, {
      cwd,
      env: { ...given, ...onLoopback, ...added },
    });
    this.#said = collectLines(this.#process, {});
    this.#ended = once(this.#process, 'close');
  }

  /** As Kubernetes' discovery does: an address for each port, with the pod's name, labels and annotations. */
  #tellPrometheus({ metadata: { namespace }, spec }, place) {
    const { labels, annotations } = spec.template.metadata;
    const { name, podsFolder, ports } = place;
    const [port, metricsPort] = ports;
    const about = {
      ...metaLabels('label', labels),
      ...metaLabels('annotation', { ...annotations, [PORT]: `${metricsPort}` }),
      __meta_kubernetes_namespace: namespace,
      __meta_kubernetes_pod_name: name,
    };
    const targets = [port, metricsPort].map(each => `127.0.0.1:${each}`);
    this.#targets = path.join(podsFolder, `${namespace}.${name}.json`);
    // Prometheus reads a whole file, or none.
    writeFileSync(
      `${this.#targets}.next`,
      JSON.stringify([{ targets, labels: about }]),
    );
    renameSync(`${this.#targets}.next`, this.#targets);
  }

  get(where) {
    return fetch(`${this.#url}${where}`);
  }

  /** Asks it to end. */
  terminate() {
    this.#process.kill('SIGTERM');
  }

  /** Waits until it wants no more requests: it says so for a second, and then does not listen any more. */
  async isEnding() {
    const isReady = async () => (await this.#status('/readyz')) === 200;
    await untilEqual(isReady, false);
  }

  /** How it ended; when that takes longer than a kubelet waits, by force. */
  async end() {
    const force = setTimeout(
      () => this.#process.kill('SIGKILL'),
      this.#millisecondsToEnd,
    );
    const [code, signal] = await this.#ended;
    clearTimeout(force);
    return { code, signal };
  }

  /** The last lines that it wrote. */
  said() {
    return this.#said().join('\n');
  }

  /** Nothing is left of it. */
  remove() {
    this.#process?.kill('SIGKILL');
    if (this.#targets) {
      rmSync(this.#targets, { force: true });
    }
  }

  async #status(where) {
    assert.equal(this.#process.exitCode, null, this.said());
    try {
      return (await this.get(where)).status;
    } catch {
      return 'does not answer';
    }
  }
}

function metaLabels(kind, values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `__meta_kubernetes_pod_${kind}_${name.replace(/\W/g, '_')}`,
      value,
    ]),
  );
}
