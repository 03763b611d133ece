import { stat } from 'node:fs/promises';
import { ApiClient } from './contract/ApiClient';
import type { SandboxCluster } from './SandboxCluster';
import { type EmptySandbox, startEmpty } from './testing/startEmpty';

const PODS = '/api/v1/pods';
const STREAMING =
  'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

describe('a cluster that is made to misbehave', () => {
  let empty: EmptySandbox;
  let cluster: SandboxCluster;
  let client: ApiClient;

  const pod = (name: string) =>
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'execution' },
      spec: { containers: [{ name: 'app', image: 'é😀'.repeat(50) }] },
    });
  const now = () => `resourceVersion=${cluster.store.revision}`;

  beforeAll(async () => {
    empty = await startEmpty();
    cluster = empty.cluster;
    ['a', 'b', 'c'].forEach(pod);
  });
  afterAll(() => empty.stop());
  beforeEach(() => {
    client = new ApiClient(empty.target);
  });
  afterEach(() => {
    client.close();
    cluster.faults.clear();
  });

  it('closes watches cleanly or abruptly', async () => {
    for (const mode of ['clean', 'abrupt'] as const) {
      const watch = await client.watch(PODS, now());
      expect(cluster.faults.openWatches).toBe(1);
      cluster.faults.closeWatches(mode);
      expect(await watch.ended()).toBe(mode);
      expect(cluster.faults.openWatches).toBe(0);
    }
  });

  it('takes the streaming list away', async () => {
    cluster.faults.streamingLists(false);
    expect(await client.get(`${PODS}?watch=1&${STREAMING}`)).toMatchObject({
      code: 422,
      body: {
        reason: 'Invalid',
        message: expect.stringContaining('WatchList feature gate'),
      },
    });
    const watch = await client.watch(PODS, now());
    expect(watch.code).toBe(200);
  });

  it('makes a kind unknown, to discovery as well', async () => {
    cluster.faults.absent('peerauthentications');
    const path = '/apis/security.istio.io/v1';
    expect((await client.get(`${path}/peerauthentications`)).code).toBe(404);
    const names = async () =>
      (await client.get(path)).body.resources.map(
        (entry: { name: string }) => entry.name,
      );
    expect(await names()).not.toContain('peerauthentications');
    cluster.faults.clear();
    expect(await names()).toContain('peerauthentications');
  });

  it('takes a kind away from a user', async () => {
    const reader = new ApiClient(empty.target, empty.target.readerToken);
    cluster.rights.deny('reader', 'deployments.apps');
    const path = '/apis/apps/v1/deployments';
    expect(await reader.get(path)).toMatchObject({
      code: 403,
      body: {
        message:
          'deployments.apps is forbidden: User "reader" cannot list resource "deployments" in API group "apps" at the cluster scope',
      },
    });
    expect((await client.get(path)).code).toBe(200);
    cluster.rights.allow('reader', 'deployments.apps');
    expect((await reader.get(path)).code).toBe(200);
  });

  it('revokes and rotates tokens, in files for their owner alone', async () => {
    const old = cluster.tokens.of('writer');
    const codeOf = async (token: string) =>
      (await new ApiClient(empty.target, token).get('/api/v1/namespaces')).code;
    expect(await codeOf(old)).toBe(200);
    cluster.tokens.revoke('writer');
    expect(await codeOf(old)).toBe(401);
    const fresh = cluster.tokens.rotate('writer');
    expect(cluster.tokens.of('writer')).toBe(fresh);
    expect(await codeOf(fresh)).toBe(200);
    expect(await codeOf(old)).toBe(401);
    const { mode } = await stat(cluster.tokens.fileOf('writer'));
    expect(mode.toString(8).slice(-3)).toBe('600');
  });

  it('moves the clock of the cluster', () => {
    cluster.setClockOffset(-3_600_000);
    const { creationTimestamp } = pod('from-the-past').metadata;
    cluster.setClockOffset(0);
    const age = Date.now() - Date.parse(creationTimestamp!);
    expect(Math.round(age / 60_000)).toBe(60);
  });

  it('goes down, comes back on the same port, and shows a certificate of a stranger', async () => {
    const watch = await client.watch(PODS, now());
    const { url } = cluster;
    await cluster.down();
    expect(await watch.ended()).toBe('abrupt');
    await expect(client.get(PODS)).rejects.toThrow('ECONNREFUSED');
    await cluster.up();
    expect(cluster.url).toBe(url);
    expect((await client.get(PODS)).code).toBe(200);
    await cluster.up({ wrongAuthority: true });
    await expect(client.get(PODS)).rejects.toThrow(/certificate|signature/);
    await cluster.up();
    expect((await client.get(PODS)).code).toBe(200);
  });
});
