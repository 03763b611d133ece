import { renameSync, writeFileSync } from 'node:fs';
import { topicOf } from '../__testUtils__/SweepBench';
import { ACME, name, names, SweepDay } from '../__testUtils__/SweepDay';
import { aTopic } from '../__testUtils__/topics';

describe('sweeps of brokers that fail', () => {
  let day: SweepDay;
  beforeEach(async () => {
    day = await SweepDay.start();
  });
  afterEach(() => day.stop());

  it('keeps the topics of a broker that goes down in the middle of a sweep, older than the rest, and says who is missing', async () => {
    const sweeps = day.sweep();
    await sweeps.next();
    day.pulsar.instead = ({ broker, path, response }) => {
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
      name: day.pulsar.host(2),
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
    const sweeps = day.sweep();
    await sweeps.next();
    await day.pulsar.down(0);
    const snapshot = await sweeps.snapshot();
    expect(snapshot.coverage).toEqual({ answered: 2, total: 3 });
    expect(sweeps.watch.freshness().state).toBe('live');
  });

  it('keeps everything while no broker answers, says since when and why, and goes on', async () => {
    const sweeps = day.sweep();
    const { endedAt } = await sweeps.snapshot();
    await Promise.all([0, 1, 2].map(broker => day.pulsar.down(broker)));
    await sweeps.next();
    const stale = sweeps.watch.freshness();
    expect(stale).toMatchObject({
      state: 'stale',
      reason: expect.stringContaining('nothing accepts connections'),
      nextAttemptAt: expect.any(String),
    });
    expect(Date.parse(stale.asOf!)).toBeGreaterThanOrEqual(endedAt);
    expect(sweeps.watch.snapshot!.topics).toHaveLength(3);
    await Promise.all([0, 1, 2].map(broker => day.pulsar.up(broker)));
    await sweeps.next();
    expect(sweeps.watch.freshness().state).toBe('live');
  });

  it('says that it never reached an instance, or that its token is refused, and takes a rotated one', async () => {
    day.pulsar.tokens.clear();
    const sweeps = day.sweep();
    await sweeps.next();
    expect(sweeps.watch.snapshot).toBeUndefined();
    expect(sweeps.watch.freshness()).toMatchObject({
      state: 'denied',
      reason: 'Pulsar does not accept the token (401)',
    });
    day.pulsar.tokens.set('rotated', 'super-user');
    writeFileSync(`${sweeps.tokenFile}.new`, 'rotated');
    renameSync(`${sweeps.tokenFile}.new`, sweeps.tokenFile);
    const deadline = Date.now() + 10_000;
    while (!sweeps.watch.snapshot && Date.now() < deadline) {
      await sweeps.next();
    }
    expect(sweeps.watch.freshness().state).toBe('live');
  }, 20_000);

  it('refuses an answer that is too long while the other brokers stay', async () => {
    day.pulsar.instead = ({ broker, path, response }) => {
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
    const sweeps = day.sweep({ limits: { maxBytes: 4 * 1024 * 1024 } });
    const snapshot = await sweeps.snapshot();
    expect(snapshot.coverage).toEqual({ answered: 2, total: 3 });
    expect(snapshot.brokers[1].failure).toBe('the answer is longer than 4 MiB');
    // What came whole before is as good as the rest.
    expect(names(snapshot)).toEqual(
      ['came-whole', 'topic-0', 'topic-2'].map(local => name(local)),
    );
  });

  it('says through a proxy how much it knows: it asks until every broker answered, or says that some did not', async () => {
    let turn = 0;
    day.pulsar.instead = ({ broker, path, response }) => {
      // The proxy is the first one; behind it each call goes to another broker.
      if (!path.endsWith('/broker-stats/topics') || broker !== 0) {
        return false;
      }
      const owner = turn++ % 3;
      const topics = Object.fromEntries(
        [...day.pulsar.topics].filter(([, topic]) => topic.broker === owner),
      );
      response.end(
        JSON.stringify({ [ACME]: { '0x0_0xf': { persistent: topics } } }),
      );
      return true;
    };
    const sweeps = day.sweep({ isProxy: true });
    const all = await sweeps.snapshot();
    expect(all.coverage).toEqual({ answered: 3, total: 3 });
    expect(names(all)).toHaveLength(3);
    expect(day.pulsar.calls.every(({ broker }) => broker === 0)).toBe(true);
    expect(topicOf(all, 'topic-1')!.broker).toBeUndefined();

    // One that always gives the call to the same.
    day.pulsar.instead = ({ path, response }) => {
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
