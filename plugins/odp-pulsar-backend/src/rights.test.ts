import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type {
  BusNamespaceList,
  EvictionList,
  InstanceList,
  TopicList,
} from '@internal/plugin-odp-pulsar-common';
import { FakePulsar } from './__testUtils__/FakePulsar';
import { type PortalOptions, startPortal } from './__testUtils__/portal';
import { aTopic, somePolicies } from './__testUtils__/topics';
import { createRouter } from './router';
import type { PulsarService } from './service/PulsarService';

jest.setTimeout(60_000);

const ACME = 'odp/workspace-acme-risk';
const KYC = 'odp/workspace-nordbank-kyc';
const OWNER = 'group:default/risk-platform';
const AT = '/instances/odp-eu';

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

type Portal = Awaited<ReturnType<typeof startPortal>>;

describe('the routes', () => {
  let pulsar: FakePulsar;
  const portals: Portal[] = [];
  let portal: Portal;
  let stranger: Portal;
  let owner: Portal;
  let watcher: Portal;
  let nobody: Portal;
  /** A portal that has swept, whose caller may see what `options` say. */
  const start = async (options: Partial<PortalOptions> = {}) => {
    const started = await startPortal({
      pulsars: { 'odp-eu': pulsar },
      owners: { 'workspace-acme-risk': OWNER },
      ...options,
    });
    portals.push(started);
    return started;
  };
  const swept = (each: Portal) =>
    each.until<BusNamespaceList>(`${AT}/namespaces`, list =>
      Boolean(list.items && !list.gaps.length),
    );
  beforeAll(async () => {
    pulsar = await FakePulsar.start();
    for (const namespace of [ACME, KYC]) {
      pulsar.namespaces.set(namespace, somePolicies());
      pulsar.topics.set(`persistent://${namespace}/orders`, aTopic());
    }
    pulsar.namespaces.set('pulsar/system', {});
    pulsar.topics.set('persistent://pulsar/system/log', aTopic());
    portal = await start();
    stranger = await start({ readsBus: false });
    owner = await start({ may: { claims: [OWNER] }, namesHidden: false });
    watcher = await start({ may: { claims: [OWNER] } });
    nobody = await start({ may: 'nothing', namesHidden: false });
    await Promise.all([portal, owner, watcher, nobody].map(swept));
  });
  afterAll(async () => {
    await Promise.all(portals.map(each => each.stop()));
    await pulsar.stop();
  });

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

  it("show a platform engineer everything, and count what is Pulsar's own", async () => {
    const { body } = await portal.get('/instances').expect(200);
    const [instance] = (body as InstanceList).items;
    expect(instance).toMatchObject({
      instance: 'odp-eu',
      version: '3.1.0',
      owner: 'group:default/data-team',
      counts: { namespaces: 2, topics: 2, systemTopics: 1 },
      hidden: { count: 0, names: [] },
    });
  });

  it('show an owner the namespaces of its groups, count the others, and do not tell hidden from missing', async () => {
    const { body } = await owner.get(`${AT}/namespaces`).expect(200);
    const list: BusNamespaceList = body;
    expect(list.items.map(({ name }) => name)).toEqual([ACME]);
    expect(list.hidden).toEqual({ count: 1 });

    const topics: TopicList = (await owner.get(`${AT}/topics`)).body;
    expect(topics.items.map(({ namespace }) => namespace)).toEqual([ACME]);
    expect(topics.systemTopics).toBe(0);
    const { body: instances } = await owner.get('/instances');
    expect((instances as InstanceList).items[0].counts).toEqual({
      namespaces: 1,
      topics: 1,
      systemTopics: 0,
    });

    await owner.get(`${AT}/namespaces/${ACME}`).expect(200);
    await owner.get(`${AT}/topics/persistent/${ACME}/orders`).expect(200);
    for (const place of [
      `${AT}/namespaces/${KYC}`,
      `${AT}/topics/persistent/${KYC}/orders`,
    ]) {
      const hidden = await owner.get(place).expect(404);
      const missing = await owner
        .get(place.replace(KYC, 'odp/not-there'))
        .expect(404);
      expect(hidden.body.error.message.replace(KYC, 'odp/not-there')).toBe(
        missing.body.error.message,
      );
    }
    // Not even that it was asked for reaches a broker.
    expect(
      pulsar.calls.filter(({ path }) => path.includes(`${KYC}/orders`)),
    ).toEqual([]);
  });

  it('name hidden namespaces to those who may know them, and say which right is missing', async () => {
    const list: BusNamespaceList = (await watcher.get(`${AT}/namespaces`)).body;
    expect(list.hidden).toEqual({ count: 1, names: [KYC] });
    const { body } = await watcher.get(`${AT}/namespaces/${KYC}`).expect(403);
    expect(body.error.message).toBe(
      `Namespace '${KYC}' of odp-eu needs the right odp.bus.namespace.read`,
    );
    await watcher.get(`${AT}/topics/persistent/${KYC}/orders`).expect(403);
  });

  it('give no answer of one caller to another who may see less, whichever comes first', async () => {
    const shared = await start({
      others: { owner: { claims: [OWNER] }, nobody: 'nothing' },
      intervalSeconds: 60,
    });
    await swept(shared);
    const seenBy = async (place: string, user: string) => {
      const { body } = await shared.get(place, user).expect(200);
      return body.items.length;
    };
    for (const place of [`${AT}/namespaces`, `${AT}/topics`]) {
      expect(await seenBy(place, 'engineer')).toBe(2);
      expect(await seenBy(place, 'owner')).toBe(1);
      expect(await seenBy(place, 'nobody')).toBe(0);
      expect(await seenBy(place, 'engineer')).toBe(2);
    }
    const { headers } = await shared.get(`${AT}/namespaces`, 'engineer');
    await shared
      .get(`${AT}/namespaces`, 'owner')
      .set('If-None-Match', headers.etag)
      .expect(200);
  });

  it('give who may see no namespace an empty list with a count, and the brokers', async () => {
    const list: BusNamespaceList = (await nobody.get(`${AT}/namespaces`)).body;
    expect(list).toMatchObject({ items: [], hidden: { count: 2 } });
    const evictions: EvictionList = (await nobody.get(`${AT}/evictions`)).body;
    expect(evictions.items).toEqual([]);
    expect(evictions.watchedSince).toBeDefined();
    const { body } = await nobody.get(`${AT}/brokers`).expect(200);
    expect(body.brokers).toHaveLength(3);
  });

  it('show what nobody is known to own to platform engineers alone, and say why', async () => {
    const unowned = await start({
      may: { claims: [OWNER] },
      owners: undefined,
    });
    const list = await unowned.until<BusNamespaceList>(
      `${AT}/namespaces`,
      ({ items }) => items !== undefined,
    );
    expect(list.items).toEqual([]);
    expect(list.gaps).toMatchObject([{ kind: 'owners', cause: 'failed' }]);
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
    const early = await start({ pulsars: { 'odp-us': down } });
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
    const empty = await start({ pulsars: {} });
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
