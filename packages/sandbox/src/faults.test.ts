import { stat } from 'node:fs/promises';
import { ApiClient } from './contract/ApiClient';
import type { FaultEffect } from './faults/Faults';
import type { SandboxCluster } from './SandboxCluster';
import { type EmptySandbox, startEmpty } from './testing/startEmpty';

const PODS = '/api/v1/pods';
const STREAMING =
  'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

describe('a fault', () => {
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
  const inject = (verb: string, effect: FaultEffect) =>
    cluster.faults.inject({ verb, resource: 'pods', times: 1, effect });

  beforeAll(async () => {
    empty = await startEmpty({ ports: { 'odp-eu': 0, 'odp-us': 0 } });
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

  it('hits what it names, as often as it says, and then no more', async () => {
    cluster.faults.inject({
      verb: 'list',
      resource: 'pods',
      times: 2,
      effect: { kind: 'status', code: 500 },
    });
    const codes = [];
    for (const path of [
      '/api/v1/nodes',
      PODS,
      '/api/v1/namespaces/execution/pods/a',
      PODS,
      PODS,
    ]) {
      codes.push((await client.get(path)).code);
    }
    expect(codes).toEqual([200, 500, 200, 500, 200]);
  });

  it('lasts until it is cleared when it has no number', async () => {
    cluster.faults.inject({ effect: { kind: 'status', code: 503 } });
    for (let attempt = 0; attempt < 3; attempt++) {
      expect((await client.get(PODS)).code).toBe(503);
    }
    cluster.faults.clear();
    expect((await client.get(PODS)).code).toBe(200);
  });

  it.each([
    [410, 'Expired'],
    [429, 'TooManyRequests'],
    [500, 'InternalError'],
    [504, 'Timeout'],
  ])('answers %i %s', async (code, reason) => {
    inject('list', { kind: 'status', code, retryAfterSeconds: 7 });
    expect(await client.get(PODS)).toMatchObject({
      code,
      headers: { 'retry-after': '7' },
      body: {
        kind: 'Status',
        code,
        reason,
        details: { retryAfterSeconds: 7 },
      },
    });
  });

  it.each([410, 500] as const)(
    'says %i in the stream of a watch that began well',
    async code => {
      inject('watch', { kind: 'stream-status', code });
      const watch = await client.watch(PODS, STREAMING);
      expect(watch.code).toBe(200);
      expect(await watch.next()).toMatchObject({ type: 'ADDED' });
      const { object } = await watch.until(({ type }) => type === 'ERROR');
      expect(object).toMatchObject({ kind: 'Status', code });
      expect(await watch.ended()).toBe('clean');
    },
  );

  it('cuts the connection without an answer', async () => {
    inject('list', { kind: 'abrupt-close' });
    await expect(client.get(PODS)).rejects.toThrow('socket hang up');
    inject('watch', { kind: 'abrupt-close' });
    await expect(client.watch(PODS)).rejects.toThrow('socket hang up');
  });

  it('sends half a page, and half a line of a watch', async () => {
    inject('list', { kind: 'half-page' });
    const { code, text, body } = await client.get(PODS);
    expect(code).toBe(200);
    expect(text).toContain('"kind":"PodList"');
    expect(body).toEqual({});
    inject('watch', { kind: 'half-page' });
    const watch = await client.watch(PODS, STREAMING);
    expect(await watch.ended()).toBe('clean');
    expect(watch.unread).toBe(0);
    expect(watch.rest).toMatch(/^\{"type":"ADDED"/);
  });

  it('drips, so that characters and lines arrive in pieces, and nothing is lost', async () => {
    const drip = { kind: 'slow-drip', bytes: 37, everyMs: 1 } as const;
    inject('list', drip);
    const { items } = (await client.get(PODS)).body;
    expect(items).toHaveLength(3);
    expect(items[0].spec.containers[0].image).toBe('é😀'.repeat(50));
    inject('watch', drip);
    const watch = await client.watch(PODS, STREAMING);
    const { object } = await watch.next();
    expect(object.spec.containers[0].image).toBe('é😀'.repeat(50));
    await watch.until(({ type }) => type === 'BOOKMARK');
  });

  it('leaves a request without any answer, on a connection that stays open', async () => {
    inject('list', { kind: 'silence' });
    const asked = client.open(PODS, {}).then(() => 'answered');
    asked.catch(() => {});
    await client.get(PODS);
    expect(await Promise.race([asked, Promise.resolve('silent')])).toBe(
      'silent',
    );
    expect(cluster.requests.entries()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ verb: 'list', resource: 'pods' }),
      ]),
    );
  });

  it('silences watches, open and new, and cuts them when it ends', async () => {
    const open = await client.watch(PODS, `${now()}&allowWatchBookmarks=true`);
    await open.until(({ type }) => type === 'BOOKMARK');
    cluster.faults.silence(true);
    const heard = open.unread;
    const later = await client.watch(PODS, STREAMING);
    pod('unheard');
    // The other cluster tells that it would have been time for bookmarks.
    const { url } = empty.sandbox.clusters['odp-us'];
    const elsewhere = new ApiClient(
      { ...empty.target, url },
      empty.sandbox.clusters['odp-us'].tokens.of('admin'),
    );
    const clock = await elsewhere.watch(
      PODS,
      'resourceVersion=1000&allowWatchBookmarks=true',
    );
    for (let index = 0; index < 5; index++) {
      await clock.until(({ type }) => type === 'BOOKMARK');
    }
    elsewhere.close();
    expect(open.unread).toBe(heard);
    expect(later.unread).toBe(0);
    cluster.faults.silence(false);
    expect(await open.ended()).toBe('abrupt');
    expect(await later.ended()).toBe('abrupt');
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
