import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { InstanceList } from '@internal/plugin-odp-pulsar-common';
import { FakePulsar } from '@internal/test-utils';
import { startPortal } from './__testUtils__/portal';
import {
  ACME,
  AT,
  type Portal,
  TwoWorkspaces,
} from './__testUtils__/TwoWorkspaces';
import { createRouter } from './router';
import type { PulsarService } from './service/PulsarService';

jest.setTimeout(60_000);

/** A request for each route. */
const ROUTES: Array<[string, string]> = [
  ['/instances', '/instances'],
  ['/instances/:instance/namespaces', `${AT}/namespaces`],
  [
    '/instances/:instance/namespaces/:tenant/:namespace',
    `${AT}/namespaces/${ACME}`,
  ],
  ['/instances/:instance/topics', `${AT}/topics`],
  [
    '/instances/:instance/topics/:domain/:tenant/:namespace/:topic',
    `${AT}/topics/persistent/${ACME}/orders`,
  ],
  ['/instances/:instance/brokers', `${AT}/brokers`],
  ['/instances/:instance/evictions', `${AT}/evictions`],
  ['/instances/:instance/events', `${AT}/events`],
  ['/instances/:instance/evaluation', `${AT}/evaluation`],
];
const OF_AN_INSTANCE = ROUTES.filter(([route]) => route !== '/instances');

describe('the routes', () => {
  let bus: TwoWorkspaces;
  let portal: Portal;
  let stranger: Portal;
  beforeAll(async () => {
    bus = await TwoWorkspaces.start();
    portal = await bus.openSwept();
    stranger = await bus.open({ readsBus: false });
  });
  afterAll(() => bus.stop());

  it('each have a row here', () => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      pulsar: {} as PulsarService,
    });
    expect(ROUTES.map(([route]) => route)).toEqual(
      router.stack.map(({ route }) => route?.path),
    );
  });

  it.each(ROUTES)('%s is for nobody without credentials', async (_, place) => {
    const { status } = await portal
      .get(place)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each(ROUTES)(
    '%s is for nobody without the right to the bus, and says which it is',
    async (_, place) => {
      const { body } = await stranger.get(place).expect(403);
      expect(body.error.message).toBe(
        'The event bus needs the right odp.bus.read',
      );
    },
  );

  it.each(ROUTES)(
    '%s answers with an ETag, and 304 to who has it',
    async (_, place) => {
      // Between two sweeps nothing is another.
      for (let attempt = 0; ; attempt += 1) {
        const first = await portal.get(place).expect(200);
        const { status } = await portal
          .get(place)
          .set('If-None-Match', first.headers.etag);
        if (status === 304) {
          return;
        }
        expect(attempt).toBeLessThan(50);
      }
    },
  );

  it.each(OF_AN_INSTANCE)(
    '%s knows no instance of another name',
    async (_, place) => {
      const { body } = await portal
        .get(place.replace('odp-eu', 'nowhere'))
        .expect(404);
      expect(body.error.message).toBe(
        "There is no instance 'nowhere'; GET /instances lists them",
      );
    },
  );

  it.each(OF_AN_INSTANCE)(
    '%s names what is wrong with a name',
    async (_, place) => {
      const { body } = await portal
        .get(place.replace('odp-eu', 'ODP..%2F'))
        .expect(400);
      expect(body.error.message).toMatch(/^instance: must be lower-case/);
    },
  );

  it.each([
    [`${AT}/namespaces/odp/a%2Fb`, /^namespace: must be letters/],
    [`${AT}/namespaces/o%20dp/a`, /^tenant: must be letters/],
    [`${AT}/topics/fleeting/odp/a/t`, /^domain: /],
    [`${AT}/topics/persistent/odp/a/${'t'.repeat(1001)}`, /^topic: .*1000/],
    [`${AT}/topics/persistent/odp/a/%E0%A4%A`, /decode/],
  ])('refuse %s', async (place, message) => {
    const { body } = await portal.get(place).expect(400);
    expect(body.error.message).toMatch(message);
  });

  it.each(OF_AN_INSTANCE)(
    '%s says what it waits for before the first sweep',
    async (_, place) => {
      const down = await FakePulsar.start(1);
      await down.down(0);
      const early = await startPortal({ pulsars: { 'odp-eu': down } });
      const { body } = await early.get(place).expect(503);
      expect(body.error.message).toMatch(
        /^Nothing is known of odp-eu yet. (Starting|Unreachable)/,
      );
      await early.stop();
    },
  );

  it('list an instance that cannot be reached as that', async () => {
    const down = await FakePulsar.start(1);
    await down.down(0);
    const early = await bus.open({ pulsars: { 'odp-us': down } });
    const { items } = await early.until<InstanceList>(
      '/instances',
      list => list.items[0].freshness.state === 'unreachable',
    );
    expect(items).toMatchObject([
      {
        instance: 'odp-us',
        freshness: {
          reason: expect.stringContaining('nothing accepts connections'),
          nextAttemptAt: expect.any(String),
        },
        hidden: { count: 0 },
      },
    ]);
    expect(items[0].counts).toBeUndefined();
  });

  it('list nothing where nothing is configured', async () => {
    const empty = await bus.open({ pulsars: {} });
    const { body } = await empty.get('/instances').expect(200);
    expect(body).toEqual({ items: [] });
    await empty.get(`${AT}/namespaces`).expect(404);
  });

  it('signal no more than that there is something new', () => {
    expect(portal.signals.length).toBeGreaterThan(0);
    for (const signal of portal.signals) {
      expect(Object.keys(signal).sort()).toEqual(['instance', 'revision']);
    }
    const revisions = portal.signals.map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(revisions.length);
  });
});
