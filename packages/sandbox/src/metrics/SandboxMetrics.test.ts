import { loadMetricCatalogue } from '@internal/target-state';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mergePatch, resourceOfKey, type StoredObject } from '../store';
import { play } from '../play';
import { parseTopicName } from '../pulsar/names';
import { startSandbox } from '../startSandbox';
import { odpTargetState } from '../testing/ClockedCluster';
import { SandboxMetrics } from './SandboxMetrics';

const target = odpTargetState();
const catalogue = loadMetricCatalogue(
  path.resolve(__dirname, '../../../../target-state/metrics.yaml'),
);
const PODS = resourceOfKey('pods');
const DEPLOYMENTS = resourceOfKey('deployments.apps');
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

/** A sandbox that plays a scenario, and its metrics. */
async function startWithMetrics(scenario: string) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'odp-metrics-'));
  const sandbox = await startSandbox({
    dataDir,
    pulsar: { ports: { 'odp-eu': 0, 'odp-us': 0 }, brokers: 1 },
  });
  const end = play(sandbox, { scenario, target });
  const metrics = SandboxMetrics.create({
    ...sandbox,
    target,
    catalogue,
    isBusy: scenario === 'busy-day',
    playedAt: seconds(),
  });
  sandbox.publish(metrics);
  return {
    sandbox,
    metrics,
    now: () => metrics.now(seconds()),
    async stop() {
      end();
      await sandbox.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

describe('the metrics of a sandbox on the busy day', () => {
  let running: Awaited<ReturnType<typeof startWithMetrics>>;
  beforeAll(async () => {
    running = await startWithMetrics('busy-day');
  });
  afterAll(() => running.stop());

  it('tell everything of the catalogue that somebody exports', () => {
    const told = new Set(
      [...running.now().matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name),
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

  it('tell of a pod that somebody breaks with kubectl', async () => {
    const { store } = running.sandbox.clusters['odp-eu'];
    const pod = store
      .list(PODS, 'ml')
      .find(({ metadata }) => metadata.name.startsWith('bentoml-face'))!;
    const { name } = pod.metadata;
    const ofPod = { ...EU, namespace: 'ml', pod: name };
    const look = () => {
      const text = running.now();
      const of = (metric: string, labels: Record<string, string> = ofPod) =>
        valuesOf(text, metric, labels);
      return {
        up: of('up'),
        reasons: of('kube_pod_container_status_last_terminated_reason'),
        restarts: Math.max(...of('kube_pod_container_status_restarts_total')),
        available: of('kube_deployment_status_replicas_available', {
          ...EU,
          deployment: 'bentoml-face',
        }),
        phases: of('kube_pod_status_phase').length,
      };
    };
    expect(look()).toMatchObject({ up: [1], reasons: [], available: [3] });

    store.update(
      mergePatch(pod, {
        metadata: { annotations: { 'sandbox.odp.io/behaviour': 'oom' } },
      }) as StoredObject,
    );
    await until(
      () =>
        store.get(DEPLOYMENTS, 'bentoml-face', 'ml')?.status
          ?.availableReplicas === 2,
    );
    const broken = look();
    expect(broken).toMatchObject({ up: [0], reasons: [1], available: [2] });
    expect(broken.restarts).toBeGreaterThan(0);

    store.remove(PODS, name, 'ml');
    expect(look().phases).toBe(0);
  });

  it('tell of a topic as long as it is there', () => {
    const { state } = running.sandbox.pulsars['odp-eu'];
    const topic = 'persistent://odp/workspace-acme-risk/risk.ticks';
    const before = running.now();
    const ofTopic = { ...EU, topic };
    expect(
      valuesOf(before, 'pulsar_storage_backlog_size', ofTopic),
    ).toHaveLength(1);
    expect(
      valuesOf(before, 'pulsar_subscription_unacked_messages', {
        ...EU,
        exported_namespace: 'odp/workspace-acme-risk',
        subscription: 'yaml-processor',
      }),
    ).toContain(150_000);
    const { namespace } = parseTopicName(topic);
    state.namespaces.get(namespace)!.topics.delete(topic);
    expect(running.now()).not.toContain(topic);
  });

  it('go on where the history ends: at one moment both say the same of every series', () => {
    const { metrics } = running;
    // Minutes after the story was told, so that both have counted on.
    const moment = seconds() + 425;
    const history = seriesIn(
      [
        ...metrics.history(moment, { fromSeconds: moment, toSeconds: moment }),
      ].join(''),
    );
    const atOnce = seriesIn(metrics.now(moment));
    expect(history.size).toBeGreaterThan(9000);
    expect([...atOnce.keys()].sort()).toEqual([...history.keys()].sort());
    // The event bus goes by the clock, which went on meanwhile.
    expect(differences(history, atOnce, /^pulsar_/)).toEqual([]);
  });

  it('end for a cluster whose API does not answer', () => {
    running.sandbox.clusters['odp-us'].faults.inject({
      effect: { kind: 'status', code: 504 },
    });
    const text = running.now();
    expect(text).not.toContain('cluster="odp-us"');
    expect(text).toContain('cluster="odp-eu"');
  });
});

describe('the metrics of a sandbox on a calm day', () => {
  let running: Awaited<ReturnType<typeof startWithMetrics>>;
  beforeAll(async () => {
    running = await startWithMetrics('calm');
  });
  afterAll(() => running.stop());

  it('tell of no trouble', () => {
    const text = running.now();
    const all = (metric: string, labels = {}) => [
      ...new Set(valuesOf(text, metric, labels)),
    ];
    expect(all('kube_pod_container_status_restarts_total')).toEqual([0]);
    expect(all('up')).toEqual([1]);
    expect(all('kube_node_status_condition', { status: 'true' })).toEqual([1]);
  });

  it('are served beside the control of the sandbox, and not to a page in a browser', async () => {
    const ask = (what: string, init?: RequestInit) =>
      fetch(`${running.sandbox.controlUrl}/${what}`, init);
    const scrape = await ask('metrics');
    expect(scrape.headers.get('content-type')).toMatch('version=0.0.4');
    const text = await scrape.text();
    expect(text).toMatch(/^up\{job="kubernetes-pods",instance="",/m);
    // A label that is empty is one that a scrape does not put its own in place of.
    expect(text).toMatch(/^kong_http_requests_total\{job="",instance="",/m);
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
