import { renameSync, writeFileSync } from 'node:fs';
import { FakePulsar } from '../__testUtils__/FakePulsar';
import { SweepBench, topicOf } from '../__testUtils__/SweepBench';
import { aBacklog, aTopic, somePolicies } from '../__testUtils__/topics';

const ACME = 'odp/workspace-acme-risk';
const name = (local: string, namespace = ACME) =>
  `persistent://${namespace}/${local}`;
const MINUTE = 60_000;

describe('sweeps on bad days', () => {
  let pulsar: FakePulsar;
  let bench: SweepBench | undefined;

  beforeEach(async () => {
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    for (const broker of [0, 1, 2]) {
      pulsar.topics.set(name(`topic-${broker}`), aTopic({ broker }));
    }
  });
  afterEach(async () => {
    await bench?.stop();
    bench = undefined;
    await pulsar.stop();
  });

  const start = (options?: Parameters<typeof SweepBench.start>[1]) => {
    bench = SweepBench.start(pulsar, options);
    return bench;
  };
  const names = (snapshot: {
    topics: readonly { reading: { name: string } }[];
  }) => snapshot.topics.map(({ reading }) => reading.name).sort();

  it('keeps the topics of a broker that goes down in the middle of a sweep, older than the rest, and says who is missing', async () => {
    const sweeps = start();
    await sweeps.next();
    pulsar.instead = ({ broker, path, response }) => {
      const isIt = broker === 2 && path.endsWith('/broker-stats/topics');
      if (isIt) {
        response.write('{"odp/workspace-acme-risk":{');
        setImmediate(() => response.destroy());
      }
      return isIt;
    };
    const snapshot = await sweeps.snapshot();
    expect(sweeps.watch.freshness().state).toBe('live');
    expect(snapshot.coverage).toEqual({ answered: 2, total: 3 });
    expect(snapshot.brokers[2]).toMatchObject({
      name: pulsar.host(2),
      answered: false,
      failure: expect.stringContaining('broke in the middle'),
    });
    expect(names(snapshot)).toHaveLength(3);
    expect(topicOf(snapshot, 'topic-2')!.readAt).toBeLessThan(snapshot.sweptAt);
    expect(topicOf(snapshot, 'topic-1')!.readAt).toBeGreaterThanOrEqual(
      snapshot.sweptAt,
    );
  });

  it('goes on with the other brokers when the configured one is down', async () => {
    const sweeps = start();
    await sweeps.next();
    await pulsar.down(0);
    const snapshot = await sweeps.snapshot();
    expect(snapshot.coverage).toEqual({ answered: 2, total: 3 });
    expect(sweeps.watch.freshness().state).toBe('live');
  });

  it('keeps everything while no broker answers, says since when and why, and goes on', async () => {
    const sweeps = start();
    const { endedAt } = await sweeps.snapshot();
    await Promise.all([0, 1, 2].map(broker => pulsar.down(broker)));
    await sweeps.next();
    const stale = sweeps.watch.freshness();
    expect(stale).toMatchObject({
      state: 'stale',
      reason: expect.stringContaining('nothing accepts connections'),
      nextAttemptAt: expect.any(String),
    });
    expect(Date.parse(stale.asOf!)).toBeGreaterThanOrEqual(endedAt);
    expect(sweeps.watch.snapshot!.topics).toHaveLength(3);
    await Promise.all([0, 1, 2].map(broker => pulsar.up(broker)));
    await sweeps.next();
    expect(sweeps.watch.freshness().state).toBe('live');
  });

  it('says that it never reached an instance, or that its token is refused, and takes a rotated one', async () => {
    pulsar.tokens.clear();
    const sweeps = start();
    await sweeps.next();
    expect(sweeps.watch.snapshot).toBeUndefined();
    expect(sweeps.watch.freshness()).toMatchObject({
      state: 'denied',
      reason: 'Pulsar does not accept the token (401)',
    });
    pulsar.tokens.set('rotated', 'super-user');
    writeFileSync(`${sweeps.tokenFile}.new`, 'rotated');
    renameSync(`${sweeps.tokenFile}.new`, sweeps.tokenFile);
    const deadline = Date.now() + 10_000;
    while (!sweeps.watch.snapshot && Date.now() < deadline) {
      await sweeps.next();
    }
    expect(sweeps.watch.freshness().state).toBe('live');
  }, 20_000);

  it('refuses an answer that is too long while the other brokers stay', async () => {
    pulsar.instead = ({ broker, path, response }) => {
      const isIt = broker === 1 && path.endsWith('/broker-stats/topics');
      if (isIt) {
        const whole = JSON.stringify({ [name('came-whole')]: aTopic() });
        response.write(
          `{"${ACME}":{"0x0_0xf":{"persistent":${whole.slice(0, -1)},"`,
        );
        const piece = 'x'.repeat(256 * 1024);
        const more = (error?: Error | null) =>
          error || response.write(piece, more);
        more();
      }
      return isIt;
    };
    const sweeps = start({ limits: { maxBytes: 4 * 1024 * 1024 } });
    const snapshot = await sweeps.snapshot();
    expect(snapshot.coverage).toEqual({ answered: 2, total: 3 });
    expect(snapshot.brokers[1].failure).toBe('the answer is longer than 4 MiB');
    // What came whole before is as good as the rest.
    expect(names(snapshot)).toEqual(
      ['came-whole', 'topic-0', 'topic-2'].map(local => name(local)),
    );
  });

  it('shows a topic that two brokers tell of once, and one that moves all the time', async () => {
    pulsar.instead = ({ broker, path, response }) => {
      const isIt = broker > 0 && path.endsWith('/broker-stats/topics');
      if (isIt) {
        response.end(
          JSON.stringify({
            [ACME]: {
              '0x0_0xf': {
                persistent: { [name('twice')]: aTopic({ msgInCount: broker }) },
              },
            },
          }),
        );
      }
      return isIt;
    };
    const sweeps = start();
    const snapshot = await sweeps.snapshot();
    expect(
      names(snapshot).filter(topic => topic === name('twice')),
    ).toHaveLength(1);

    // For a moment nobody has it.
    pulsar.instead = () => false;
    const moved = await sweeps.snapshot();
    expect(topicOf(moved, 'twice')!.readAt).toBeLessThan(moved.sweptAt);
  });

  it('forgets a topic ten minutes after the last broker told of it, and at once with its namespace', async () => {
    const sweeps = start();
    pulsar.namespaces.set('odp/going', somePolicies());
    pulsar.topics.set(name('x', 'odp/going'), aTopic());
    await sweeps.next();
    pulsar.topics.delete(name('topic-0'));
    pulsar.topics.delete(name('x', 'odp/going'));
    expect(names(await sweeps.snapshot())).toContain(name('topic-0'));

    pulsar.namespaces.delete('odp/going');
    const without = await sweeps.snapshot();
    expect(names(without)).not.toContain(name('x', 'odp/going'));
    expect(without.namespaces).toEqual([ACME]);
    expect(without.policies.has('odp/going')).toBe(false);

    sweeps.clockOffset = 11 * MINUTE;
    expect(names(await sweeps.snapshot())).not.toContain(name('topic-0'));
    expect(sweeps.histories.seriesOf([name('topic-0')]).times).toEqual([]);
  });

  it('forgets nothing of a broker that is there and does not answer', async () => {
    const sweeps = start();
    await sweeps.next();
    pulsar.instead = ({ broker, path, response }) => {
      const isIt = broker === 2 && path.endsWith('/broker-stats/topics');
      if (isIt) {
        response.writeHead(200).end('{');
      }
      return isIt;
    };
    sweeps.clockOffset = 60 * MINUTE;
    expect(names(await sweeps.snapshot())).toContain(name('topic-2'));
  });

  it('shows a namespace that is being deleted as that', async () => {
    pulsar.namespaces.set(ACME, somePolicies({ deleted: true }));
    const { policies } = await start().snapshot();
    expect(policies.get(ACME)!.isDeleted).toBe(true);
  });

  it('takes what a clock of the portal that was set back or forth says as the time, and goes on', async () => {
    const sweeps = start();
    await sweeps.next();
    sweeps.clockOffset = 60 * MINUTE;
    await sweeps.next();
    sweeps.clockOffset = -60 * MINUTE;
    await sweeps.next();
    const { times } = sweeps.histories.seriesOf([name('topic-0')]);
    const ends = times.map(time => Date.parse(time));
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(Math.max(...ends)).toBeLessThanOrEqual(
      Date.now() + sweeps.clockOffset,
    );
    expect(sweeps.watch.freshness().state).toBe('live');
  });

  it("knows a broker's clock for nothing but what it says of its own topics", async () => {
    const inAnHour = Date.now() + 60 * MINUTE;
    pulsar.topics.set(
      name('topic-0'),
      aTopic({
        subscriptions: { s: aBacklog(0, { lastAckedTimestamp: inAnHour }) },
      }),
    );
    const snapshot = await start().snapshot();
    const reading = topicOf(snapshot, 'topic-0')!;
    expect(reading.subscriptions[0].lastAckedAt).toBe(inAnHour);
    expect(reading.readAt).toBeLessThanOrEqual(Date.now());
  });

  it('gives what decides on evictions the readings before and after, counters that an unload took back among them', async () => {
    const sweeps = start();
    await sweeps.next();
    pulsar.topics.set(
      name('topic-0'),
      aTopic({ msgInCount: 0, msgOutCount: 0 }),
    );
    await sweeps.next();
    const change = sweeps.changes
      .flat()
      .find(
        ({ before, after }) =>
          after.name === name('topic-0') &&
          before.messagesInTotal !== after.messagesInTotal,
      )!;
    expect(change.before.messagesInTotal).toBe(220);
    expect(change.after.messagesInTotal).toBe(0);
  });

  it('says through a proxy how much it knows: it asks until every broker answered, or says that some did not', async () => {
    let turn = 0;
    pulsar.instead = ({ broker, path, response }) => {
      // The proxy is the first one; behind it each call goes to another broker.
      if (!path.endsWith('/broker-stats/topics') || broker !== 0) {
        return false;
      }
      const owner = turn++ % 3;
      const topics = Object.fromEntries(
        [...pulsar.topics].filter(([, topic]) => topic.broker === owner),
      );
      response.end(
        JSON.stringify({ [ACME]: { '0x0_0xf': { persistent: topics } } }),
      );
      return true;
    };
    const sweeps = start({ isProxy: true });
    const all = await sweeps.snapshot();
    expect(all.coverage).toEqual({ answered: 3, total: 3 });
    expect(names(all)).toHaveLength(3);
    expect(pulsar.calls.every(({ broker }) => broker === 0)).toBe(true);
    expect(topicOf(all, 'topic-1')!.broker).toBeUndefined();

    // One that always gives the call to the same.
    pulsar.instead = ({ path, response }) => {
      const isIt = path.endsWith('/broker-stats/topics');
      if (isIt) {
        response.end(
          JSON.stringify({
            [ACME]: {
              '0x0_0xf': { persistent: { [name('topic-0')]: aTopic() } },
            },
          }),
        );
      }
      return isIt;
    };
    expect((await sweeps.snapshot()).coverage).toEqual({
      answered: 1,
      total: 3,
    });
  });
});
