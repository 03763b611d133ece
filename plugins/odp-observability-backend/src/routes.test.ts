import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import path from 'node:path';
import { DASHBOARD } from './__testUtils__/dashboards';
import { type Portal, startPortal } from './__testUtils__/portal';
import { createRouter } from './router';
import type { ObservabilityService } from './service/ObservabilityService';

jest.setTimeout(60_000);

/** A request for each route that is read. */
const ROUTES: Array<[string, string]> = [
  ['/dashboards', '/dashboards'],
  ['/dashboards/:uid', '/dashboards/odp-test'],
  [
    '/dashboards/:uid/variables/:name',
    '/dashboards/odp-test/variables/step?cluster=a&namespace=b&namespace=c',
  ],
  ['/alerts', '/alerts?cluster=odp-eu'],
  ['/doctor', '/doctor'],
];

describe('the routes', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({
      files: {
        'a.json': DASHBOARD,
        'b.json': { ...DASHBOARD, title: 'The same uid' },
        'broken.json': '{"title":',
        'new.json': {
          apiVersion: 'dashboard.grafana.app/v2',
          spec: { title: 'New', elements: {}, layout: {} },
        },
        'way-out.json': { ...DASHBOARD, uid: '../../etc' },
        'notes.txt': 'no dashboard',
      },
    });
  });
  afterAll(() => portal.stop());

  it('each have a row here, but for the one that streams', () => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      observability: {} as ObservabilityService,
    });
    expect([...ROUTES.map(([route]) => route), '/panels/query']).toEqual(
      router.stack.map(({ route }) => route?.path),
    );
  });

  it.each(ROUTES)('%s is for nobody without credentials', async (_, place) => {
    const { status } = await portal
      .get(place)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it('the stream neither', async () => {
    const { status } = await portal
      .query({ panels: [{ id: 1, width: 240 }] })
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each(ROUTES)(
    '%s answers with an ETag, and 304 to who has it',
    async (_, place) => {
      const { headers } = await portal.get(place).expect(200);
      const { status } = await portal
        .get(place)
        .set('If-None-Match', headers.etag);
      expect(status).toBe(304);
    },
  );

  it.each([
    ['/dashboards/..%2F..%2Fadmin', 400, /^uid: must be 1 to 40 letters/],
    ['/dashboards/a%00b', 400, /^uid: must be/],
    ['/dashboards/__proto__', 404, /^There is no dashboard '__proto__'/],
    ['/dashboards/nowhere', 404, /^There is no dashboard 'nowhere'/],
    ['/dashboards/odp-test/variables/a"b', 400, /^name: must be 1 to 100/],
    [
      '/dashboards/odp-test/variables/constructor',
      404,
      /has no variable 'constructor'/,
    ],
    [
      '/dashboards/odp-test/variables/step?other=1',
      400,
      /^variables.other: the dashboard 'odp-test' has no variable/,
    ],
    ['/dashboards/odp-test/variables/step?cluster[a]=1', 400, /^cluster/],
  ])('%s is refused with %d', async (place, status, message) => {
    const { body } = await portal.get(place).expect(status);
    expect(body.error.message).toMatch(message);
  });

  it('tell values that a dashboard holds itself without asking anybody', async () => {
    const { body } = await portal
      .get('/dashboards/odp-test/variables/step')
      .expect(200);
    expect(body).toEqual({ options: ['15s', '1m'], isCut: false });
  });

  it('list what can be drawn, and say of each other file why not', async () => {
    const { body } = await portal.get('/dashboards').expect(200);
    expect(body).toEqual({
      items: [
        { uid: 'odp-test', title: 'Test', tags: ['odp'], source: 'portal' },
      ],
      notices: [
        'b.json is not listed: another file has its uid, odp-test',
        'broken.json is not listed: it cannot be read, or is no JSON',
        expect.stringMatching(/^new.json is not listed: .*schema v2/),
        'way-out.json is not listed: its uid must be 1 to 40 letters, digits, _ and -',
      ],
    });
    expect(portal.logs.join('\n')).toContain('broken.json is not listed');
  });

  it("list the five dashboards of the platform's document in its order, so that the overview is the first", async () => {
    const platform = await startPortal({
      folder: path.resolve(__dirname, '../../../target-state/dashboards'),
    });
    const { body } = await platform.get('/dashboards').expect(200);
    expect(body.notices).toBeUndefined();
    expect(body.items.map(({ uid }: { uid: string }) => uid)).toEqual([
      'platform-overview',
      'temporal-workflows',
      'data-pipeline-health',
      'ml-serving',
      'infrastructure-health',
      // Those that it does not name come after.
      'component',
      'workspace',
    ]);
    await platform.stop();
  });
});
