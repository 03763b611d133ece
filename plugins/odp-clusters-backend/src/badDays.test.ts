import type {
  ClusterList,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

type Day = Awaited<ReturnType<typeof startBusyDay>>;
type Portal = Awaited<ReturnType<typeof startPortal>>;

const freshnessOf = (list: ClusterList, name = 'odp-eu') =>
  list.items.find(cluster => cluster.name === name)!.freshness;

describe('bad days', () => {
  let day: Day;
  let portal: Portal | undefined;
  beforeEach(async () => {
    day = await startBusyDay();
  });
  afterEach(async () => {
    await portal?.stop();
    await day.stop();
  });

  const untilState = (state: string) =>
    portal!.until<ClusterList>(
      '/clusters',
      list => freshnessOf(list).state === state,
    );
  const eu = () => day.sandbox.clusters['odp-eu'];

  it('starts while a cluster is down, says so, and reads it when it comes', async () => {
    await eu().down();
    portal = await startPortal(day);
    const down = await untilState('unreachable');
    expect(freshnessOf(down).reason).toBe(
      `nothing accepts connections at ${eu().url} (ECONNREFUSED)`,
    );
    expect(down.items[0].health).toBeUndefined();
    // The other one is read all the same.
    await portal.until<ClusterList>(
      '/clusters',
      list => freshnessOf(list, 'odp-us').state === 'live',
    );
    await eu().up();
    await untilState('live');
  });

  it('keeps the last data of a cluster that goes down, with its age, and goes on when it is back', async () => {
    portal = await startPortal(day);
    await untilState('live');
    await eu().down();
    const stale = await untilState('stale');
    expect(freshnessOf(stale).asOf).toMatch(/^20/);
    const list = await portal.get('/clusters/odp-eu/namespaces').expect(200);
    expect(list.body.items.length).toBeGreaterThan(10);
    expect(list.body.freshness.state).toBe('stale');
    await eu().up();
    await untilState('live');
  });

  it('refuses a certificate of a stranger and says what to look at', async () => {
    await eu().down();
    await eu().up({ wrongAuthority: true });
    portal = await startPortal(day);
    const refused = await untilState('unreachable');
    expect(freshnessOf(refused).reason).toMatch(/certificate/i);
  });

  it('says that a revoked token is refused, and takes a rotated one by itself', async () => {
    portal = await startPortal(day);
    await untilState('live');
    eu().tokens.revoke('reader');
    eu().faults.closeWatches('abrupt');
    const denied = await untilState('denied');
    expect(freshnessOf(denied).reason).toMatch(/token/);
    eu().tokens.rotate('reader');
    await untilState('live');
  });

  it('names a kind that is forbidden, and calls nothing healthy that depends on it', async () => {
    eu().rights.deny('reader', 'poddisruptionbudgets.policy');
    eu().faults.absent('peerauthentications');
    portal = await startPortal(day);
    const { items } = await untilState('live');
    expect(items[0].gaps.map(({ kind, cause }) => `${kind} ${cause}`)).toEqual([
      'poddisruptionbudgets forbidden',
      'peerauthentications absent',
    ]);
    const list = await portal.get('/clusters/odp-eu/namespaces');
    expect(list.body.items[0].budgets).toBeUndefined();
    expect(list.body.items[0].health.status).not.toBe('healthy');
    // Without a mesh there are no policies of it, which is known.
    expect(list.body.items[0].mesh).toEqual({ mode: 'NONE', barePods: 0 });
  });

  it('notices silence on open connections within the idle time, and recovers', async () => {
    portal = await startPortal({
      ...day,
      clusters: { idleTimeout: { seconds: 1 } },
    });
    await untilState('live');
    eu().faults.silence(true);
    const silent = await untilState('stale');
    expect(freshnessOf(silent).reason).toMatch(/nothing heard/);
    eu().faults.silence(false);
    await untilState('live');
  });

  it('survives a storm of 410: it lists again and again, and shows everything all the time', async () => {
    // Without streaming lists each new list is a call that can be counted.
    eu().faults.streamingLists(false);
    portal = await startPortal(day);
    await untilState('live');
    const lists = () =>
      eu()
        .requests.entries()
        .find(({ verb, resource }) => verb === 'list' && resource === 'pods')!
        .calls;
    const place = '/clusters/odp-eu/namespaces';
    const withPods = ({ items }: NamespaceList) =>
      items.filter(({ pods }) => pods?.total).map(({ name }) => name);
    const before = withPods((await portal.get(place).expect(200)).body);
    expect(before.length).toBeGreaterThan(10);
    const listed = lists();

    eu().store.compact();
    eu().faults.inject({
      verb: 'watch',
      resource: 'pods',
      times: 3,
      effect: { kind: 'stream-status', code: 410 },
    });
    eu().faults.closeWatches('abrupt');
    const emptied = new Set<string>();
    await portal.until<NamespaceList>(place, list => {
      const now = withPods(list);
      before
        .filter(name => !now.includes(name))
        .forEach(name => emptied.add(name));
      return lists() >= listed + 3;
    });
    expect([...emptied]).toEqual([]);
    await untilState('live');
  });

  it('shows a broken pod with its cause at once', async () => {
    portal = await startPortal(day);
    await untilState('live');
    const place = '/clusters/odp-eu/namespaces/storage';
    const { store } = eu();
    const pods = store
      .list(
        {
          group: '',
          version: 'v1',
          kind: 'Pod',
          plural: 'pods',
          shortNames: [],
          namespaced: true,
        },
        'storage',
      )
      .filter(({ metadata }) => metadata.name.startsWith('qdrant'));
    const [pod] = pods;
    store.update({
      ...pod,
      metadata: {
        ...pod.metadata,
        resourceVersion: undefined,
        annotations: { 'sandbox.odp.io/behaviour': 'oom' },
      },
    });
    const detail = await portal.until(place, body =>
      body.troubledPods.some(
        (troubled: { name: string }) => troubled.name === pod.metadata.name,
      ),
    );
    expect(detail.troubledPods[0].reasons[0].message).toMatch(/^out of memory/);
    expect(portal.signals.some(({ cluster }) => cluster === 'odp-eu')).toBe(
      true,
    );
  });
});
