import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  resourceOfKey,
  startSandbox,
  type Sandbox,
  type SandboxCluster,
} from '@internal/sandbox';
import { parse } from 'yaml';
import type { ClusterClient } from './client/ClusterClient';
import { createClusterClient } from './client/createClusterClient';
import { connectCluster } from './connect/connectCluster';
import { readClusterDefinitions } from './definition/readClusterDefinitions';
import type { ReflectorHandle } from './reflector/ReflectorOptions';
import type { ReflectorPhase } from './reflector/ReflectorState';
import { startReflector } from './reflector/startReflector';
import { eventually } from './testing/eventually';

/** From configuration to records, against the sandbox: TLS, tokens, rights and wire as in use. */
describe('a cluster on a bad day', () => {
  let folder: string;
  let sandbox: Sandbox;
  let cluster: SandboxCluster;
  let client: ClusterClient;
  let handle: ReflectorHandle<unknown>;
  let phases: ReflectorPhase[];
  let reasons: string[];

  const phase = () => handle.state().phase;
  const isLive = () => phase() === 'live';
  const reason = () => handle.state().reason;

  function pod(name: string, fields: object = {}) {
    return cluster.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'execution', ...fields },
      spec: { containers: [{ name: 'app', image: 'app' }] },
    });
  }

  function start(plural = 'pods', group = '') {
    phases = [];
    reasons = [];
    handle = startReflector({
      client,
      resource: { group, version: 'v1', plural },
      project: raw => raw,
      onStateChange: state => {
        phases.push(state.phase);
        reasons.push(state.reason ?? '');
      },
      pageSize: 2,
      timing: { backoffMs: [5, 50], gapMs: 50, idleMs: 400 },
    });
    return handle;
  }

  async function startLive() {
    start();
    await eventually('live', isLive);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    sandbox = await startSandbox({
      dataDir: folder,
      ports: { 'odp-eu': 0 },
      bookmarkMs: 50,
    });
    cluster = sandbox.clusters['odp-eu'];
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'execution' },
    });
    ['a', 'b', 'c', 'd', 'e'].forEach(name => pod(name));
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    const [definition] = readClusterDefinitions(
      new ConfigReader({
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'odp-eu',
                  url: cluster.url,
                  authProvider: 'serviceAccount',
                  caFile: join(folder, 'ca.crt'),
                },
              ],
            },
          ],
        },
        odp: {
          kubernetes: {
            clusters: {
              'odp-eu': {
                serviceAccountTokenFile: cluster.tokens.fileOf('reader'),
              },
            },
          },
        },
      }),
    );
    client = createClusterClient(definition);
  });
  afterEach(async () => {
    await handle.stop();
    await client.close();
    cluster.faults.clear();
  });

  it('a good one, to begin with: streaming list, changes, a name of 253 characters, unicode', async () => {
    await startLive();
    expect(handle.state().read).toBe('stream');
    expect(handle.size()).toBe(5);
    const long = 'x'.repeat(253);
    const annotations = { note: 'Überlänge 😀 "quoted" \\ {[' };
    pod(long, { annotations });
    await eventually('the long name', () => handle.get(`execution/${long}`));
    expect(handle.get(`execution/${long}`)).toMatchObject({
      metadata: { annotations },
    });
    cluster.faults.streamingLists(false);
    await handle.stop();
    await startLive();
    expect(handle.state().read).toBe('pages');
    expect(handle.get(`execution/${long}`)).toMatchObject({
      metadata: { annotations },
    });
    expect(handle.size()).toBe(6);
  });

  it('is connected from a kubeconfig alone', async () => {
    await connectCluster({
      context: 'odp-eu',
      kubeconfigs: [join(folder, 'admin.kubeconfig')],
      appConfig: join(folder, 'app-config.local.yaml'),
      dataFolder: folder,
      name: 'mine',
    });
    const text = await readFile(join(folder, 'app-config.local.yaml'), 'utf8');
    const [definition] = readClusterDefinitions(new ConfigReader(parse(text)));
    await client.close();
    client = createClusterClient(definition);
    await startLive();
    expect(handle.size()).toBe(
      cluster.store.list(resourceOfKey('pods')).length,
    );
  });

  it('is down at the start, comes, goes down and comes back', async () => {
    await cluster.down();
    start();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(reason()).toContain('nothing accepts connections at https://');
    await cluster.up();
    await eventually('live', isLive);
    const size = handle.size();
    await cluster.down();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(handle.size()).toBe(size);
    pod('born-in-the-dark');
    await cluster.up();
    await eventually('live', isLive);
    await eventually('the pod', () => handle.get('execution/born-in-the-dark'));
  });

  it('has the certificate of a stranger', async () => {
    await cluster.down();
    await cluster.up({ wrongAuthority: true });
    start();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(reason()).toContain(
      'does not match the configured certificate authority',
    );
    expect(handle.size()).toBe(0);
    await cluster.down();
    await cluster.up();
    await eventually('live', isLive);
  });

  it('has a file of the authority that is wrong, and is put right while the portal runs', async () => {
    const path = join(folder, 'ca.crt');
    const right = await readFile(path, 'utf8');
    await writeFile(path, 'no certificate');
    start();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(reason()).toContain('certificate');
    await rm(path);
    await writeFile(path, right);
    await eventually('live', isLive);
  });

  it('refuses a revoked token, and takes a rotated one', async () => {
    await startLive();
    cluster.tokens.revoke('reader');
    cluster.faults.closeWatches('clean');
    await eventually('denied', () => phase() === 'denied');
    expect(reason()).toBe('the token is refused (401)');
    cluster.tokens.rotate('reader');
    await eventually('live', isLive);
  });

  it('forbids a kind, and does not know another', async () => {
    cluster.rights.deny('reader', 'pods');
    start();
    await eventually('forbidden', () => phase() === 'forbidden');
    expect(reason()).toContain('pods is forbidden: User "reader" cannot');
    cluster.rights.allow('reader', 'pods');
    await eventually('live', isLive);
    await handle.stop();

    cluster.faults.absent('deployments');
    start('deployments', 'apps');
    await eventually('absent', () => phase() === 'absent');
    cluster.faults.clear();
    await eventually('live', isLive);
  });

  it('never gives Secrets or ConfigMaps to the reader', async () => {
    start('secrets');
    await eventually('forbidden', () => phase() === 'forbidden');
    expect(handle.size()).toBe(0);
  });

  it('forgets its history, once and in a storm', async () => {
    await startLive();
    cluster.faults.inject({
      verb: 'watch',
      times: 1,
      effect: { kind: 'stream-status', code: 410 },
    });
    cluster.faults.closeWatches('clean');
    await eventually('a relist', () => handle.counters().relists === 1);
    cluster.faults.streamingLists(false);
    cluster.faults.inject({
      verb: 'watch',
      effect: { kind: 'status', code: 410, reason: 'Expired' },
    });
    cluster.faults.closeWatches('clean');
    await eventually('the storm', () => phase() === 'stale');
    expect(reason()).toContain('410');
    expect(handle.size()).toBeGreaterThan(0);
    cluster.faults.clear();
    await eventually('live', isLive);
  });

  it('goes silent on an open connection', async () => {
    await startLive();
    cluster.faults.silence(true);
    pod('unheard');
    await eventually('stale', () => phase() === 'stale');
    expect(reason()).toBe('nothing heard for 0.4 s');
    expect(handle.counters().silences).toBeGreaterThan(0);
    cluster.faults.silence(false);
    await eventually('live', isLive);
    await eventually('the pod', () => handle.get('execution/unheard'));
  });

  it('closes watches cleanly, which is no failure, and abruptly, which is', async () => {
    await startLive();
    cluster.faults.closeWatches('clean');
    pod('after-clean');
    await eventually('the pod', () => handle.get('execution/after-clean'));
    expect(phases).toEqual(['live']);
    cluster.faults.closeWatches('abrupt');
    pod('after-abrupt');
    await eventually('the pod', () => handle.get('execution/after-abrupt'));
    await eventually('live', isLive);
    expect(phases).toEqual(['live', 'stale', 'live']);
    expect(handle.counters().relists).toBe(0);
  });

  it('says 500 in the stream, sends half a page, drips, and breaks off', async () => {
    await startLive();
    cluster.faults.inject({
      verb: 'watch',
      times: 1,
      effect: { kind: 'stream-status', code: 500 },
    });
    cluster.faults.closeWatches('clean');
    await eventually('stale', () => phases.includes('stale'));
    expect(reasons[1]).toContain('the server answers 500: etcdserver');
    await eventually('live', isLive);
    await handle.stop();

    cluster.faults.streamingLists(false);
    cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'half-page' },
    });
    cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'abrupt-close' },
    });
    cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'slow-drip', bytes: 100, everyMs: 1 },
    });
    await startLive();
    expect(phases).toEqual(['starting', 'unreachable', 'live']);
    expect(handle.size()).toBe(
      cluster.store.list(resourceOfKey('pods')).length,
    );
  });

  it('asks for patience', async () => {
    cluster.faults.inject({
      times: 1,
      effect: {
        kind: 'status',
        code: 429,
        reason: 'TooManyRequests',
        retryAfterSeconds: 1,
      },
    });
    const before = Date.now();
    start();
    await eventually('the answer', () => reason());
    expect(reason()).toContain('asks to wait 1 s');
    expect(handle.state().nextAttemptAt).toBeGreaterThanOrEqual(before + 1000);
    await eventually('live', isLive);
  });
});
