import { ApiClient } from '../contract/ApiClient';
import { type EmptySandbox, startEmpty } from '../testing/startEmpty';

describe('the control endpoint', () => {
  let empty: EmptySandbox;
  let client: ApiClient;

  async function call(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(`${empty.sandbox.controlUrl}${path}`, {
      method,
      headers: options.headers,
      ...(options.body !== undefined && {
        body:
          typeof options.body === 'string'
            ? options.body
            : JSON.stringify(options.body),
      }),
    });
    return { code: response.status, body: await response.json() };
  }
  const act = (action: string, body?: unknown) =>
    call('POST', `/clusters/odp-eu/${action}`, { body });
  const codeOf = async (path: string) => (await client.get(path)).code;

  beforeAll(async () => {
    empty = await startEmpty();
  });
  afterAll(() => empty.stop());
  beforeEach(() => {
    client = new ApiClient(empty.target);
  });
  afterEach(async () => {
    client.close();
    empty.cluster.faults.clear();
  });

  it('injects a fault, shows it, and ends it', async () => {
    const fault = {
      verb: 'list',
      resource: 'pods',
      effect: { kind: 'status', code: 503 },
    };
    const { code, body } = await act('faults', fault);
    expect(code).toBe(200);
    expect(body.faults.faults).toEqual([fault]);
    expect(await codeOf('/api/v1/pods')).toBe(503);
    const cleared = await call('DELETE', '/clusters/odp-eu/faults');
    expect(cleared.body.faults.faults).toEqual([]);
    expect(await codeOf('/api/v1/pods')).toBe(200);
    await act('faults', fault);
    await act('clear');
    expect(await codeOf('/api/v1/pods')).toBe(200);
  });

  it('does what else a bad day needs', async () => {
    const pods = '/api/v1/pods';
    const reader = new ApiClient(empty.target, empty.target.readerToken);
    await act('absent', { resource: 'pods' });
    expect(await codeOf(pods)).toBe(404);
    await act('clear');
    await act('deny', { user: 'reader', resource: 'pods' });
    expect((await reader.get(pods)).code).toBe(403);
    await act('allow', { user: 'reader', resource: 'pods' });
    expect((await reader.get(pods)).code).toBe(200);
    await act('streaming-lists', { on: false });
    expect(
      await codeOf(
        `${pods}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
      ),
    ).toBe(422);
    const watch = await client.watch(pods);
    await act('close-watches', { mode: 'clean' });
    expect(await watch.ended()).toBe('clean');
    expect((await act('silence', { on: true })).body.faults.silent).toBe(true);
    await act('silence', { on: false });
    const { resourceVersion } = (await client.get(pods)).body.metadata;
    await client.post('/api/v1/namespaces', { metadata: { name: 'later' } });
    await act('compact');
    const late = await client.watch(pods, `resourceVersion=${resourceVersion}`);
    expect((await late.next()).type).toBe('ERROR');
    await act('down');
    await expect(client.get(pods)).rejects.toThrow('ECONNREFUSED');
    await act('up');
    expect(await codeOf(pods)).toBe(200);
    await act('clock', { offsetMs: 3_600_000 });
    const { body } = await client.post('/api/v1/namespaces', {
      metadata: { name: 'from-the-future' },
    });
    const ahead = Date.parse(body.metadata.creationTimestamp) - Date.now();
    expect(Math.round(ahead / 60_000)).toBe(60);
    await act('clock', { offsetMs: 0 });
  });

  it('lets a token end by the clock of the cluster, and a new one begin', async () => {
    const pods = async () =>
      (
        await new ApiClient(
          empty.target,
          empty.cluster.tokens.of('reader'),
        ).get('/api/v1/pods')
      ).code;
    await act('expire-token', { user: 'reader', afterMs: 3_600_000 });
    expect(await pods()).toBe(200);
    await act('clock', { offsetMs: 3_600_000 });
    expect(await pods()).toBe(401);
    await act('rotate-token', { user: 'reader' });
    expect(await pods()).toBe(200);
    await act('clock', { offsetMs: 0 });
  });

  it('revokes and rotates a token, and never says it', async () => {
    const token = empty.cluster.tokens.of('reader');
    const pods = async (bearer: string) =>
      (await new ApiClient(empty.target, bearer).get('/api/v1/pods')).code;
    await act('revoke-token');
    expect(await pods(token)).toBe(401);
    const answer = await act('rotate-token', { user: 'reader' });
    const fresh = empty.cluster.tokens.of('reader');
    expect(await pods(fresh)).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain(fresh);
  });

  it('counts calls and bytes by user, open watches included', async () => {
    await act('reset-requests');
    await client.get('/api/v1/nodes');
    await client.get('/api/v1/nodes');
    const watch = await client.watch('/api/v1/namespaces');
    await watch.next();
    const { body } = await call('GET', '/status');
    const counts = (verb: string) =>
      body.clusters[0].requests.find(
        (entry: { verb: string }) => entry.verb === verb,
      );
    expect(counts('list')).toMatchObject({
      user: 'admin',
      resource: 'nodes',
      calls: 2,
    });
    expect(counts('list').bytes).toBeGreaterThan(200);
    expect(counts('watch')).toMatchObject({ resource: 'namespaces', calls: 1 });
    expect(counts('watch').bytes).toBeGreaterThan(200);
    await act('reset-requests');
    const after = await call('GET', '/clusters/odp-eu');
    expect(after.body.requests).toEqual([
      expect.objectContaining({ verb: 'watch', calls: 0 }),
    ]);
  });

  it('counts no bytes below zero of a watch that began before a reset and ended after it', async () => {
    const watch = await client.watch('/api/v1/namespaces');
    await watch.next();
    await act('reset-requests');
    await act('close-watches', { mode: 'clean' });
    await watch.ended();
    const { body } = await call('GET', '/clusters/odp-eu');
    const [{ verb, bytes }] = body.requests;
    expect(verb).toBe('watch');
    expect(bytes).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['faults', {}, 'effect.kind is one of status'],
    ['faults', { effect: { kind: 'status' } }, 'effect.code is 400 to 599'],
    [
      'faults',
      { effect: { kind: 'stream-status', code: 404 } },
      'effect.code is 410 or 500',
    ],
    [
      'faults',
      { effect: { kind: 'slow-drip' } },
      'effect.bytes and effect.everyMs are numbers from 1',
    ],
    ['faults', { effect: { kind: 'silence' }, times: 0 }, 'times is a number'],
    ['faults', { effect: { kind: 'silence' }, verb: 1 }, 'verb is a text'],
    ['faults', '{half', 'the body is a JSON object'],
    ['absent', { resource: 'pod' }, 'resource is one of namespaces'],
    ['revoke-token', { user: 'nobody' }, 'user is one of admin'],
    ['close-watches', { mode: 'soft' }, 'mode is one of clean, abrupt'],
    ['expire-token', { afterMs: -1 }, 'afterMs is a number of milliseconds'],
    ['clock', {}, 'offsetMs is a number of milliseconds'],
    ['silence', { on: 'yes' }, 'a switch is true or false'],
  ])('refuses %s %j', async (action, body, error) => {
    const answer = await act(action, body);
    expect(answer.code).toBe(400);
    expect(answer.body.error).toContain(error);
  });

  it('says what there is when it is asked for something else', async () => {
    for (const path of ['/', '/clusters/nowhere/clear', '/clusters/odp-eu/x']) {
      const { code, body } = await call('POST', path);
      expect(code).toBe(404);
      expect(body.error).toContain('POST /clusters/<odp-eu>/<faults|clear|');
    }
  });

  it('is not for pages in a browser', async () => {
    const { code } = await call('POST', '/clusters/odp-eu/down', {
      headers: { origin: 'https://example.com' },
    });
    expect(code).toBe(403);
    expect(await codeOf('/api/v1/pods')).toBe(200);
  });
});
