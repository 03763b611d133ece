import type {
  BusNamespaceList,
  EvictionList,
  InstanceList,
  TopicList,
} from '@internal/plugin-odp-pulsar-common';
import {
  ACME,
  AT,
  KYC,
  OWNER,
  type Portal,
  TwoWorkspaces,
} from './__testUtils__/TwoWorkspaces';

jest.setTimeout(60_000);

describe('the routes', () => {
  let bus: TwoWorkspaces;
  let portal: Portal;
  let owner: Portal;
  let watcher: Portal;
  let nobody: Portal;
  beforeAll(async () => {
    bus = await TwoWorkspaces.start();
    portal = await bus.openSwept();
    owner = await bus.openSwept({
      may: { claims: [OWNER] },
      namesHidden: false,
    });
    watcher = await bus.openSwept({ may: { claims: [OWNER] } });
    nobody = await bus.openSwept({ may: 'nothing', namesHidden: false });
  });
  afterAll(() => bus.stop());

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
      bus.pulsar.calls.filter(({ path }) => path.includes(`${KYC}/orders`)),
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
    const shared = await bus.openSwept({
      others: { owner: { claims: [OWNER] }, nobody: 'nothing' },
      intervalSeconds: 60,
    });
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
    const unowned = await bus.open({
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
});
