import { PANELS } from './__testUtils__/dashboards';
import { FakePrometheus } from './__testUtils__/FakePrometheus';
import { type Portal, startPortal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

const PLATFORM_RIGHT =
  'It shows the whole platform, and not your namespaces alone; it needs the right odp.dashboard.platform.read, which the platform team grants.';

describe('who may not see the whole platform', () => {
  let prometheus: FakePrometheus;
  let portal: Portal;

  beforeAll(async () => {
    prometheus = await FakePrometheus.start();
    prometheus.labels = label =>
      ({
        cluster: ['odp-eu', 'odp-us', 'of-somebody-else'],
        namespace: ['data', 'execution', 'kube-system', 'workspace-acme'],
        pod: ['api-0'],
        workspace: ['acme', 'globex'],
        route: ['/orders'],
      }[label] ?? []);
    prometheus.series = expr => [
      {
        labels: { pod: expr.includes('".*"') ? 'of-all' : 'api-0' },
        value: '1',
      },
    ];
    portal = await startPortal({
      prometheus: { url: prometheus.url },
      limited: {
        owner: {
          'odp-eu': ['execution', 'workspace-acme'],
          'odp-us': ['execution'],
        },
        nobody: { 'odp-eu': [] },
        unlucky: undefined,
      },
      strangers: ['stranger'],
    });
  });
  beforeEach(() => {
    prometheus.asked.length = 0;
  });
  afterAll(async () => {
    await portal.stop();
    await prometheus.stop();
  });

  const panel = async (id: number, variables = {}, user = 'owner') =>
    (await portal.panels([id], { variables }, user))[id];

  it('gets with "all" the own namespaces alone, and never the text that means all', async () => {
    const answer = await panel(PANELS.scoped, { namespace: ['$__all'] });
    expect(answer.state).toBe('data');
    expect(prometheus.queries.map(({ query }) => query)).toEqual([
      'sum by (pod) (rate(requests_total{cluster="odp-eu", namespace=~"(execution|workspace-acme)"}[1m]))',
    ]);
    expect((await panel(PANELS.scoped, {}, 'engineer')).executed).toEqual([
      'sum by (pod) (rate(requests_total{cluster="odp-eu", namespace=~".*"}[1m]))',
    ]);
  });

  it('shares no query with who sees something else, asked at the same time', async () => {
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    prometheus.instead = async ({ path }) => {
      if (path.endsWith('/query_range')) {
        await held;
      }
      return undefined;
    };
    const asked = ['owner', 'engineer', 'owner', 'engineer'].map(user =>
      portal.panels(
        [PANELS.scoped],
        {
          variables: { namespace: ['$__all'] },
          // Nobody has asked for these hours before.
          range: { from: '1600000000000', to: '1600003600000' },
        },
        user,
      ),
    );
    await until(() => prometheus.queries.length === 2);
    answer();
    const names = (await Promise.all(asked)).map(
      answers => answers[PANELS.scoped].frames![0].columns[1].name,
    );
    expect(names).toEqual(['api-0', 'of-all', 'api-0', 'of-all']);
    expect(prometheus.queries).toHaveLength(2);
    prometheus.instead = () => undefined;
  });

  it('gets no foreign namespace, however it is asked for', async () => {
    for (const namespace of [
      ['kube-system'],
      ['execution', 'data'],
      ['.*'],
      ['execution|data'],
      [''],
    ]) {
      const answer = await panel(PANELS.scoped, { namespace });
      expect(answer.error).toContain(
        'is not among the values of the variable namespace',
      );
      // Whether there is one is not told.
      expect(answer.why!.sentence).toMatch(
        /^There is nothing of ".*" that you may see\.$/,
      );
    }
    // The same name in another cluster is another namespace.
    expect(
      await panel(PANELS.scoped, {
        cluster: ['odp-us'],
        namespace: ['workspace-acme'],
      }),
    ).toMatchObject({
      state: 'empty',
      why: {
        kind: 'not-permitted',
        sentence:
          'It asks for a namespace that you may not see; choose others.',
      },
    });
    expect(
      (await panel(PANELS.scoped, { cluster: ['of-somebody-else'] })).error,
    ).toContain('not among the values of the variable cluster');
    expect(prometheus.queries).toEqual([]);
  });

  it('gets no panel that is not of namespaces alone, also in part of a query', async () => {
    const denied = {
      state: 'empty',
      why: { kind: 'not-permitted', sentence: PLATFORM_RIGHT },
    };
    expect(await panel(PANELS.platform)).toMatchObject(denied);
    expect(await panel(PANELS.gateway)).toMatchObject(denied);
    expect(prometheus.queries).toEqual([]);
    expect((await panel(PANELS.gateway, {}, 'engineer')).state).toBe('data');
  });

  it('gets panels by workspace for workspaces whose namespaces are seen', async () => {
    expect((await panel(PANELS.workspace)).executed).toEqual([
      'max by (pod) (odp:bus_backlog_bytes:max{cluster="odp-eu", workspace=~"acme"})',
    ]);
    expect(
      (await panel(PANELS.workspace, { workspace: ['globex'] })).error,
    ).toContain('not among the values');
  });

  it('is offered what may be chosen, and no names of others', async () => {
    const options = async (name: string, user = 'owner') =>
      (
        await portal
          .get(`/dashboards/odp-test/variables/${name}`, user)
          .expect(200)
      ).body;
    expect(await options('namespace')).toEqual({
      options: ['execution', 'workspace-acme'],
      isCut: false,
    });
    expect((await options('cluster')).options).toEqual(['odp-eu', 'odp-us']);
    expect((await options('workspace')).options).toEqual(['acme']);
    expect((await options('pod')).options).toEqual(['api-0']);
    // Asked of the own namespaces alone.
    expect(
      prometheus.asked.map(({ search }) => search.get('match[]')),
    ).toContain(
      'kube_pod_info{cluster="odp-eu", namespace=~"(execution|workspace-acme)"}',
    );
    expect((await options('namespace', 'engineer')).options).toHaveLength(4);
    const { body } = await portal
      .get('/dashboards/odp-test/variables/route', 'owner')
      .expect(403);
    expect(body.error.message).toContain('odp.dashboard.platform.read');
  });

  it('reads in a dashboard no values that somebody else had chosen', async () => {
    const of = async (user: string) =>
      JSON.stringify((await portal.get('/dashboards/odp-test', user)).body);
    expect(await of('engineer')).toContain('saved-by-somebody');
    expect(await of('owner')).not.toContain('saved-by-somebody');
  });

  it('sees nothing where no namespace is seen', async () => {
    expect(await panel(PANELS.scoped, {}, 'nobody')).toMatchObject({
      state: 'empty',
      why: {
        kind: 'no-data',
        sentence: 'The variable namespace has no value that you may see.',
      },
    });
    expect(prometheus.queries).toEqual([]);
  });

  it('is offered nothing of what depends on what is not seen', async () => {
    const { body } = await portal
      .get('/dashboards/odp-test/variables/pod', 'nobody')
      .expect(200);
    expect(body).toEqual({ options: [], isCut: false });
  });

  it('is told so while nobody knows what may be seen', async () => {
    const { body } = await portal
      .query({ panels: [{ id: PANELS.scoped, width: 240 }] }, 'unlucky')
      .expect(503);
    expect(body.error.message).toBe(
      'Which namespaces you may see cannot be told now: odp-clusters answers 503. Try again in a moment.',
    );
    expect(prometheus.asked).toEqual([]);
  });

  it('learns of no job of the platform from the doctor', async () => {
    expect((await portal.get('/doctor', 'engineer')).body.jobs).toBeDefined();
    expect((await portal.get('/doctor', 'owner')).body.jobs).toBeUndefined();
  });

  it('and who may not see dashboards gets none', async () => {
    for (const place of [
      '/dashboards',
      '/dashboards/odp-test',
      '/dashboards/odp-test/variables/cluster',
      '/doctor',
    ]) {
      const { body } = await portal.get(place, 'stranger').expect(403);
      expect(body.error.message).toBe(
        'Dashboards need the right odp.dashboard.read',
      );
    }
    await portal
      .query({ panels: [{ id: 1, width: 240 }] }, 'stranger')
      .expect(403);
  });
});
