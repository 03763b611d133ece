import { type OnGrafana, startOnGrafana } from './__testUtils__/onGrafana';

jest.setTimeout(60_000);

describe('panels of a Grafana', () => {
  let world: OnGrafana;
  let grafana: OnGrafana['grafana'];
  let portal: OnGrafana['portal'];
  beforeEach(async () => {
    world = await startOnGrafana();
    ({ grafana, portal } = world);
  });
  afterEach(() => world.stop());

  it('are drawn from its data sources, with the step that the portal chose', async () => {
    const answer = await world.theirs(1);
    const { body } = grafana.asked.find(({ path: asked }) =>
      asked.endsWith('/ds/query'),
    )!;
    expect(JSON.parse(body)).toEqual({
      from: '1699999995000',
      to: '1700003595000',
      queries: [
        {
          refId: 'A',
          datasource: { type: 'prometheus', uid: 'odp-prometheus' },
          expr: 'up{cluster="odp-eu"}',
          instant: false,
          range: true,
          format: 'time_series',
          interval: '15s',
          intervalMs: 15000,
          maxDataPoints: 11000,
          utcOffsetSec: 0,
        },
      ],
    });
    const [{ columns }] = answer.frames!;
    expect(columns[1]).toMatchObject({ name: 'api-0', type: 'number' });
    expect(columns[1].values.slice(0, 4)).toEqual([1, NaN, 0, null]);
    expect(answer.warnings).toEqual(['partial at (address)']);
  });

  it('ask the data source that a panel names, and never one that leaves the path', async () => {
    expect((await world.theirs(3)).error).toContain(
      'names a data source that the portal cannot ask',
    );
    expect((await world.theirs(4)).state).toBe('data');
    expect(grafana.asked.map(({ body }) => body).join()).toContain(
      '"uid":"other-prom"',
    );
    expect((await world.theirs(2)).error).toBe(
      'Panels of the type "geomap" are not drawn.',
    );
  });

  it.each([
    [
      {
        status: 400,
        json: { results: { A: { status: 400, error: 'parse error at x' } } },
      },
      'Grafana does not run the query (400): parse error at x',
    ],
    [
      { status: 404, json: { message: 'Data source not found' } },
      'Grafana does not run the query (404): Data source not found',
    ],
    [{ status: 502, text: 'Bad gateway' }, 'Grafana cannot answer now (502)'],
    [
      { text: '{"results":{"A":{"fra' },
      'The answer of Grafana (200) is cut, or not that of its API; odp.observability.grafana.url must be that of Grafana',
    ],
  ])('say what failed, case %#', async (reply, sentence) => {
    grafana.answer = reply;
    expect((await world.theirs(1)).error).toBe(sentence);
  });

  it('and our own are asked of it, where there is no Prometheus', async () => {
    const answers = await portal.panels([2]);
    expect(answers[2].state).toBe('data');
  });
});
