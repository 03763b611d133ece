import { NotAllowedError } from '@backstage/errors';
import { ClustersClient } from './ClustersClient';
import { errorAnswer } from '@internal/test-utils';

const BASE = 'http://portal/api/odp-clusters';

/** A client whose backend gives one answer, and what it was asked. */
function createClient(answer: Response) {
  const asked: { url: string; headers: Headers }[] = [];
  const client = ClustersClient.create({
    discoveryApi: { getBaseUrl: async () => BASE },
    fetchApi: {
      fetch: async (input, init) => {
        asked.push({ url: String(input), headers: new Headers(init?.headers) });
        return answer;
      },
    },
  });
  return { client, asked };
}

const json = (body: object, init?: ResponseInit) =>
  new Response(JSON.stringify(body), init);
const request = () => ({ signal: new AbortController().signal });

describe('ClustersClient', () => {
  it('asks each route of the contract, with names from outside encoded', async () => {
    const { client, asked } = createClient(json({}));
    const place = { cluster: 'odp-eu', namespace: '../b' };
    const ask = async (call: () => Promise<unknown>) => {
      await call().catch(() => {});
      return asked.pop()?.url.slice(BASE.length);
    };
    expect(await ask(() => client.loadClusters(request()))).toBe('/clusters');
    expect(await ask(() => client.loadNamespaces('a/b?c', request()))).toBe(
      '/clusters/a%2Fb%3Fc/namespaces',
    );
    expect(await ask(() => client.loadNamespace(place, request()))).toBe(
      '/clusters/odp-eu/namespaces/..%2Fb',
    );
    expect(await ask(() => client.loadTopology('odp-eu', request()))).toBe(
      '/clusters/odp-eu/topology',
    );
    expect(
      await ask(() =>
        client.loadTopology('odp-eu', { ...request(), since: 'a.1&b' }),
      ),
    ).toBe('/clusters/odp-eu/topology?since=a.1%26b');
    expect(
      await ask(() => client.loadArchitecture({ cluster: 'a&b' }, request())),
    ).toBe('/architecture?cluster=a%26b');
    expect(
      await ask(() =>
        client.loadArchitecture({ cluster: 'odp-eu', edges: 'all' }, request()),
      ),
    ).toBe('/architecture?cluster=odp-eu&edges=all');
    expect(
      await ask(() =>
        client.readLog({
          ...place,
          pod: 'p',
          container: 'a&b',
          previous: true,
        }),
      ),
    ).toBe(
      '/clusters/odp-eu/namespaces/..%2Fb/pods/p/logs?container=a%26b&previous=true',
    );
  });

  it('hands on data with its ETag, and asks with it the next time', async () => {
    const first = createClient(
      json({ items: [] }, { headers: { etag: '"r.1"' } }),
    );
    expect(await first.client.loadClusters(request())).toEqual({
      kind: 'data',
      data: { items: [] },
      etag: '"r.1"',
    });
    const second = createClient(new Response(null, { status: 304 }));
    expect(
      await second.client.loadClusters({ ...request(), etag: '"r.1"' }),
    ).toEqual({ kind: 'not-modified' });
    expect(second.asked[0].headers.get('if-none-match')).toBe('"r.1"');
  });

  it.each(['loadClusters', 'readLog'] as const)(
    'throws what the backend answers to %s as an error with its status',
    async method => {
      const { client } = createClient(
        errorAnswer(403, new NotAllowedError('needs a right')),
      );
      await expect(
        method === 'readLog'
          ? client.readLog({ cluster: 'c', namespace: 'n', pod: 'p' })
          : client.loadClusters(request()),
      ).rejects.toMatchObject({
        response: { status: 403 },
        body: { error: { message: 'needs a right' } },
      });
    },
  );
});
