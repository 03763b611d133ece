import { ApiClient } from '../contract/ApiClient';
import type { FaultEffect } from './Faults';
import type { SandboxCluster } from '../SandboxCluster';
import { type EmptySandbox, startEmpty } from '../testing/startEmpty';

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

  it('does what was asked and cuts the connection before it says so, at the request that is meant', async () => {
    cluster.faults.inject({
      verb: 'create',
      resource: 'configmaps',
      after: 1,
      times: 1,
      effect: { kind: 'late-close' },
    });
    const create = (name: string) =>
      client.post('/api/v1/namespaces/execution/configmaps', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name },
      });
    expect((await create('let-through')).code).toBe(201);
    await expect(create('late')).rejects.toThrow('socket hang up');
    expect((await create('late')).code).toBe(409);
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
});
