import { mockCredentials } from '@backstage/backend-test-utils';
import {
  type Architecture,
  isOneOf,
} from '@internal/plugin-odp-clusters-common';
import { ARCHITECTURE, isRead, partsOf } from './__testUtils__/architecture';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

describe('GET /architecture', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startBusyDay();
    portal = await startPortal(day);
    await portal.until<Architecture>(ARCHITECTURE, isRead);
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  it('tells the busy day: what runs how well, which path is blocked and by what', async () => {
    const { body } = await portal.get(ARCHITECTURE).expect(200);
    const { component, edge, edges, layers, traffic } = partsOf(body);
    expect(layers.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'ingress-identity healthy',
      'execution degraded',
      'data degraded',
      'ml degraded',
      'storage healthy',
      'functions healthy',
      'observability unknown',
      'platform unknown',
      'external undefined',
    ]);
    expect(component('yaml-processor')).toMatchObject({
      presence: 'runs',
      status: 'degraded',
      ready: 3,
      desired: 5,
      workloads: ['Deployment/yaml-processor'],
      reasons: [{ message: expect.stringMatching(/out of memory/) }],
    });
    expect(component('postgresql')).toMatchObject({
      entity: 'resource:default/postgresql',
      budget: { name: 'postgresql', allowed: 0 },
    });
    expect(component('openfaas').mesh).toEqual({ mode: 'STRICT', barePods: 2 });

    // What the quarantine cuts off, and nothing else: all else is rendered from what is declared.
    expect(
      edges.filter(({ kind }) => kind !== 'declared').map(({ id }) => id),
    ).toEqual([
      'dagster>pulsar',
      'dagster>otel-collector',
      'dagster>gcs-delta-lake',
    ]);
    const { path, ...blocked } = edge('dagster>pulsar');
    expect(blocked).toMatchObject({
      kind: 'blocked',
      port: { name: 'pulsar', port: 6650, protocol: 'TCP' },
      mesh: 'both ends have a proxy, STRICT',
      observed: {
        state: 'not-measured',
        words: 'not measured: no Prometheus is configured for odp-eu',
      },
    });
    expect(blocked.declared.map(({ by }) => by)).toEqual([
      'dependency',
      'producer',
    ]);
    expect(path!.egress.policies[0]).toBe('data/dagster-quarantine');
    expect(path!.egress.words).toMatch(
      /^data\/dagster-quarantine lets dagster reach only pods of data-catalog/,
    );
    expect(path!.ingress.verdict).toBe('allowed');
    expect(path!.allowingRule).toMatch(/name: allow-dagster-to-pulsar\n/);
    expect(traffic.state).toBe('not-set-up');
  });

  it('counts what is only allowed, and lists it when asked', async () => {
    const declared = partsOf((await portal.get(ARCHITECTURE)).body);
    const { body } = await portal.get(`${ARCHITECTURE}&edges=all`).expect(200);
    const all = partsOf(body);
    const added = all.edges.filter(({ kind }) => kind === 'allowed');
    expect(declared.edges.some(({ kind }) => kind === 'allowed')).toBe(false);
    expect(all.allowedOnly).toBe(declared.allowedOnly);
    expect(added).toHaveLength(all.allowedOnly);
    expect(added.length).toBeGreaterThan(50);
    // In its quarantine Dagster reaches its namespace, and little more.
    expect(all.edge('dagster>postgresql')).toMatchObject({
      kind: 'allowed',
      declared: [],
      path: { verdict: 'allowed' },
    });
    expect(all.edge('dagster>neo4j')).toBeUndefined();
  });

  it('names what is wrong with a request', async () => {
    const message = async (query: string, status: number) =>
      (await portal.get(`/architecture${query}`).expect(status)).body.error
        .message;
    expect(await message('', 400)).toBe(
      'cluster: must name a cluster, as in ?cluster=odp-eu; GET /clusters lists them',
    );
    expect(await message('?cluster=..%2Fodp-eu', 400)).toMatch(
      /^cluster: must be lower-case/,
    );
    expect(await message('?cluster=odp-eu&cluster=odp-us', 400)).toBe(
      'cluster: must be given once',
    );
    expect(await message('?cluster=odp-eu&edges=some', 400)).toMatch(
      /^edges: must be 'all'/,
    );
    expect(await message('?cluster=odp-eu&layer=data', 400)).toMatch(
      /Unrecognized key.*'layer'/,
    );
    expect(await message('?cluster=odp-asia', 404)).toMatch(/'odp-asia'/);
    await portal
      .get(ARCHITECTURE)
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('answers 304 to who has it, another body with other edges, and a new one when a policy changed', async () => {
    const { etag } = (await portal.get(ARCHITECTURE).expect(200)).headers;
    await portal.get(ARCHITECTURE).set('If-None-Match', etag).expect(304);
    const all = await portal
      .get(`${ARCHITECTURE}&edges=all`)
      .set('If-None-Match', etag)
      .expect(200);
    expect(all.headers.etag).not.toBe(etag);

    // What the allowing rule of the edge proposes.
    day.sandbox.clusters['odp-eu'].store.create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'allow-dagster-to-pulsar', namespace: 'data' },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'dagster' } },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'storage' },
                },
                podSelector: {
                  matchLabels: { 'app.kubernetes.io/name': 'pulsar' },
                },
              },
            ],
            ports: [{ protocol: 'TCP', port: 6650 }],
          },
        ],
      },
    });
    const opened = await portal.until<Architecture>(
      ARCHITECTURE,
      body => partsOf(body).edge('dagster>pulsar').kind === 'declared',
    );
    expect(partsOf(opened).edge('dagster>otel-collector').kind).toBe('blocked');
  });

  it('shows a viewer of two namespaces the target state, and live facts of those two only', async () => {
    const all = partsOf((await portal.get(`${ARCHITECTURE}&edges=all`)).body);
    portal.nowMay(isOneOf({ namespaces: ['execution', 'data'] }));
    const { body } = await portal
      .get(`${ARCHITECTURE}&edges=all`)
      .set('Authorization', mockCredentials.user.header('user:default/viewer'))
      .expect(200);
    portal.nowMay('all');
    const { component, components, edge, edges, allowedOnly } = partsOf(body);
    expect(
      components
        .filter(({ presence }) => presence === 'runs')
        .map(({ namespace }) => namespace),
    ).toEqual([...Array(4).fill('execution'), ...Array(3).fill('data')]);
    expect(component('pulsar')).toEqual({
      ...component('pulsar'),
      presence: 'hidden',
      reasons: [],
      workloads: [],
    });
    expect(component('pulsar').status).toBeUndefined();
    expect(edge('dagster>data-catalog').path!.verdict).toBe('allowed');
    expect(edge('dagster>pulsar')).toMatchObject({
      kind: 'unknown',
      hidden: ['storage'],
      mesh: 'not told: you may not see storage',
    });
    expect(edge('dagster>pulsar').path).toBeUndefined();
    // Declared edges are the same for all; what is only allowed, between the two.
    const declaredOf = (list: typeof edges) =>
      list.filter(({ declared }) => declared.length).map(({ id }) => id);
    expect(declaredOf(edges)).toEqual(declaredOf(all.edges));
    expect(allowedOnly).toBeGreaterThan(0);
    expect(allowedOnly).toBeLessThan(all.allowedOnly);
    expect(JSON.stringify(body)).not.toMatch(/workspace-|storage\/|ml\//);
  });
});
