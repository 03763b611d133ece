import { PANELS } from './__testUtils__/dashboards';
import { FakePrometheus } from './__testUtils__/FakePrometheus';
import { type Portal, startPortal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

describe('a panel by reference', () => {
  let prometheus: FakePrometheus;
  let portal: Portal;

  beforeEach(async () => {
    prometheus = await FakePrometheus.start();
    prometheus.labels = label =>
      ({
        cluster: ['odp-eu', 'odp-us'],
        namespace: ['data', 'execution', 'ml'],
        pod: ['api-0', 'api-1'],
        workspace: ['acme', 'globex'],
        route: ['/orders'],
      }[label] ?? []);
    prometheus.series = () => [
      { labels: { pod: 'api-0' }, value: '1' },
      { labels: { pod: 'api-1' }, value: '2' },
    ];
    portal = await startPortal({ prometheus: { url: prometheus.url } });
  });
  afterEach(async () => {
    await portal.stop();
    await prometheus.stop();
  });

  it("runs the dashboard's query with step, window and range as Grafana has them", async () => {
    const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped], {
      variables: { cluster: ['odp-us'], namespace: ['data', 'ml'] },
    });
    // 3600 s over 240 points are 15 s; four scrapes of 15 s are a minute.
    expect(prometheus.queries).toEqual([
      {
        query:
          'sum by (pod) (rate(requests_total{cluster="odp-us", namespace=~"(data|ml)"}[1m]))',
        start: '1699999995',
        end: '1700003595',
        step: '15',
        timeout: '10s',
      },
    ]);
    expect(answer).toMatchObject({
      state: 'data',
      range: { from: 1699999995000, to: 1700003595000, stepMs: 15000 },
      executed: [prometheus.queries[0].query],
      warnings: [],
    });
    expect(answer.frames![0].columns.map(({ name }) => name)).toEqual([
      'Time',
      'api-0',
      'api-1',
    ]);
    expect(answer.frames![0].columns[1].values).toHaveLength(241);
  });

  it('asks at the end of the range where the query is of one time, and gives a table', async () => {
    const { [PANELS.table]: answer } = await portal.panels([PANELS.table]);
    expect(prometheus.queries).toMatchObject([{ time: '1700003595' }]);
    expect(answer.frames![0].columns.map(({ name }) => name)).toEqual([
      'Time',
      'pod',
      'Value',
    ]);
  });

  it('runs no query that is hidden', async () => {
    await portal.panels([PANELS.hidden]);
    expect(prometheus.queries.map(({ query }) => query)).toEqual([
      'requests_total{cluster="odp-eu"}',
    ]);
  });

  it('is one query for a hundred viewers, and none for who looks within the step', async () => {
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
    const viewers = Array.from({ length: 100 }, (_, index) =>
      portal.panels([PANELS.scoped, PANELS.platform], {}, `viewer-${index}`),
    );
    await until(() => prometheus.queries.length === 2);
    answer();
    for (const answers of await Promise.all(viewers)) {
      expect(answers[PANELS.scoped].state).toBe('data');
      expect(answers[PANELS.platform].state).toBe('data');
    }
    const later = await portal.panels([PANELS.scoped, PANELS.platform]);
    expect(later[PANELS.scoped].state).toBe('data');
    expect(prometheus.queries).toHaveLength(2);
    // Options of the three variables that they use are asked once, too.
    expect(
      prometheus.asked.filter(({ path }) => path.includes('/label/')),
    ).toHaveLength(2);
  });

  it('comes as soon as it is ready, whatever others of the page wait for', async () => {
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    prometheus.instead = async ({ body }) => {
      if (body.includes('requests_total')) {
        await held;
      }
      return undefined;
    };
    const lines: number[] = [];
    const streamed = portal
      .query({
        panels: [PANELS.scoped, PANELS.platform].map(id => ({
          id,
          width: 240,
        })),
      })
      .buffer(true)
      .parse((response, done) => {
        response.on('data', chunk => {
          for (const line of String(chunk).split('\n').filter(Boolean)) {
            lines.push(JSON.parse(line).id);
          }
          answer();
        });
        response.on('end', () => done(null, lines));
      });
    const { headers } = await streamed;
    expect(headers['content-type']).toContain('application/x-ndjson');
    expect(lines).toEqual([PANELS.platform, PANELS.scoped]);
  });

  it('is asked of nobody any more when its last viewer is gone, and still answered to others', async () => {
    let began = 0;
    prometheus.instead = async ({ path }, response) => {
      if (!path.endsWith('/query_range')) {
        return undefined;
      }
      began += 1;
      await new Promise(resolve => response.on('close', resolve));
      return null;
    };
    const leaving = [1, 2].map(() => {
      const call = portal.query({
        panels: [{ id: PANELS.scoped, width: 240 }],
      });
      const ended = call.then(
        () => {},
        () => {},
      );
      return { call, ended };
    });
    await until(() => began === 1);
    leaving[0].call.abort();
    await leaving[0].ended;
    expect(prometheus.aborted).toBe(0);
    leaving[1].call.abort();
    await until(() => prometheus.aborted === 1);
    prometheus.instead = () => undefined;
    const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped]);
    expect(answer.state).toBe('data');
  });

  it('takes values of variables from their own lists alone, and means what they say', async () => {
    for (const value of [
      'kube-system',
      '.*',
      'data"} or up{a="',
      'data|ml',
      '__proto__',
    ]) {
      const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped], {
        variables: { namespace: [value] },
      });
      expect(answer.state).toBe('error');
      expect(answer.error).toContain(
        'is not among the values of the variable namespace',
      );
    }
    expect(prometheus.queries).toEqual([]);

    prometheus.labels = label =>
      label === 'namespace' ? ['a.b', 'x"} or up{n="'] : ['odp-eu'];
    await portal.panels([PANELS.scoped], {
      range: { from: '1690000000000', to: '1690003600000' },
      variables: { namespace: ['a.b', 'x"} or up{n="'] },
    });
    expect(prometheus.queries.map(({ query }) => query)).toEqual([
      'sum by (pod) (rate(requests_total{cluster="odp-eu", namespace=~"(a\\\\.b|x\\"\\\\} or up\\\\{n=\\")"}[1m]))',
    ]);
  });

  it.each([
    [{ expr: 'up' }, /request: Unrecognized key\(s\) in object: 'expr'/],
    [{ dashboard: '../../api/admin' }, /dashboard: must be 1 to 40 letters/],
    [{ dashboard: 'http://10.0.0.1' }, /dashboard: must be/],
    [{ panels: [] }, /panels/],
    [{ panels: Array(41).fill({ id: 1, width: 240 }) }, /panels: .*at most 40/],
    [{ panels: [{ id: 1, width: 1e9 }] }, /panels.0.width: .*4000/],
    [{ panels: [{ id: '1/../2', width: 240 }] }, /panels.0.id: /],
    [
      { range: { from: 'now-5y', to: 'now' } },
      /range: The range is longer than 31 days; choose a shorter one/,
    ],
    [{ range: { from: 'now', to: 'now-1h' } }, /range: The range ends before/],
    [{ range: { from: 'yesterday', to: 'now' } }, /range: .*is no time/],
    [{ timeZone: 'Mars/Olympus' }, /timeZone: must be the IANA name/],
    [
      { variables: { tenant: ['a'] } },
      /variables.tenant: the dashboard 'odp-test' has no variable of this name/,
    ],
    [{ variables: { 'a"b': ['a'] } }, /variables.*: must be 1 to 100 letters/],
    [
      { variables: { namespace: ['x'.repeat(501)] } },
      /variables.namespace.0: .*500/,
    ],
  ])('is refused with a sentence, case %#', async (asked, message) => {
    const { body } = await portal
      .query({ panels: [{ id: 1, width: 240 }], ...asked })
      .expect(400);
    expect(body.error.message).toMatch(message);
    expect(prometheus.asked).toEqual([]);
  });

  it('of a dashboard or a panel that is none, or is not drawn, says so', async () => {
    const { body } = await portal
      .query({ dashboard: 'nowhere', panels: [{ id: 1, width: 240 }] })
      .expect(404);
    expect(body.error.message).toBe(
      "There is no dashboard 'nowhere'; GET /dashboards lists them",
    );
    const answers = await portal.panels([
      99,
      PANELS.unsupported,
      PANELS.platform,
    ]);
    expect(answers[99]).toMatchObject({
      state: 'error',
      error: "The dashboard 'odp-test' has no panel 99",
    });
    expect(answers[PANELS.unsupported]).toMatchObject({
      state: 'error',
      error: 'Panels of the type "geomap" are not drawn.',
    });
    expect(answers[PANELS.platform].state).toBe('data');
  });

  it('says of what it is when nothing is set up', async () => {
    const bare = await startPortal({});
    const { [PANELS.scoped]: answer } = await bare.panels([PANELS.scoped]);
    expect(answer).toMatchObject({
      state: 'empty',
      why: {
        kind: 'not-set-up',
        sentence: 'No Prometheus is set up, so that there is nobody to ask.',
        setting: 'odp.observability.prometheus.url',
      },
    });
    await bare.get('/dashboards/odp-test').expect(200);
    await bare.stop();
  });

  it('is refused when its body is no JSON, or endless', async () => {
    const send = (body: string) =>
      portal.raw().set('content-type', 'application/json').send(body);
    await send('{"dashboard":').expect(400);
    await send(JSON.stringify({ pad: 'x'.repeat(2_000_000) })).expect(413);
    const { body } = await portal
      .raw()
      .set('content-type', 'text/plain')
      .send('dashboard')
      .expect(400);
    expect(body.error.message).toMatch(/^dashboard: Required/);
  });
});
