import { mockCredentials } from '@backstage/backend-test-utils';
import {
  decodeTopology,
  isOneOf,
  type Topology,
  type TopologyModel,
  topologySchema,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

const TOPOLOGY = '/clusters/odp-eu/topology';
const isRead = (topology: Topology) => topology.counts?.nodes > 0;

function modelOf(body: unknown): TopologyModel {
  return decodeTopology(topologySchema.parse(body))!;
}

describe('GET /clusters/:cluster/topology', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startBusyDay();
    portal = await startPortal(day);
    await portal.until(TOPOLOGY, isRead);
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  it('draws the busy day: where everything runs, and what is the matter with it', async () => {
    const { body } = await portal.get(TOPOLOGY).expect(200);
    const model = modelOf(body);
    expect(model).toMatchObject({
      cluster: 'odp-eu',
      freshness: { state: 'live' },
      gaps: [],
      hidden: { count: 0 },
      zones: ['europe-north1-a', 'europe-north1-b', 'europe-north1-c'],
      counts: { nodes: 28, hiddenPods: 0 },
    });
    expect(
      model.pools.map(({ id, nodes, limits }) => [id, nodes, limits?.max]),
    ).toEqual([
      ['general/n2-standard-8', 13, 20],
      ['gpu/n1-standard-4', 6, 10],
      ['storage/n2-highmem-4', 9, 12],
      ['spot/n2-standard-4', 0, 20],
    ]);
    expect(
      [...model.nodes.values()]
        .filter(({ reasons }) =>
          reasons.some(({ rule }) => rule !== 'node.requests-high'),
        )
        .map(({ status, condition, cordoned, reasons: [reason] }) => [
          status,
          condition,
          cordoned,
          reason.message,
        ]),
    ).toEqual([
      ['unknown', 'silent', false, 'general-b-zt41: silent'],
      [
        'degraded',
        'ready',
        true,
        'storage-c-0: cordoned; a drain waits for budget data/postgresql, which allows no disruption',
      ],
    ]);
    expect(model.waiting).toMatchObject([
      {
        namespace: 'ml',
        workload: { kind: 'Deployment', name: 'bentoml-ner' },
        pool: 'gpu/n1-standard-4',
        limit:
          '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded',
      },
    ]);
    expect(model.waiting[0].pods).toHaveLength(2);

    const processors = [...model.pods.values()].filter(
      ({ workload, status }) =>
        workload?.name === 'yaml-processor' && status === 'failing',
    );
    expect(processors).toHaveLength(2);
    expect(processors[0]).toMatchObject({
      namespace: 'execution',
      workload: { kind: 'Deployment' },
      node: expect.stringMatching(/^general-/),
      meshed: true,
      causes: [
        {
          rule: 'pod.out-of-memory',
          message: expect.stringMatching(/limit 512 MiB$/),
        },
      ],
    });
    expect(
      Object.values(model.counts.pods).reduce((sum, count) => sum + count, 0),
    ).toBe(model.pods.size);
  });

  it('names what is wrong with a request', async () => {
    const bad = await portal.get(`${TOPOLOGY}?since=R%20%27`);
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toMatch(/^since: must be the revision/);
    await portal.get(`${TOPOLOGY}?since=${'1'.repeat(101)}`).expect(400);
    await portal.get(`${TOPOLOGY}?until=1`).expect(400);
    await portal.get('/clusters/ODP/topology').expect(400);
    await portal.get('/clusters/nowhere/topology').expect(404);
    await portal
      .get(TOPOLOGY)
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('is refused to who may not read clusters', async () => {
    const stranger = await startPortal({ ...day, readsClusters: false });
    const refused = await stranger.get(TOPOLOGY).expect(403);
    expect(refused.body.error.message).toMatch(/odp\.cluster\.read/);
    await stranger.stop();
  });

  it('shows who may see two namespaces every node, his pods, and of the others only their number', async () => {
    const all = modelOf((await portal.get(TOPOLOGY)).body);
    const few = await startPortal({
      ...day,
      may: isOneOf({ namespaces: ['execution', 'workspace-lumen-esg'] }),
      namesHidden: false,
    });
    const body = await few.until<Topology>(TOPOLOGY, isRead);
    const model = modelOf(body);
    expect(model.namespaces.map(({ name }) => name)).toEqual([
      'execution',
      'workspace-lumen-esg',
    ]);
    expect(model.hidden.names).toBeUndefined();
    expect(model.counts.nodes).toBe(28);
    expect(model.pods.size).toBeGreaterThan(30);
    expect(model.counts.hiddenPods).toBe(all.pods.size - model.pods.size);
    const placed = [...all.pods.values()].filter(({ node }) => node).length;
    const drawn = [...model.pods.values()].filter(({ node }) => node).length;
    expect(
      [...model.nodes.values()].reduce((sum, node) => sum + node.hiddenPods, 0),
    ).toBe(placed - drawn);
    // A node is as full for him as for everybody, and its drain as held, by he knows not what.
    const node = model.nodes.get('storage-c-0')!;
    expect(node.requested).toEqual(all.nodes.get('storage-c-0')!.requested);
    expect(node.reasons[0].message).toMatch(
      /waits for 1 budget that you may not see, which allows no disruption$/,
    );
    expect(model.waiting).toEqual([]);
    // Layers and pools are of the target state, which everybody may read; all else must not name what he does not see.
    const told = JSON.stringify({ ...body, layers: [], pools: [] });
    const foreign = [...all.pods.values()].filter(
      ({ namespace }) =>
        !['execution', 'workspace-lumen-esg'].includes(namespace),
    );
    expect(
      foreign.filter(
        ({ namespace, name, workload }) =>
          told.includes(`"${namespace}"`) ||
          told.includes(name) ||
          told.includes(`"${workload?.name}"`),
      ),
    ).toEqual([]);
    await few.stop();
  });

  it('keeps the last picture of a cluster that goes down, with its age', async () => {
    const eu = day.sandbox.clusters['odp-eu'];
    const before = modelOf((await portal.get(TOPOLOGY)).body);
    await eu.down();
    const since = `${TOPOLOGY}?since=${before.revision}`;
    const told = await portal.until<Topology>(
      since,
      ({ freshness }) => freshness.state === 'stale',
    );
    expect(told.freshness.asOf).toMatch(/^20/);
    const stale = decodeTopology(told, before)!;
    // Which of the two depends on what the portal was doing.
    expect(stale.freshness.reason).toMatch(
      /^(the connection broke to|nothing accepts connections at) https:/,
    );
    expect(stale.nodes).toBe(before.nodes);
    expect(stale.pods.size).toBe(before.pods.size);
    await eu.up();
    await portal.until<Topology>(
      TOPOLOGY,
      ({ freshness }) => freshness.state === 'live',
    );
  });
});
