import { ApiClient } from './contract/ApiClient';
import { eventually } from './contract/objects';
import { type EmptySandbox, startEmpty } from './testing/startEmpty';

const CONFIG_MAPS = '/api/v1/configmaps';
const LAG = 1024 * 1024;

describe('a watch that reads slowly', () => {
  let empty: EmptySandbox;
  let client: ApiClient;

  const configMap = (name: string) =>
    empty.cluster.store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'execution' },
      data: { text: 'x'.repeat(100_000) },
    });

  beforeEach(async () => {
    empty = await startEmpty({ lagLimit: LAG, bookmarkMs: 5 });
    client = new ApiClient(empty.target);
  });
  afterEach(async () => {
    client.close();
    await empty.stop();
  });

  it('is ended cleanly once it lags too far, and the server forgets it', async () => {
    const watch = await client.watch(CONFIG_MAPS, 'resourceVersion=1000');
    watch.pause();
    for (let index = 0; index < 300; index++) {
      configMap(`c${index}`);
      await new Promise(resolve => setImmediate(resolve));
    }
    await eventually(
      async () => empty.cluster.faults.openWatches,
      open => open === 0,
    );
    watch.resume();
    expect(await watch.ended()).toBe('clean');
    expect(watch.rest).toBe('');
    expect(watch.unread).toBeLessThan(300);
  });

  it('gets a first list larger than that whole, and no bookmark that runs ahead of it', async () => {
    for (let index = 0; index < 200; index++) {
      configMap(`c${index}`);
    }
    const before = empty.cluster.store.revision;
    const watch = await client.watch(
      CONFIG_MAPS,
      'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    );
    watch.pause();
    configMap('meanwhile');
    // Another watch tells that it would have been time for bookmarks.
    const other = await client.watch(
      '/api/v1/pods',
      'resourceVersion=1000&allowWatchBookmarks=true',
    );
    for (let index = 0; index < 10; index++) {
      await other.until(({ type }) => type === 'BOOKMARK');
    }
    watch.resume();
    for (let index = 0; index < 200; index++) {
      const line = await watch.until(() => true);
      expect(line.type).toBe('ADDED');
    }
    const end = await watch.until(() => true);
    expect(end).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: {
          resourceVersion: String(before),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
    expect(await watch.until(() => true)).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'meanwhile' } },
    });
    const bookmark = await watch.until(({ type }) => type === 'BOOKMARK');
    expect(Number(bookmark.object.metadata.resourceVersion)).toBeGreaterThan(
      before,
    );
  });
});
