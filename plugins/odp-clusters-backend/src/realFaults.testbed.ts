import type {
  ClusterList,
  NamespaceDetail,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import { RealPlace } from './__testUtils__/RealPlace';

jest.setTimeout(300_000);

const LIST = '/clusters/odp-eu/namespaces';

describe('the portal while a real control plane breaks', () => {
  let place: RealPlace;
  let portal: Awaited<ReturnType<RealPlace['startPortal']>>;
  let controllersAreGone = false;
  const untilState = (state: string) =>
    portal.until<ClusterList>(
      '/clusters',
      list => list.items[0].freshness.state === state,
    );
  beforeEach(async () => {
    place = await RealPlace.create();
    portal = await place.startPortal();
    await untilState('live');
  });
  afterEach(async () => {
    await portal.stop();
    if (controllersAreGone) {
      await place.cluster.restart();
      controllersAreGone = false;
    }
    await place.remove();
  });

  const detailUntil = (wanted: (detail: NamespaceDetail) => boolean) =>
    portal.until<NamespaceDetail>(
      `${LIST}/${place.namespace}`,
      detail => detail.summary !== undefined && wanted(detail),
    );
  const workload = (detail: NamespaceDetail, name: string) =>
    detail.workloads.find(each => each.name === name);

  /** Pods a namespace, counted from a plain list of what the portal reads. */
  const podsByNamespace = async () => {
    const counts: Record<string, number> = {};
    for (const { metadata } of await place.cluster.list(
      '/api/v1/pods?fieldSelector=status.phase!%3DSucceeded',
    )) {
      counts[metadata.namespace!] = (counts[metadata.namespace!] ?? 0) + 1;
    }
    return counts;
  };
  const shown = ({ items }: NamespaceList) =>
    Object.fromEntries(
      items
        .filter(({ pods }) => pods?.total)
        .map(({ name, pods }) => [name, pods!.total]),
    );

  /** Names without those of other tests, which may be on their way out. */
  const lasting = ({ items }: NamespaceList) =>
    items
      .map(({ name }) => name)
      .filter(name => name === place.namespace || !name.startsWith('portal-'));

  it('keeps all that it knew, with its age, while the API server restarts, and no right is called missing', async () => {
    const before: NamespaceList = (await portal.get(LIST).expect(200)).body;
    expect(before.items.length).toBeGreaterThan(10);
    const restarted = place.cluster.restart();
    const down = await untilState('stale');
    // It breaks what is open, accepts nothing, and forbids or is not ready while it comes.
    expect(down.items[0].freshness.reason).toMatch(
      /^(the connection broke to|nothing accepts connections at) https:|^the server answers (403|5\d\d)/,
    );
    expect(Date.parse(down.items[0].freshness.asOf!)).toBeLessThan(Date.now());
    const meanwhile: NamespaceList = (await portal.get(LIST).expect(200)).body;
    expect(lasting(meanwhile)).toEqual(lasting(before));
    const gaps = new Set<string>();
    await portal.until<ClusterList>('/clusters', list => {
      list.items[0].gaps.forEach(({ message }) => gaps.add(message));
      return list.items[0].freshness.state === 'live';
    });
    await restarted;
    await untilState('live');
    expect([...gaps]).toEqual([]);
    await place.until('the same pods as a plain list', async () => {
      const { body } = await portal.get(LIST);
      return (
        JSON.stringify(Object.entries(shown(body)).sort()) ===
        JSON.stringify(Object.entries(await podsByNamespace()).sort())
      );
    });
  });

  it('believes no status that nobody keeps: the controller manager is gone, then a pod, then a node', async () => {
    const node = `${place.namespace}-node`;
    const capacity = { cpu: '4', memory: '8Gi', pods: '20' };
    await place.cluster.create('/api/v1/nodes', {
      metadata: { name: node, labels: { 'kubernetes.io/hostname': node } },
      // Nobody else's pods are to be lost with it.
      spec: { taints: [{ key: 'own', effect: 'NoSchedule' }] },
      status: { capacity, allocatable: capacity },
    });
    const pinned = {
      nodeSelector: { 'kubernetes.io/hostname': node },
      tolerations: [{ key: 'own', operator: 'Exists' }],
    };
    await place.deploy('pinned', { replicas: 2, pod: pinned });
    await place.deploy('loose', { replicas: 3 });
    await detailUntil(detail =>
      ['pinned', 'loose'].every(
        name => workload(detail, name)?.status === 'healthy',
      ),
    );

    controllersAreGone = true;
    await place.cluster.restart('--without', 'controller-manager');
    await untilState('live');
    const [lost] = await place.pods('loose');
    await place.cluster.remove(`${place.path('pods')}/${lost.metadata.name}`);
    await place.cluster.remove(`/api/v1/nodes/${node}`);
    const detail = await detailUntil(
      now =>
        workload(now, 'loose')?.ready === 2 &&
        workload(now, 'pinned')?.status === 'unknown',
    );
    // The API server still says that all are ready.
    for (const [name, ready] of Object.entries({ loose: 3, pinned: 2 })) {
      const { body } = await place.cluster.admin.get(
        `${place.deployments}/${name}`,
      );
      expect(body.status.readyReplicas).toBe(ready);
    }
    expect(workload(detail, 'loose')).toMatchObject({
      status: 'degraded',
      ready: 2,
      desired: 3,
    });
    expect(workload(detail, 'pinned')!.reasons[0].message).toContain(
      `on node ${node}, which is gone`,
    );
    expect(detail.freshness.state).toBe('live');

    await place.cluster.restart();
    controllersAreGone = false;
    await untilState('live');
    await detailUntil(now => workload(now, 'loose')?.status === 'healthy');
  });
});
