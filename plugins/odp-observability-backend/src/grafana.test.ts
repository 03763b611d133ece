import { writeFileSync } from 'node:fs';
import {
  LEGACY,
  type OnGrafana,
  startOnGrafana,
  THEIRS,
} from './__testUtils__/onGrafana';
import { startPortal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

const V1 =
  '/apis/dashboard.grafana.app/v1/namespaces/default/dashboards/theirs';
const V1BETA1 = V1.replace('/v1/', '/v1beta1/');

describe('dashboards of a Grafana', () => {
  let world: OnGrafana;
  let grafana: OnGrafana['grafana'];
  let portal: OnGrafana['portal'];
  beforeEach(async () => {
    world = await startOnGrafana();
    ({ grafana, portal } = world);
  });
  afterEach(() => world.stop());

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
    writeFileSync(world.tokenFile, 'another');
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
    told.push(JSON.stringify(await world.theirs(1)), ...portal.logs);
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
      grafana: {
        url: grafana.url,
        datasource: 'prom',
        tokenFile: world.tokenFile,
      },
    });
    grafana.documents = converted({ failed: false, storedVersion: 'v2beta1' });
    const { body } = await other.get('/dashboards/theirs').expect(200);
    expect(body.dashboard.notices).toContain(
      'Grafana keeps it in schema v2 and tells it in the classic one; what has no place there is left out.',
    );
    await other.stop();
  });
});
