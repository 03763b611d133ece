import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeCall } from '@internal/test-utils';
import { ASK, ClientBench, isStats, TOPIC } from '../__testUtils__/ClientBench';

const redirect = (to: (call: FakeCall) => string) => (call: FakeCall) =>
  call.response
    .writeHead(307, { location: to(call) })
    .end('a page that says it moved');

describe('a client that is redirected', () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  it('follows to a broker that the cluster lists, with its token and its question', async () => {
    bench.spoil(
      call => isStats(call) && call.broker === 0,
      redirect(
        ({ path: place, query }) =>
          `${bench.pulsar.url(1)}${place}?${query}&authoritative=false`,
      ),
    );
    const { admin, addresses } = bench.connect();
    addresses.list(await admin.brokers());
    expect(await admin.topicStats(TOPIC, ASK)).toMatchObject({
      msgInCount: 220,
    });
    expect(
      bench.pulsar.calls.filter(({ path: place }) => place.endsWith('/stats')),
    ).toEqual([
      expect.objectContaining({ broker: 0, token: 'secret' }),
      expect.objectContaining({ broker: 1, token: 'secret' }),
    ]);
  });

  it('goes to no host that nobody named: the token stays at home', async () => {
    const tokens: unknown[] = [];
    const stranger: Server = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      stranger.listen(0, '127.0.0.1', resolve);
    });
    const host = `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    try {
      bench.spoil(
        isStats,
        redirect(({ path: place }) => `http://${host}${place}`),
      );
      const { admin, addresses } = bench.connect();
      addresses.list(await admin.brokers());
      await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
        problem: 'redirected',
        message: expect.stringMatching(
          /^Pulsar redirects to a host that is none of its brokers; .*brokerHosts$/,
        ),
      });
      expect(tokens).toEqual([]);

      await bench.connect({ brokerHosts: [host] }).admin.topicStats(TOPIC, ASK);
      expect(tokens).toEqual(['Bearer secret']);
    } finally {
      stranger.closeAllConnections();
      stranger.close();
    }
  });

  it.each([
    [
      'a user in the address',
      ({ path: place }: FakeCall) =>
        `http://me:x@${bench.pulsar.host(1)}${place}`,
    ],
    ['another scheme', () => 'ftp://127.0.0.1/'],
    ['nothing', () => ''],
  ])('refuses %s', async (_, to) => {
    bench.spoil(isStats, redirect(to));
    const { admin, addresses } = bench.connect();
    addresses.list(await admin.brokers());
    await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
      name: 'PulsarError',
    });
    expect(bench.pulsar.calls.filter(({ broker }) => broker === 1)).toEqual([]);
  });

  it('stops when brokers send it in a circle', async () => {
    bench.spoil(
      isStats,
      redirect(
        ({ broker, path: place }) =>
          `${bench.pulsar.url((broker + 1) % 3)}${place}`,
      ),
    );
    const { admin, addresses } = bench.connect();
    addresses.list(await admin.brokers());
    await expect(admin.topicStats(TOPIC, ASK)).rejects.toThrow(
      'Pulsar redirects in a circle',
    );
    expect(bench.pulsar.calls.length).toBeLessThan(10);
  });
});
