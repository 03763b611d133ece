import type { ClusterDefinition } from '../definition/ClusterDefinition';
import { FakeApi } from '../testing/FakeApi';
import type { ClusterClient } from './ClusterClient';
import { createClusterClient } from './createClusterClient';

describe('createClusterClient', () => {
  let api: FakeApi;
  let client: ClusterClient;
  let definition: ClusterDefinition;

  beforeEach(async () => {
    api = await FakeApi.start();
    definition = {
      name: 'odp-eu',
      url: `${api.url}/k8s/clusters/c-1`,
      certificateAuthority: { kind: 'system' },
      credentials: { kind: 'static', token: 'secret-token' },
    };
    client = createClusterClient(definition);
  });
  afterEach(async () => {
    await client.close();
    await api.stop();
  });

  it('reads JSON and text under the base path, with the token, and counts', async () => {
    api.answer = (_, response) => response.end('{"a":"ü"}');
    expect(await client.getJson('/version')).toEqual({ a: 'ü' });
    expect(await client.getText('/version', { verb: 'LOG pods' })).toBe(
      '{"a":"ü"}',
    );
    expect(api.requests[0]).toMatchObject({
      path: '/k8s/clusters/c-1/version',
      token: 'secret-token',
    });
    expect(client.counters()).toEqual({
      calls: 2,
      bytes: 20,
      callsByVerb: { GET: 1, 'LOG pods': 1 },
    });
  });

  it('tries once more with another token after a 401', async () => {
    let token = 'old';
    const renewed: string[] = [];
    client = createClusterClient(definition, {
      tokens: {
        token: async () => token,
        renew: async refused => {
          renewed.push(refused);
          token = 'new';
          return true;
        },
      },
    });
    api.answer = (request, response) => {
      response.writeHead(
        request.headers.authorization === 'Bearer new' ? 200 : 401,
      );
      response.end('{}');
    };
    expect(await client.getJson('/version')).toEqual({});
    expect(renewed).toEqual(['old']);
    api.answer = (_, response) => response.writeHead(401).end('{}');
    await expect(client.getJson('/version')).rejects.toMatchObject({
      status: 401,
    });
    expect(api.requests).toHaveLength(4);
  });

  it("gives Kubernetes' own words for an error, and what it asks to wait", async () => {
    api.answer = (_, response) => {
      response.writeHead(429, { 'retry-after': '3' });
      response.end(
        JSON.stringify({
          kind: 'Status',
          reason: 'TooManyRequests',
          message: 'slow down',
        }),
      );
    };
    await expect(client.getJson('/version')).rejects.toMatchObject({
      name: 'KubernetesApiError',
      status: 429,
      reason: 'TooManyRequests',
      message: 'slow down',
      retryAfterMs: 3000,
    });
    api.answer = (_, response) => response.writeHead(502).end('<html>');
    await expect(client.getJson('/version')).rejects.toMatchObject({
      status: 502,
      message: 'the server answers 502',
    });
  });

  it('follows no redirect', async () => {
    api.answer = (_, response) =>
      response.writeHead(302, { location: `${api.url}/elsewhere` }).end();
    await expect(client.getJson('/version')).rejects.toThrow(
      'the portal does not follow',
    );
    expect(api.requests).toHaveLength(1);
  });

  it('ends an answer that is too long, too slow, no JSON, or cut off', async () => {
    api.answer = (_, response) => response.end('x'.repeat(1000));
    await expect(
      client.getText('/version', { maxBytes: 999 }),
    ).rejects.toMatchObject({ reason: 'AnswerTooLarge' });
    await expect(client.getJson('/version')).rejects.toThrow('no whole JSON');
    api.answer = (_, response) => response.write('{');
    await expect(
      client.getText('/version', { timeoutMs: 50 }),
    ).rejects.toMatchObject({ problem: 'timeout' });
    api.answer = (_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('{');
      setImmediate(() => response.destroy());
    };
    await expect(client.getText('/version')).rejects.toMatchObject({
      problem: 'broken',
    });
  });

  it('names a port where nothing listens, and a host that does not exist', async () => {
    await api.stop();
    await expect(client.getText('/version')).rejects.toMatchObject({
      problem: 'refused',
      message: `nothing accepts connections at ${api.url} (ECONNREFUSED)`,
    });
    const nowhere = createClusterClient({
      ...definition,
      url: 'https://nowhere.invalid',
    });
    await expect(nowhere.getText('/version')).rejects.toMatchObject({
      problem: 'not-found',
    });
    await nowhere.close();
    await api.listen(0);
  });

  it.each(['version', '/api/v1/../secrets', '/api/v1/namespaces/..'])(
    'refuses the path %s',
    async path => {
      await expect(client.getText(path)).rejects.toThrow('no encoded path');
      expect(api.requests).toHaveLength(0);
    },
  );

  it('stops when the caller does', async () => {
    api.answer = () => undefined;
    const caller = new AbortController();
    const read = client.getText('/version', { signal: caller.signal });
    caller.abort();
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });

    const later = new AbortController();
    api.answer = (_, response) => response.write('begin');
    const { body } = await client.stream('/log', { signal: later.signal });
    await expect(async () => {
      for await (const chunk of body) {
        expect(Buffer.from(chunk).toString()).toBe('begin');
        later.abort();
      }
    }).rejects.toMatchObject({ name: 'AbortError' });
  });
});
