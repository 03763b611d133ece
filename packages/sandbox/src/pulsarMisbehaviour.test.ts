import { PulsarClient } from './contract/pulsar/PulsarClient';
import { PulsarPlace } from './contract/pulsar/PulsarPlace';
import type { PulsarFaultEffect } from './pulsar/faults/PulsarFault';
import { type EmptyBus, startBus } from './testing/startBus';

/** The event bus on a bad day, as who reads it meets it and as the control endpoint asks for it. */
describe('the event bus, when it misbehaves', () => {
  let bus: EmptyBus;
  let reader: PulsarClient;

  async function act(action: string, body: object = {}) {
    const response = await fetch(
      `${bus.sandbox.controlUrl}/pulsars/bus/${action}`,
      { method: 'POST', body: JSON.stringify(body) },
    );
    return { code: response.status, body: await response.json() };
  }
  const stats = () => reader.get('/broker-stats/topics');
  const spoil = async (effect: PulsarFaultEffect) =>
    expect(
      (await act('faults', { resource: 'broker-stats', times: 1, effect }))
        .code,
    ).toBe(200);

  beforeAll(async () => {
    bus = await startBus('3.1.0');
    reader = new PulsarClient(bus.target, 'reader');
  });
  afterAll(() => bus.stop());
  afterEach(() => act('clear'));

  it('answers with an error as often as it is told, and well in between', async () => {
    await act('faults', {
      method: 'GET',
      resource: 'broker-stats',
      times: 2,
      effect: { kind: 'status', code: 503 },
    });
    expect((await reader.get('/brokers')).code).toBe(200);
    expect([(await stats()).code, (await stats()).code]).toEqual([503, 503]);
    expect((await stats()).code).toBe(200);
  });

  it('is one broker that has trouble, and the others have none', async () => {
    await act('faults', { broker: 1, effect: { kind: 'status', code: 500 } });
    const codes = [];
    for (const broker of bus.pulsar.brokerUrls) {
      const url = `${broker}/admin/v2/brokers/ready`;
      codes.push((await reader.request(url)).code);
    }
    expect(codes).toEqual([200, 500, 200]);
  });

  it('says 401 as a page of the web server, which means the token and not the right', async () => {
    await spoil({ kind: 'unauthorized' });
    const { code, text } = await stats();
    expect(code).toBe(401);
    expect(text).toContain('HTTP ERROR 401 Authentication required');
  });

  it('cuts the connection, and ends answers in the middle', async () => {
    await spoil({ kind: 'abrupt-close' });
    await expect(stats()).rejects.toThrow('socket hang up');
    await spoil({ kind: 'half-page' });
    const { code, body } = await stats();
    expect({ code, body }).toEqual({ code: 200, body: undefined });
  });

  it('sends to a stranger, or round and round', async () => {
    const { adminUrl } = bus.target;
    const url = `${adminUrl}/admin/v2/broker-stats/topics`;
    await spoil({ kind: 'redirect', to: 'https://stranger.example' });
    const foreign = await reader.request(url);
    expect([foreign.code, foreign.headers.location]).toEqual([
      307,
      'https://stranger.example/admin/v2/broker-stats/topics',
    ]);
    await spoil({ kind: 'redirect-loop' });
    const round = await reader.request(url);
    expect([round.code, round.headers.location]).toEqual([307, url]);
  });

  it('answers without an end in sight', async () => {
    await spoil({ kind: 'huge', bytes: 3_000_000 });
    const { text } = await stats();
    expect(text.length).toBeGreaterThan(3_000_000);
  });

  it('refuses a token that was revoked, until it is restored', async () => {
    await act('revoke-token', { user: 'reader' });
    expect((await stats()).code).toBe(401);
    await act('restore-token', { user: 'reader' });
    expect((await stats()).code).toBe(200);
  });

  it('loses a broker, and lists it for half a minute more', async () => {
    const [, second] = bus.pulsar.brokerUrls;
    const listed = async () => (await reader.get('/brokers')).body;
    await act('down', { broker: 1 });
    await expect(reader.request(`${second}/metrics/`)).rejects.toThrow(
      'ECONNREFUSED',
    );
    expect(await listed()).toContain(new URL(second).host);
    await act('pass', { ms: 31_000 });
    expect(await listed()).not.toContain(new URL(second).host);
    await act('up', { broker: 1 });
    expect(await listed()).toContain(new URL(second).host);
    expect((await reader.request(`${second}/metrics/`)).code).toBe(200);
  });

  it('has consumers stick, leave and mend, a bundle move, and a policy change, on request', async () => {
    const place = await PulsarPlace.create(bus.target);
    const path = await place.createTopic('told');
    await place.subscribe(path, 'one');
    const topic = place.nameOf('told');
    const one = { topic, subscription: 'one' };
    bus.pulsar.state.topic({
      full: topic,
      domain: 'persistent',
      tenant: 'odp',
      namespace: place.namespace,
      local: 'told',
    })!.simulated = {
      count: 1,
      name: 'producer',
      messagesPerSecond: 100,
      entryBytes: 1000,
      messagesPerEntry: 1,
      connectedAt: 0,
    };
    const found = async () => (await place.stats(path)).subscriptions.one;
    await act('stick', one);
    await act('pass', { ms: 1_200_000 });
    expect(await found()).toMatchObject({
      unackedMessages: 50_000,
      consumers: [{ blockedConsumerOnUnackedMsgs: true }],
    });
    await act('policies', {
      namespace: place.namespace,
      set: {
        backlog_quota_map: {
          destination_storage: {
            limit: 50_000_000,
            limitSize: 50_000_000,
            limitTime: -1,
            policy: 'consumer_backlog_eviction',
          },
        },
      },
    });
    await act('check-quotas');
    expect((await found()).backlogSize).toBeLessThan(46_000_000);
    await act('mend', one);
    await act('pass', { ms: 1000 });
    expect((await found()).msgBacklog).toBeLessThan(10);
    await act('leave', one);
    expect((await found()).consumers).toEqual([]);
    const before = await place.ownerOf(path);
    const other = bus.pulsar.brokerUrls.findIndex(url => url !== before);
    await act('move', { topic, broker: other });
    expect(await place.ownerOf(path)).toBe(bus.pulsar.brokerUrls[other]);
    await place.close();
  });

  it.each([
    ['faults', {}, 'effect.kind is one of status, abrupt-close, '],
    [
      'faults',
      { effect: { kind: 'status', code: 1 } },
      'effect.code is a number, 400 or more',
    ],
    [
      'faults',
      { times: 0, effect: { kind: 'silence' } },
      'times is a number, 1 or more',
    ],
    ['down', { broker: 7 }, 'broker is a number below 3'],
    ['stick', { topic: 'x', subscription: 'y' }, "'x' is no full name"],
    ['revoke-token', { user: 'god' }, 'user is one of admin, reader'],
  ])('refuses %s %j', async (action, body, error) => {
    const answer = await act(action, body);
    expect(answer.code).toBe(400);
    expect(answer.body.error).toContain(error);
  });

  it('tells what was asked of it, by whom', async () => {
    await act('reset-requests');
    await stats();
    const { body } = await act('clear');
    expect(body).toMatchObject({
      name: 'bus',
      version: '3.1.0',
      requests: [
        {
          user: 'portal-reader',
          verb: 'GET',
          resource: 'broker-stats',
          calls: 1,
          bytes: expect.any(Number),
        },
      ],
    });
  });
});
