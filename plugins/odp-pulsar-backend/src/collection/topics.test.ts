import { FakePulsar } from '@internal/test-utils';
import { SweepBench, topicOf } from '../__testUtils__/SweepBench';
import {
  aBacklog,
  aSubscription,
  aTopic,
  somePolicies,
} from '../__testUtils__/topics';
import { Rota } from './Rota';

const ACME = 'odp/workspace-acme-risk';
const name = (local: string) => `persistent://${ACME}/${local}`;
const isStats = ({ path }: { path: string }) => path.endsWith('/stats');

describe('what a sweep asks besides', () => {
  let pulsar: FakePulsar;
  let bench: SweepBench | undefined;

  beforeEach(async () => {
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
  });
  afterEach(async () => {
    await bench?.stop();
    bench = undefined;
    await pulsar.stop();
  });

  const sweep = async () => {
    bench = SweepBench.start(pulsar);
    return bench.snapshot();
  };

  it('takes for a partition what the list of partitioned topics names, and nothing else that looks like one', async () => {
    pulsar.topics.set(name('orders-partition-11'), aTopic());
    pulsar.topics.set(name('by-hand-partition-1'), aTopic());
    pulsar.topics.set(name('a-partition-1-partition-0'), aTopic());
    pulsar.partitioned = [name('orders'), name('a-partition-1')];
    const snapshot = await sweep();
    expect(topicOf(snapshot, 'orders-partition-11')!.partitionOf).toEqual({
      topic: name('orders'),
      number: 11,
    });
    expect(topicOf(snapshot, 'a-partition-1-partition-0')!.partitionOf).toEqual(
      { topic: name('a-partition-1'), number: 0 },
    );
    expect(
      topicOf(snapshot, 'by-hand-partition-1')!.partitionOf,
    ).toBeUndefined();

    // What is known stays known while the list cannot be read.
    pulsar.instead = ({ path, response }) => {
      const isIt = path.endsWith('/partitioned');
      if (isIt) {
        response.writeHead(500).end();
      }
      return isIt;
    };
    const failing = await bench!.snapshot();
    expect(topicOf(failing, 'orders-partition-11')!.partitionOf).toBeDefined();
    expect(failing.gaps).toMatchObject([
      { kind: 'partitioned topics', cause: 'failed' },
    ]);
  });

  it('asks topics near their limit for the bytes of each subscription, at the broker that has loaded them', async () => {
    pulsar.topics.set(
      name('full'),
      aTopic({
        broker: 2,
        backlogSize: 400_000_000,
        subscriptions: {
          slow: aBacklog(400_000_000, { totalMsgExpired: 3 }),
          fast: aBacklog(0),
        },
      }),
    );
    pulsar.topics.set(name('quiet'), aTopic());
    // After an eviction beside a subscription that has caught up the topic says 0.
    pulsar.topics.set(
      name('evicted'),
      aTopic({ subscriptions: { slow: aBacklog(18_400) } }),
    );
    pulsar.instead = ({ path, response }) => {
      // Broker-stats tells no bytes of a subscription.
      if (!path.endsWith('/broker-stats/topics')) {
        return false;
      }
      const told = (local: string) => {
        const topic = pulsar.topics.get(name(local))!;
        return JSON.parse(
          JSON.stringify(topic, (key, value) =>
            key === 'slow' || key === 'fast'
              ? {
                  ...value,
                  backlogSize: undefined,
                }
              : value,
          ),
        );
      };
      response.end(
        JSON.stringify({
          [ACME]: {
            '0x0_0xf': {
              persistent: Object.fromEntries(
                ['full', 'quiet', 'evicted'].map(local => [
                  name(local),
                  told(local),
                ]),
              ),
            },
          },
        }),
      );
      return true;
    };
    const snapshot = await sweep();
    const asked = pulsar.calls.filter(isStats);
    expect(new Set(asked.map(({ path }) => path.split('/').at(-2)))).toEqual(
      new Set(['full', 'evicted']),
    );
    expect(topicOf(snapshot, 'full')!.subscriptions).toMatchObject([
      { name: 'slow', backlogBytes: 400_000_000, expiredTotal: 3 },
      { name: 'fast', backlogBytes: 0 },
    ]);
    expect(topicOf(snapshot, 'evicted')!.subscriptions[0].backlogBytes).toBe(
      18_400,
    );
  });

  it('takes entries and bytes of the same moment: those of a minute ago beside those of now hid every eviction', async () => {
    const stand = (bytes: number) =>
      aTopic({ backlogSize: bytes, subscriptions: { slow: aBacklog(bytes) } });
    pulsar.topics.set(name('full'), stand(900_000_000));
    // What broker-stats still says.
    pulsar.instead = ({ path, response }) => {
      const isIt = path.endsWith('/broker-stats/topics');
      if (isIt) {
        response.end(
          JSON.stringify({
            [ACME]: {
              '0x0_0xf': {
                persistent: { [name('full')]: stand(1_000_000_000) },
              },
            },
          }),
        );
      }
      return isIt;
    };
    const { subscriptions, partitionOf } = topicOf(await sweep(), 'full')!;
    expect(partitionOf).toBeUndefined();
    expect(subscriptions).toMatchObject([
      {
        backlogBytes: 900_000_000,
        backlogEntries: Math.round(900_000_000 / 184),
      },
    ]);
  });

  it('asks twenty of them at most, the fullest', async () => {
    for (let index = 0; index < 30; index += 1) {
      pulsar.topics.set(
        name(`t-${index}`),
        aTopic({ backlogSize: 200_000_000 + index, subscriptions: {} }),
      );
    }
    await sweep();
    await bench!.stop();
    pulsar.calls.length = 0;
    await sweep();
    const asked = pulsar.calls
      .filter(isStats)
      .map(({ path }) => path.split('/').at(-2));
    expect(new Set(asked).size).toBe(20);
    expect(asked).toContain('t-29');
    expect(asked).not.toContain('t-9');
  });

  it("goes on without what a topic's own statistics would say", async () => {
    pulsar.topics.set(
      name('full'),
      aTopic({
        backlogSize: 900_000_000,
        subscriptions: { s: aSubscription({ msgBacklog: 5_000_000 }) },
      }),
    );
    pulsar.instead = call => {
      if (isStats(call)) {
        call.response.writeHead(503).end();
      }
      return isStats(call);
    };
    expect(topicOf(await sweep(), 'full')!.backlogBytes).toBe(900_000_000);
  });

  it("lists namespaces without a topic, those of the tenants of others too, and leaves out Pulsar's own", async () => {
    pulsar.namespaces.set('public/default', {});
    pulsar.namespaces.set('pulsar/system', {});
    pulsar.topics.set('persistent://pulsar/system/x', aTopic());
    const snapshot = await sweep();
    expect(snapshot.namespaces).toEqual([ACME, 'public/default']);
    expect(topicOf(snapshot, 'x')).toBeDefined();
  });
});

describe('Rota', () => {
  it('takes all that are new, and gives everybody a turn before anybody has a second one', () => {
    const rota = Rota.create(2);
    expect(rota.next(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
    expect(rota.next(['a', 'b', 'c', 'd'])).toEqual(['a', 'b']);
    expect(rota.next(['a', 'b', 'c', 'd', 'e'])).toEqual(['e', 'c']);
    expect(rota.next(['a', 'b', 'd', 'e'])).toEqual(['d', 'a']);
  });
});
