import { loadMetricCatalogue } from '@internal/target-state';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mergePatch, resourceOfKey, type StoredObject } from '../store';
import { play } from '../play';
import { parseTopicName } from '../pulsar/names';
import { startSandbox, type Sandbox } from '../startSandbox';
import { odpTargetState } from '../testing/ClockedCluster';
import { SandboxMetrics } from './SandboxMetrics';

const target = odpTargetState();
const catalogue = loadMetricCatalogue(
  path.resolve(__dirname, '../../../../target-state/metrics.yaml'),
);
const PODS = resourceOfKey('pods');
const EU = { cluster: 'odp-eu' };

interface Sample {
  metric: string;
  labels: Record<string, string>;
  value: number;
}

/** The samples of a text whose metric begins so, without labels that keep the scrape's own away. */
function samplesIn(text: string, metric = ''): Sample[] {
  return text
    .split('\n')
    .filter(line => line.startsWith(metric) && line && !line.startsWith('#'))
    .map(line => {
      const [, name, labels, value] = /^([^{]+)\{(.*)\} (\S+)( \d+)?$/.exec(
        line,
      )!;
      return {
        metric: name,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="([^"]*)"/g)]
            .map(([, label, content]) => [label, content])
            .filter(([, content]) => content !== ''),
        ),
        value: Number(value),
      };
    });
}

/** Values of the series of a metric that have these labels. */
function valuesOf(
  text: string,
  metric: string,
  wanted: Record<string, string>,
): number[] {
  return samplesIn(text, `${metric}{`)
    .filter(({ labels }) =>
      Object.entries(wanted).every(([name, value]) => labels[name] === value),
    )
    .map(({ value }) => value);
}

/** Values by the name of their series. */
function seriesIn(text: string): Map<string, number> {
  return new Map(
    samplesIn(text).map(({ metric, labels, value }) => [
      metric + JSON.stringify(Object.entries(labels).sort()),
      value,
    ]),
  );
}

describe('the metrics of a sandbox', () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let end: () => void;
  let metrics: SandboxMetrics;

  const start = async (scenario: string) => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'odp-metrics-'));
    sandbox = await startSandbox({
      dataDir,
      pulsar: { ports: { 'odp-eu': 0, 'odp-us': 0 }, brokers: 1 },
    });
    end = play(sandbox, { scenario, target });
    metrics = SandboxMetrics.create({
      ...sandbox,
      target,
      catalogue,
      isBusy: scenario === 'busy-day',
      playedAt: seconds(),
    });
    sandbox.publish(metrics);
  };
  const seconds = () => Math.floor(Date.now() / 1000);
  const now = () => metrics.now(seconds());
  const servingPod = () =>
    sandbox.clusters['odp-eu'].store
      .list(PODS, 'ml')
      .find(({ metadata }) => metadata.name.startsWith('bentoml-face'))!;

  afterEach(async () => {
    end();
    await sandbox.stop();
    await rm(dataDir, { recursive: true });
  });

  it('tell everything of the catalogue that somebody exports', async () => {
    await start('busy-day');
    const told = new Set(
      [...now().matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name),
    );
    // Nobody ended a workflow by force, and none ran out of time.
    const quiet = ['workflow_terminate', 'workflow_timeout'];
    expect(
      catalogue.metrics.filter(
        ({ name, exporter }) =>
          exporter !== 'recording-rule' &&
          !told.has(name) &&
          !quiet.includes(name),
      ),
    ).toEqual([]);
  });

  it('go on where the history ends: at one moment both say the same of every series', async () => {
    await start('busy-day');
    // Minutes after the story was told, so that both have counted on.
    const moment = seconds() + 425;
    const history = [
      ...metrics.history(moment, { fromSeconds: moment, toSeconds: moment }),
    ].join('');
    const inHistory = seriesIn(history);
    metrics.now(moment - 200);
    expect(inHistory.size).toBeGreaterThan(9000);
    const atOnce = seriesIn(metrics.now(moment));
    expect([...atOnce.keys()].sort()).toEqual([...inHistory.keys()].sort());
    // The event bus goes by the clock, which went on meanwhile.
    expect(differences(inHistory, atOnce, /^pulsar_/)).toEqual([]);
  });

  it('tell of a pod that somebody breaks with kubectl', async () => {
    await start('busy-day');
    const { store } = sandbox.clusters['odp-eu'];
    const pod = servingPod();
    const ofPod = { ...EU, namespace: 'ml', pod: pod.metadata.name };
    const ready = () =>
      valuesOf(now(), 'kube_deployment_status_replicas_available', {
        ...EU,
        deployment: 'bentoml-face',
      })[0];
    const reasons = () =>
      valuesOf(now(), 'kube_pod_container_status_last_terminated_reason', {
        ...ofPod,
        reason: 'OOMKilled',
      });
    const before = ready();
    expect(valuesOf(now(), 'up', ofPod)).toEqual([1]);
    expect(reasons()).toEqual([]);

    store.update({
      ...(mergePatch(pod, {
        metadata: { annotations: { 'sandbox.odp.io/behaviour': 'oom' } },
      }) as StoredObject),
    });
    await until(() => ready() === before - 1);
    expect(valuesOf(now(), 'up', ofPod)).toEqual([0]);
    expect(reasons()).toEqual([1]);
    expect(
      Math.max(
        ...valuesOf(now(), 'kube_pod_container_status_restarts_total', ofPod),
      ),
    ).toBeGreaterThan(0);

    store.remove(PODS, pod.metadata.name, 'ml');
    await until(() => !valuesOf(now(), 'kube_pod_status_phase', ofPod).length);
  });

  it('tell of a topic as long as it is there', async () => {
    await start('busy-day');
    const { state } = sandbox.pulsars['odp-eu'];
    const name = 'persistent://odp/workspace-acme-risk/risk.ticks';
    const backlogs = () =>
      valuesOf(now(), 'pulsar_storage_backlog_size', { ...EU, topic: name });
    expect(backlogs()).toHaveLength(1);
    expect(
      valuesOf(now(), 'pulsar_subscription_unacked_messages', {
        ...EU,
        exported_namespace: 'odp/workspace-acme-risk',
        subscription: 'yaml-processor',
      }),
    ).toContain(150_000);
    const { namespace } = parseTopicName(name);
    state.namespaces.get(namespace)!.topics.delete(name);
    expect(backlogs()).toEqual([]);
  });

  it('end for a cluster whose API does not answer', async () => {
    await start('busy-day');
    expect(now()).toContain('cluster="odp-us"');
    sandbox.clusters['odp-us'].faults.inject({
      effect: { kind: 'status', code: 504 },
    });
    expect(now()).not.toContain('cluster="odp-us"');
    expect(now()).toContain('cluster="odp-eu"');
  });

  it('tell of no trouble on a calm day', async () => {
    await start('calm');
    expect(
      new Set(valuesOf(now(), 'kube_pod_container_status_restarts_total', {})),
    ).toEqual(new Set([0]));
    expect(new Set(valuesOf(now(), 'up', {}))).toEqual(new Set([1]));
    expect(
      new Set(
        valuesOf(now(), 'kube_node_status_condition', { status: 'true' }),
      ),
    ).toEqual(new Set([1]));
  });

  it('are served beside the control of the sandbox, and not to a page in a browser', async () => {
    await start('calm');
    const ask = (what: string, init?: RequestInit) =>
      fetch(`${sandbox.controlUrl}/${what}`, init);
    const scrape = await ask('metrics');
    expect(scrape.headers.get('content-type')).toMatch('version=0.0.4');
    expect(await scrape.text()).toMatch(/^up\{job="kubernetes-pods",/m);
    const from = seconds();
    const history = await ask(`history?from=${from}&to=${from}`);
    expect(await history.text()).toMatch(/# EOF\n$/);
    expect((await ask('history?from=yesterday')).status).toBe(404);
    const fromAPage = { headers: { origin: 'http://localhost:3000' } };
    expect((await ask('metrics', fromAPage)).status).toBe(403);
  });
});

function differences(
  some: Map<string, number>,
  others: Map<string, number>,
  but: RegExp,
): string[] {
  return [...some.keys()].filter(
    name =>
      // Parts of a thousandth are lost when minutes are counted in pieces.
      !(Math.abs(some.get(name)! - others.get(name)!) <= 0.01) &&
      !but.test(name),
  );
}

async function until(look: () => boolean): Promise<void> {
  for (let tries = 0; !look(); tries += 1) {
    if (tries === 100) {
      throw new Error('it did not come to pass');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
