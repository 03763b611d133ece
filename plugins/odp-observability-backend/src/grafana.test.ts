import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aPanel, DASHBOARD } from './__testUtils__/dashboards';
import { FakeGrafana } from './__testUtils__/FakeGrafana';
import { type Portal, startPortal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

const V1 =
  '/apis/dashboard.grafana.app/v1/namespaces/default/dashboards/theirs';
const V1BETA1 = V1.replace('/v1/', '/v1beta1/');
const LEGACY = '/api/dashboards/uid/theirs';

const THEIRS = {
  ...DASHBOARD,
  uid: 'theirs',
  title: 'Of others',
  panels: [
    aPanel(1, 'up{cluster="$cluster"}'),
    aPanel(2, 'up', { type: 'geomap' }),
    aPanel(3, 'up', {
      datasource: { type: 'prometheus', uid: '../../admin' },
    }),
    aPanel(4, 'up', { datasource: { type: 'prometheus', uid: 'other-prom' } }),
  ],
};

const SERIES = {
  schema: {
    refId: 'A',
    meta: {
      executedQueryString: 'Expr: up\nStep: 15s',
      notices: [{ severity: 'warning', text: 'partial at 10.0.0.1:10901' }],
    },
    fields: [
      { name: 'Time', type: 'time', config: { interval: 15000 } },
      {
        name: 'Value',
        type: 'number',
        labels: { __name__: 'up', pod: 'api-0' },
        config: { displayNameFromDS: 'api-0' },
      },
    ],
  },
  data: {
    values: [
      [1699999995000, 1700000010000, 1700000025000],
      [1, null, 0],
    ],
    entities: [null, { NaN: [1] }],
  },
};

describe('dashboards of a Grafana', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-grafana-'));
  const tokenFile = path.join(folder, 'token');
  let grafana: FakeGrafana;
  let portal: Portal;

  beforeEach(async () => {
    grafana = await FakeGrafana.start();
    grafana.dashboards = [
      { uid: 'theirs', title: 'Of others', tags: ['odp'] },
      { uid: 'odp-test', title: 'The same as ours', tags: ['odp'] },
      { uid: 'private', title: 'Private', tags: ['finance'] },
    ];
    grafana.documents = {
      [LEGACY]: { json: { dashboard: THEIRS, meta: { slug: 'theirs' } } },
      '/api/dashboards/uid/private': { json: { dashboard: THEIRS } },
    };
    grafana.labels = ['odp-eu'];
    grafana.answer = {
      json: { results: { A: { status: 200, frames: [SERIES] } } },
    };
    writeFileSync(tokenFile, grafana.token);
    portal = await startPortal({
      grafana: {
        url: grafana.url,
        publicUrl: 'https://grafana.example.org/',
        datasource: 'odp-prometheus',
        tokenFile,
        tags: ['odp'],
      },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await grafana.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const theirs = async (id: number) =>
    (await portal.panels([id], { dashboard: 'theirs' }))[id];

  it('are listed by tag beside our own, each with the way into Grafana', async () => {
    const { body } = await portal.get('/dashboards').expect(200);
    expect(body).toEqual({
      items: [
        {
          uid: 'odp-test',
          title: 'Test',
          tags: ['odp'],
          source: 'portal',
          openUrl: 'https://grafana.example.org/d/odp-test',
        },
        {
          uid: 'theirs',
          title: 'Of others',
          tags: ['odp'],
          source: 'grafana',
          openUrl: 'https://grafana.example.org/d/theirs',
        },
      ],
    });
  });

  it('that are not listed are not read, although the token could', async () => {
    await portal.get('/dashboards/private').expect(404);
    await portal
      .query({ dashboard: 'private', panels: [{ id: 1, width: 240 }] })
      .expect(404);
    expect(grafana.asked.map(asked => asked.path)).not.toContain(
      '/api/dashboards/uid/private',
    );
  });

  it.each([
    ['11.6.0', [LEGACY], { [LEGACY]: { json: { dashboard: THEIRS } } }],
    [
      '12.1.0',
      [V1, V1BETA1],
      { [V1BETA1]: { json: { apiVersion: 'x/v1beta1', spec: THEIRS } } },
    ],
    ['13.2.1', [V1], { [V1]: { json: { apiVersion: 'x/v1', spec: THEIRS } } }],
    [
      '12.0.0',
      [V1, V1BETA1, LEGACY],
      { [LEGACY]: { json: { dashboard: THEIRS } } },
    ],
  ])(
    'of Grafana %s are read where it has them',
    async (version, paths, documents) => {
      grafana.version = version;
      grafana.documents = documents;
      const { body } = await portal.get('/dashboards/theirs').expect(200);
      expect(body).toMatchObject({
        source: 'grafana',
        scrapeIntervalSeconds: 15,
        dashboard: { uid: 'theirs', panels: [{ id: 1 }, {}, {}, {}] },
      });
      expect(
        grafana.asked
          .map(asked => asked.path)
          .filter(asked => asked.includes('/theirs')),
      ).toEqual(paths);
    },
  );

  it('are drawn from its data sources, with the step that the portal chose', async () => {
    const answer = await theirs(1);
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
    expect((await theirs(3)).error).toContain(
      'names a data source that the portal cannot ask',
    );
    expect((await theirs(4)).state).toBe('data');
    expect(grafana.asked.map(({ body }) => body).join()).toContain(
      '"uid":"other-prom"',
    );
    expect((await theirs(2)).error).toBe(
      'Panels of the type "geomap" are not drawn.',
    );
  });

  it('with a token that ended say so, and ours are listed all the same', async () => {
    grafana.token = 'another';
    const { body } = await portal.get('/dashboards').expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.notices).toEqual([
      'Its dashboards are not listed. Grafana refuses the portal (401): its token is missing, has ended, or may not do this; renew the file of odp.observability.grafana.tokenFile.',
    ]);
    expect((await portal.get('/doctor').expect(200)).body.sources).toEqual([
      {
        name: 'Grafana',
        kind: 'grafana',
        state: 'denied',
        reason: expect.stringContaining('renew the file'),
      },
    ]);
    // A token that is replaced is taken without a restart.
    writeFileSync(tokenFile, 'another');
    await until(async () => {
      const later = await portal.get('/dashboards').expect(200);
      return later.body.items.length === 2;
    });
  });

  it('never tell their token, and send it to nobody else', async () => {
    const told = [
      await portal.get('/dashboards'),
      await portal.get('/dashboards/theirs'),
      await portal.get('/doctor'),
    ].map(({ body, headers }) => JSON.stringify([body, headers]));
    told.push(JSON.stringify(await theirs(1)), ...portal.logs);
    expect(told.join()).not.toContain('secret-of-grafana');
    expect(told.join()).not.toContain(grafana.url);
    expect(grafana.asked.some(({ token }) => token)).toBe(true);
  });

  it('in schema v2 are told apart, with the way out', async () => {
    const v2 = {
      apiVersion: 'dashboard.grafana.app/v2beta1',
      spec: { title: 'New', elements: {}, layout: {} },
    };
    grafana.documents = { [LEGACY]: { json: v2 } };
    const { body } = await portal.get('/dashboards/theirs').expect(501);
    expect(body.error.message).toContain(
      '"New" is written in Grafana\'s schema v2, which the portal does not draw; open it in Grafana',
    );
    const { body: refused } = await portal
      .query({ dashboard: 'theirs', panels: [{ id: 1, width: 240 }] })
      .expect(501);
    expect(refused.error.message).toContain('schema v2');
  });

  it('that Grafana converts from schema v2 are drawn with a remark, or not when it failed', async () => {
    grafana.version = '13.0.0';
    const converted = (conversion: object) => ({
      [V1]: {
        json: { apiVersion: 'x/v1', spec: THEIRS, status: { conversion } },
      },
    });
    grafana.documents = converted({ failed: true, storedVersion: 'v2beta1' });
    await portal.get('/dashboards/theirs').expect(501);

    const other = await startPortal({
      grafana: { url: grafana.url, datasource: 'prom', tokenFile },
    });
    grafana.documents = converted({ failed: false, storedVersion: 'v2beta1' });
    const { body } = await other.get('/dashboards/theirs').expect(200);
    expect(body.dashboard.notices).toContain(
      'Grafana keeps it in schema v2 and tells it in the classic one; what has no place there is left out.',
    );
    await other.stop();
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
      /^The answer of Grafana \(200\) is cut/,
    ],
  ])('say what failed, case %#', async (reply, sentence) => {
    grafana.answer = reply;
    expect((await theirs(1)).error).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });

  it('and our own are asked of it, where there is no Prometheus', async () => {
    const answers = await portal.panels([2]);
    expect(answers[2].state).toBe('data');
  });
});
