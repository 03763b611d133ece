import { PANELS } from './__testUtils__/dashboards';
import {
  FakePrometheus,
  type FakeSeries,
} from './__testUtils__/FakePrometheus';
import { type Portal, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

describe('why a panel is empty', () => {
  let prometheus: FakePrometheus;
  let portal: Portal;
  let names: string[];

  beforeEach(async () => {
    names = ['up'];
    prometheus = await FakePrometheus.start();
    prometheus.labels = label => (label === '__name__' ? names : ['odp-eu']);
    portal = await startPortal({ prometheus: { url: prometheus.url } });
  });
  afterEach(async () => {
    await portal.stop();
    await prometheus.stop();
  });

  const why = async (id: number) => (await portal.panels([id]))[id].why;

  it.each([
    [
      'its exporter is not scraped',
      PANELS.gpu,
      ['up'],
      {
        kind: 'not-set-up',
        sentence:
          'Nothing of kong is scraped, so that there is no kong_request_latency_ms.',
        setting: expect.stringContaining('latency_metrics'),
      },
    ],
    [
      'a setting of its exporter is off',
      PANELS.gpu,
      ['up', 'DCGM_FI_DEV_GPU_UTIL', 'kong_nginx_connections_total'],
      {
        kind: 'not-set-up',
        sentence: 'kong is scraped, but does not tell kong_request_latency_ms.',
        setting: expect.stringContaining('latency_metrics'),
      },
    ],
    [
      'nothing happened yet',
      PANELS.gpu,
      ['up', 'DCGM_FI_DEV_GPU_UTIL', 'kong_upstream_latency_ms_bucket'],
      {
        kind: 'no-traffic',
        sentence:
          'kong is scraped, and tells kong_request_latency_ms once something happened.',
      },
    ],
    [
      'there is nothing for what was chosen',
      PANELS.gpu,
      ['DCGM_FI_DEV_GPU_UTIL', 'kong_request_latency_ms_sum'],
      {
        kind: 'no-data',
        sentence: 'Prometheus has nothing for what was chosen, in this range.',
      },
    ],
    [
      'what its rule is made of is missing',
      PANELS.rule,
      ['up'],
      {
        kind: 'not-set-up',
        sentence:
          'Nothing of kong is scraped, so that there is no kong_http_requests_total.',
        setting: expect.stringContaining('status_code_metrics'),
      },
    ],
    [
      'its rule is not loaded',
      PANELS.rule,
      ['kong_http_requests_total'],
      {
        kind: 'not-set-up',
        sentence:
          'odp:gateway_requests:rate5m is recorded by a rule that the source does not run, or has not run yet.',
        setting: 'Load target-state/prometheus/rules/recording.yml.',
      },
    ],
  ])('is told when %s', async (...[, panel, seen, reason]) => {
    names = seen;
    expect(await why(panel)).toEqual(reason);
  });

  it('is that nothing matches only while those who would tell do, in that cluster', async () => {
    names = ['DCGM_FI_DEV_GPU_UTIL', 'kong_request_latency_ms_sum'];
    const counted = (asked: RegExp) => (expr: string) =>
      expr.startsWith('count(') && asked.test(expr)
        ? [{ labels: {}, value: '3' }]
        : [];
    prometheus.series = counted(/DCGM|kong.*cluster="odp-eu"/);
    expect(await why(PANELS.gpu)).toEqual({
      kind: 'nothing-matches',
      sentence: 'Prometheus has nothing for what was chosen, in this range.',
    });
    const asked = prometheus.queries.map(({ query }) => query);
    expect(
      asked.filter(query => /^count\(.*"odp-eu"/.test(query)),
    ).toHaveLength(2);
  });

  it('is silence where one of those who would tell is silent', async () => {
    names = ['DCGM_FI_DEV_GPU_UTIL', 'kong_request_latency_ms_sum'];
    prometheus.series = expr =>
      expr.includes('DCGM_FI_DEV_GPU_UTIL|')
        ? [{ labels: {}, value: '3' }]
        : [];
    expect(await why(PANELS.gpu)).toMatchObject({ kind: 'no-data' });
  });

  it('is told when a variable has no value, so that it cannot be asked', async () => {
    prometheus.labels = label =>
      ({ __name__: names, cluster: ['odp-eu'] }[label] ?? []);
    const { [PANELS.workspace]: answer } = await portal.panels(
      [PANELS.workspace],
      { variables: { workspace: ['acme'] } },
    );
    expect(answer).toMatchObject({
      state: 'empty',
      why: {
        kind: 'not-set-up',
        sentence:
          'The variable workspace has no value to choose. Nothing of pulsar is scraped, so that there is no pulsar_storage_backlog_size.',
      },
    });
    expect(prometheus.queries).toEqual([]);
  });

  it('is told no worse when the names of metrics cannot be read', async () => {
    prometheus.instead = ({ path }) =>
      path.includes('__name__') ? { status: 503, text: '' } : undefined;
    expect(await why(PANELS.gpu)).toMatchObject({ kind: 'no-data' });
  });

  it('is told for all at once: sources, scrape jobs, metrics that were never seen', async () => {
    names = ['up', 'kong_nginx_connections_total'];
    const byJob = (pods: string, pulsar: string) => [
      { labels: { job: 'pods' }, value: pods },
      { labels: { job: 'pulsar' }, value: pulsar },
    ];
    const answers: Record<string, FakeSeries[]> = {
      'sum by (job) (up)': byJob('3', '0'),
      'count by (job) (up)': byJob('4', '1'),
      'max(timestamp(up))': [{ labels: {}, value: '1700000000.5' }],
    };
    prometheus.series = expr => answers[expr];
    const { body } = await portal.get('/doctor').expect(200);
    expect(body.sources).toEqual([
      {
        name: 'Prometheus',
        kind: 'prometheus',
        state: 'reachable',
        version: '2.42.0',
        asOf: expect.any(String),
        lastScrapeAt: '2023-11-14T22:13:20.500Z',
      },
    ]);
    expect(body.jobs).toEqual([
      { job: 'pods', targets: 4, up: 3 },
      { job: 'pulsar', targets: 1, up: 0 },
    ]);
    expect(body.checked - body.missing.length).toBe(2);
    expect(body.missing).toContainEqual({
      metric: 'kong_http_requests_total',
      exporter: 'kong',
      dashboards: ['odp-test'],
      why: {
        kind: 'not-set-up',
        sentence:
          'kong is scraped, but does not tell kong_http_requests_total.',
        setting: expect.any(String),
      },
    });
  });

  it('is told where nothing is set up, too', async () => {
    const bare = await startPortal({ metrics: '/nowhere.yaml' });
    const { body } = await bare.get('/doctor').expect(200);
    expect(body).toEqual({
      sources: [
        {
          name: 'Prometheus',
          kind: 'prometheus',
          state: 'not-set-up',
          reason:
            'No Prometheus is set up, so that there is nobody to ask. Set odp.observability.prometheus.url.',
        },
      ],
      missing: [],
    });
    expect(bare.logs.join()).toContain('The catalogue of metrics');
    await bare.stop();
  });
});
