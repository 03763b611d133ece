import { FakePulsarBackend } from '../__testUtils__/FakePulsarBackend';

const request = () => ({ signal: new AbortController().signal });

describe('PulsarClient', () => {
  it('asks each route of the contract, with names from outside encoded', async () => {
    const backend = FakePulsarBackend.create();
    const client = backend.client();
    const ask = async (call: () => Promise<unknown>) => {
      await call().catch(() => {});
      return backend.asked.pop();
    };
    const topic = (name: string) =>
      ask(() => client.loadTopic({ instance: 'odp-eu', name }, request()));
    expect(await ask(() => client.loadInstances(request()))).toBe('');
    expect(await ask(() => client.loadNamespaces('a/b?c', request()))).toBe(
      '/a%2Fb%3Fc/namespaces',
    );
    expect(
      await ask(() =>
        client.loadNamespace({ instance: 'i', name: 'odp/a b' }, request()),
      ),
    ).toBe('/i/namespaces/odp/a%20b');
    expect(await ask(() => client.loadTopics('i', request()))).toBe(
      '/i/topics',
    );
    // A local name may hold anything, slashes included.
    expect(await topic('persistent://odp/workspace-a/x/y %#:ü')).toBe(
      '/odp-eu/topics/persistent/odp/workspace-a/x%2Fy%20%25%23%3A%C3%BC',
    );
    expect(await topic('non-persistent://odp/b/c')).toBe(
      '/odp-eu/topics/non-persistent/odp/b/c',
    );
    expect(await ask(() => client.loadBrokers('i', request()))).toBe(
      '/i/brokers',
    );
    expect(await ask(() => client.loadEvictions('i', request()))).toBe(
      '/i/evictions',
    );
    expect(await ask(() => client.loadEvents('i', request()))).toBe(
      '/i/events',
    );
    expect(await ask(() => client.loadEvaluation('i', request()))).toBe(
      '/i/evaluation',
    );
  });

  it('asks nothing for what is no topic name', async () => {
    const backend = FakePulsarBackend.create();
    await expect(
      backend.client().loadTopic({ instance: 'i', name: '../x' }, request()),
    ).rejects.toThrow("'../x' is no full topic name");
    expect(backend.asked).toEqual([]);
  });

  it('holds what it has when the backend says that nothing changed', async () => {
    const client = FakePulsarBackend.create().client();
    const first = await client.loadInstances(request());
    expect(first).toMatchObject({ kind: 'data', data: { items: [] } });
    const { etag } = first as { etag: string };
    expect(await client.loadInstances({ ...request(), etag })).toEqual({
      kind: 'not-modified',
    });
  });
});
