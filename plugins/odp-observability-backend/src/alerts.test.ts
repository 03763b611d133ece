import { FakePrometheus } from './__testUtils__/FakePrometheus';
import { type Portal, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const SINCE = '2026-11-23T13:58:00.123456789Z';

/** A rule as Prometheus tells it, with an alert for each set of labels. */
const aRule = (
  name: string,
  alerts: Record<string, string>[] = [],
  more: object = {},
) => {
  const labels = { severity: 'warning' };
  const annotations = {
    summary: `{{ $labels.namespace }} has ${name}`,
    runbook: `docs/how-to/answer-an-alert.md#${name.toLowerCase()}`,
  };
  return {
    type: 'alerting',
    name,
    health: 'ok',
    labels,
    annotations,
    alerts: alerts.map(({ state = 'firing', activeAt = SINCE, ...own }) => ({
      state,
      activeAt,
      labels: { alertname: name, ...labels, ...own },
      annotations: {
        ...annotations,
        summary: `${own.namespace} has ${name}`,
      },
      value: '1e+00',
    })),
    ...more,
  };
};

describe('alerts', () => {
  let prometheus: FakePrometheus;
  let portal: Portal;

  beforeEach(async () => {
    prometheus = await FakePrometheus.start();
    portal = await startPortal({
      docs: '/docs/default/component/odp-portal/',
      prometheus: { url: prometheus.url },
      limited: {
        owner: {
          'odp-eu': ['execution', 'workspace-acme'],
          'odp-us': ['execution'],
        },
      },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await prometheus.stop();
  });

  const alertsOf = async (user = 'engineer', query = '?cluster=odp-eu') =>
    (await portal.get(`/alerts${query}`, user).expect(200)).body;

  it('are told with what is the matter and what to do, the most urgent first, and asked once for all who look', async () => {
    prometheus.rules = [
      aRule('PodsWait', [
        { cluster: 'odp-eu', namespace: 'ml', state: 'pending' },
      ]),
      aRule('NodeNotReady', [{ cluster: 'odp-us', node: 'a' }]),
      aRule('ServiceErrors', [
        { cluster: 'odp-eu', namespace: 'execution', severity: 'critical' },
      ]),
      aRule('GpuBusy', [
        { cluster: 'odp-eu', activeAt: '2026-11-23T12:00:00Z' },
      ]),
      aRule('Broken', [], { health: 'err' }),
      { type: 'recording', name: 'odp:a:b', health: 'ok' },
    ];
    const [body] = await Promise.all([alertsOf(), alertsOf('other')]);
    expect(body).toEqual({
      state: 'known',
      items: [
        {
          name: 'ServiceErrors',
          state: 'firing',
          severity: 'critical',
          since: '2026-11-23T13:58:00.123Z',
          labels: { cluster: 'odp-eu', namespace: 'execution' },
          summary: 'execution has ServiceErrors',
          runbook: {
            text: 'docs/how-to/answer-an-alert.md#serviceerrors',
            url: '/docs/default/component/odp-portal/how-to/answer-an-alert/#serviceerrors',
          },
        },
        expect.objectContaining({ name: 'GpuBusy', state: 'firing' }),
        expect.objectContaining({ name: 'PodsWait', state: 'pending' }),
      ],
      isCut: false,
      firing: 2,
      pending: 1,
      hasRules: true,
      unevaluated: 1,
      configured: 5,
      asOf: expect.any(String),
    });
    expect((await alertsOf('engineer', '')).firing).toBe(3);
    const asked = prometheus.asked.filter(({ path }) => /rules/.test(path));
    expect(asked.map(({ search }) => String(search))).toEqual(['type=alert']);
  });

  it('of others are neither named nor counted for who may not see the platform', async () => {
    prometheus.rules = [
      aRule('Mine', [
        { cluster: 'odp-eu', namespace: 'execution' },
        { cluster: 'odp-eu', workspace: 'acme' },
        { namespace: 'execution' },
      ]),
      aRule('Foreign', [
        { cluster: 'odp-eu', namespace: 'data' },
        { cluster: 'odp-eu', workspace: 'globex' },
        { cluster: 'odp-eu', namespace: 'execution', workspace: 'globex' },
        { cluster: 'odp-eu', node: 'a' },
        { cluster: 'odp-us', workspace: 'acme' },
        { workspace: 'acme' },
        {},
      ]),
    ];
    const body = await alertsOf('owner', '');
    expect(JSON.stringify(body)).not.toMatch(/Foreign|globex|"data"/);
    expect(body).toMatchObject({ firing: 3, pending: 0, hasRules: true });
    expect(body).not.toHaveProperty('configured');
    expect((await alertsOf('engineer', '')).firing).toBe(10);
  });

  it('link to what a rule itself names, and never to what values are written into', async () => {
    const linked = (runbook_url: string, written = runbook_url) => {
      const rule = aRule('Linked', [{ cluster: 'odp-eu' }]);
      Object.assign(rule.annotations, { runbook_url });
      Object.assign(rule.alerts[0].annotations, { runbook_url: written });
      return rule;
    };
    prometheus.rules = [
      linked('https://wiki.example/alerts#a'),
      linked('https://{{ $labels.pod }}/', 'https://evil.example/'),
      linked('data:text/html,a'),
      linked('docs/../../admin.md'),
    ];
    const { items } = await alertsOf();
    expect(items.map(({ runbook }: { runbook: object }) => runbook)).toEqual([
      {
        text: 'https://wiki.example/alerts#a',
        url: 'https://wiki.example/alerts#a',
      },
      { text: 'https://evil.example/' },
      { text: 'data:text/html,a' },
      { text: 'docs/../../admin.md' },
    ]);
  });

  it('are not known, rather than none, without rules, from a source that is down, and where none is set up', async () => {
    expect(await alertsOf('owner')).toMatchObject({ hasRules: false });
    prometheus.instead = () => ({ status: 503, text: 'starting' });
    const down = await startPortal({ prometheus: { url: prometheus.url } });
    expect((await down.get('/alerts').expect(200)).body).toEqual({
      state: 'unknown',
      why: {
        kind: 'source-down',
        sentence: 'Prometheus cannot answer now (503)',
      },
    });
    await down.stop();
    const bare = await startPortal({});
    expect((await bare.get('/alerts').expect(200)).body).toMatchObject({
      state: 'unknown',
      why: { kind: 'not-set-up', remedy: expect.any(String) },
    });
    await bare.stop();
    await portal.get('/alerts?cluster=a&cluster=b').expect(400);
  });
});
