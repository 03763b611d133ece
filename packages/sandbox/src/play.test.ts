import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiClient } from './contract/ApiClient';
import { play, playFleet } from './play';
import { startSandbox, type Sandbox } from './startSandbox';
import type { Fields } from './store';
import { odpTargetState } from './testing/ClockedCluster';

const target = odpTargetState();
const PODS = '/api/v1/namespaces/workspace-acme-risk/pods';

describe('a sandbox that plays', () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let admin: ApiClient;

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'odp-play-'));
    sandbox = await startSandbox({ dataDir, ports: { 'odp-eu': 0 } });
    const cluster = sandbox.clusters['odp-eu'];
    admin = new ApiClient({
      url: cluster.url,
      ca: sandbox.ca,
      adminToken: cluster.tokens.of('admin'),
      readerToken: cluster.tokens.of('reader'),
    });
  });
  afterEach(async () => {
    admin.close();
    await sandbox.stop();
    await rm(dataDir, { recursive: true });
  });

  it('shows over the API what somebody breaks with kubectl, and heals what is deleted', async () => {
    const end = play(sandbox, { scenario: 'busy-day', target });
    const { body } = await admin.get(PODS);
    const [broken, deleted] = body.items.map(
      (pod: Fields) => pod.metadata.name,
    );
    expect(body.items).toHaveLength(22);

    const patched = await admin.patch(`${PODS}/${broken}`, 'merge', {
      metadata: { annotations: { 'sandbox.odp.io/behaviour': 'oom' } },
    });
    expect(patched.code).toBe(200);
    const shown = await until(async () => {
      const pod = (await admin.get(`${PODS}/${broken}`)).body;
      return pod.status.containerStatuses[0].state.waiting;
    });
    expect(shown.reason).toBe('CrashLoopBackOff');

    await admin.delete(`${PODS}/${deleted}`);
    const names = await until(async () => {
      const pods: Fields[] = (await admin.get(PODS)).body.items;
      const all = pods.map(pod => pod.metadata.name);
      return all.length === 22 && !all.includes(deleted) && all;
    });
    expect(names).toContain(broken);
    end();
  });

  it('refuses a scenario that does not exist, naming those that do', () => {
    expect(() => play(sandbox, { scenario: 'lazy-day', target })).toThrow(
      "There is no scenario 'lazy-day'; there are busy-day, calm, empty",
    );
  });

  it('holds a fleet in its first cluster, which churns when asked to', async () => {
    const { summary, end } = playFleet(sandbox, {
      target,
      nodes: 10,
      pods: 300,
      namespaces: 15,
      churn: 200,
    });
    expect(summary).toMatchObject({ nodes: 10, pods: 300, namespaces: 15 });
    expect((await admin.get('/api/v1/pods?limit=500')).body.items).toHaveLength(
      300,
    );
    const revision = sandbox.clusters['odp-eu'].store.revision;
    await until(
      async () => sandbox.clusters['odp-eu'].store.revision > revision,
    );
    end();
  });
});

/** What `look` gives once it gives something; asks every 20 ms, for 5 s at most. */
async function until<T>(
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 250; tries++) {
    const found = await look();
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('it did not come to pass within 5 s');
}
