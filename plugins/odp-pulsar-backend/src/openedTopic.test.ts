import {
  type BusNamespaceList,
  type TopicDetail,
  topicDetailSchema,
} from '@internal/plugin-odp-pulsar-common';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeCall, FakePulsar } from '@internal/test-utils';
import { startPortal } from './__testUtils__/portal';
import { aBacklog, aTopic, somePolicies } from './__testUtils__/topics';

jest.setTimeout(60_000);

const ACME = 'odp/workspace-acme-risk';
const name = (local: string) => `persistent://${ACME}/${local}`;
const placeOf = (local: string) =>
  `/instances/odp-eu/topics/persistent/${ACME}/${encodeURIComponent(local)}`;
const ODD = 'a/b % c#d:e?f żółw';

describe('an opened topic', () => {
  let pulsar: FakePulsar;
  let prometheus: Server;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    prometheus = createServer((_, response) => response.writeHead(502).end());
    await new Promise<void>(resolve => {
      prometheus.listen(0, '127.0.0.1', resolve);
    });
    const { port } = prometheus.address() as AddressInfo;
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    pulsar.topics.set(
      name('orders'),
      aTopic({
        broker: 1,
        backlogSize: 184_000,
        ownerBroker: 'not-said-here',
        subscriptions: {
          slow: aBacklog(184_000, {
            isDurable: true,
            lastAckedTimestamp: 0,
            earliestMsgPublishTimeInBacklog: Date.parse('2026-11-26T08:00:00Z'),
          }),
        },
      }),
    );
    pulsar.internal.set(name('orders'), {
      cursors: {
        slow: {
          markDeletePosition: '17:3',
          readPosition: '17:4',
          waitingReadOp: false,
          pendingReadOps: 0,
          totalNonContiguousDeletedMessagesRange: 2,
        },
      },
    });
    for (const local of [ODD, 'cached', 'deleted', 'denied']) {
      pulsar.topics.set(name(local), aTopic());
    }
    for (let number = 0; number < 30; number += 1) {
      pulsar.topics.set(
        name(`wide-partition-${number}`),
        aTopic({ broker: number % 3, backlogSize: 1000 + number }),
      );
    }
    pulsar.partitioned = [name('wide')];
    portal = await startPortal({
      pulsars: { 'odp-eu': pulsar },
      instance: { prometheus: { url: `http://127.0.0.1:${port}` } },
      owners: {},
    });
    await portal.until<BusNamespaceList>(
      '/instances/odp-eu/namespaces',
      ({ items }) => items?.length > 0,
    );
  });
  afterAll(async () => {
    await portal.stop();
    await pulsar.stop();
    prometheus.closeAllConnections();
    prometheus.close();
  });

  const open = async (local: string): Promise<TopicDetail> => {
    const { body } = await portal.get(placeOf(local)).expect(200);
    return topicDetailSchema.parse(body);
  };
  const callsOf = (local: string, what: string) =>
    pulsar.calls.filter(({ path }) =>
      path.endsWith(`/${encodeURIComponent(local)}/${what}`),
    );

  it('is asked for at the broker that has loaded it, with the age of its backlog and its cursors', async () => {
    const asked: string[] = [];
    pulsar.instead = ({ path, query }) => {
      if (path.endsWith('/orders/stats')) {
        asked.push(query.toString());
      }
      return false;
    };
    const detail = await open('orders');
    expect(asked).toEqual([
      'getPreciseBacklog=true&subscriptionBacklogSize=true&getEarliestTimeInBacklog=true',
    ]);
    expect(
      [
        ...callsOf('orders', 'stats'),
        ...callsOf('orders', 'internalStats'),
      ].map(({ broker }) => broker),
    ).toEqual([1, 1]);
    expect(detail).toMatchObject({
      name: name('orders'),
      broker: pulsar.host(1),
      isPartitioned: false,
      subscriptions: [
        {
          name: 'slow',
          backlogBytes: 184_000,
          lastAckedAt: 'never',
          oldestPublishedAt: '2026-11-26T08:00:00.000Z',
        },
      ],
    });
  });

  it('is asked for once by all who look at the same time', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 10 }, () =>
        portal.get(placeOf('cached')).expect(200),
      ),
    );
    expect(bodies).toHaveLength(10);
    expect(callsOf('cached', 'stats')).toHaveLength(1);
  });

  it('is found by any name that Pulsar allows', async () => {
    expect((await open(ODD)).name).toBe(name(ODD));
    expect(callsOf(ODD, 'stats')).toHaveLength(1);
  });

  it('of many partitions shows all, and asks for the twenty with the largest backlog', async () => {
    const detail = await open('wide');
    expect(detail.partitions).toHaveLength(30);
    const asked = pulsar.calls.filter(({ path }) =>
      /\/wide-partition-\d+\/stats$/.test(path),
    );
    expect(asked).toHaveLength(20);
    expect(asked.some(({ path }) => path.endsWith('-9/stats'))).toBe(false);

    // Lists and evictions name partitions: one of them opens the whole.
    const { body } = await portal.get(placeOf('wide-partition-3')).expect(200);
    expect(body.name).toBe(name('wide'));
  });

  it('is not there any more when its broker says so, and was never there when no broker knows it', async () => {
    pulsar.instead = ({ path, response }: FakeCall) => {
      const isIt = path.includes('/deleted/');
      if (isIt) {
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end('{"reason":"Topic not found"}');
      }
      return isIt;
    };
    const gone = await portal.get(placeOf('deleted')).expect(404);
    expect(gone.body.error.message).toMatch(/no topic .*deleted' any more/);
    const never = await portal.get(placeOf('never')).expect(404);
    expect(never.body.error.message).toMatch(/No broker has loaded a topic/);
  });

  it('shows the figures of the last sweep while its own cannot be read, and says why', async () => {
    pulsar.instead = ({ path, response }: FakeCall) => {
      const isIt = path.includes('/denied/');
      if (isIt) {
        response.writeHead(401, { 'content-type': 'application/json' });
        response.end('{"reason":"Unauthorized to validateTopicOperation"}');
      }
      return isIt;
    };
    const detail = await open('denied');
    expect(detail.rates.messagesInPerSecond).toBe(10);
    expect(detail.gaps).toContainEqual(
      expect.objectContaining({ kind: 'topic statistics', cause: 'forbidden' }),
    );
  });

  it('has the history that the portal remembers while Prometheus has none, and says why', async () => {
    const detail = await open('orders');
    expect(detail.history!.source).toBe('portal');
    expect(detail.history!.backlogBytes.at(-1)).toBe(184_000);
    expect(detail.gaps).toContainEqual({
      kind: 'history',
      cause: 'failed',
      message:
        'Prometheus gives no history, so that it reaches back as far as the portal remembers: Prometheus answers 502.',
    });
  });
});
