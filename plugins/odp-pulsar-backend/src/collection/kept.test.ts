import { topicOf } from '../__testUtils__/SweepBench';
import { ACME, name, names, SweepDay } from '../__testUtils__/SweepDay';
import { aBacklog, aTopic, somePolicies } from '../__testUtils__/topics';

const MINUTE = 60_000;

describe('what sweeps keep', () => {
  let day: SweepDay;
  beforeEach(async () => {
    day = await SweepDay.start();
  });
  afterEach(() => day.stop());

  it('shows a topic that two brokers tell of once, and one that moves all the time', async () => {
    day.pulsar.instead = ({ broker, path, response }) => {
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
    const sweeps = day.sweep();
    const snapshot = await sweeps.snapshot();
    expect(
      names(snapshot).filter(topic => topic === name('twice')),
    ).toHaveLength(1);

    // For a moment nobody has it.
    day.pulsar.instead = () => false;
    const moved = await sweeps.snapshot();
    expect(topicOf(moved, 'twice')!.readAt).toBeLessThan(moved.sweptAt);
  });

  it('forgets a topic ten minutes after the last broker told of it, and at once with its namespace', async () => {
    const sweeps = day.sweep();
    day.pulsar.namespaces.set('odp/going', somePolicies());
    day.pulsar.topics.set(name('x', 'odp/going'), aTopic());
    await sweeps.next();
    day.pulsar.topics.delete(name('topic-0'));
    day.pulsar.topics.delete(name('x', 'odp/going'));
    expect(names(await sweeps.snapshot())).toContain(name('topic-0'));

    day.pulsar.namespaces.delete('odp/going');
    const without = await sweeps.snapshot();
    expect(names(without)).not.toContain(name('x', 'odp/going'));
    expect(without.namespaces).toEqual([ACME]);
    expect(without.policies.has('odp/going')).toBe(false);

    sweeps.clockOffset = 11 * MINUTE;
    expect(names(await sweeps.snapshot())).not.toContain(name('topic-0'));
    expect(sweeps.histories.seriesOf([name('topic-0')]).times).toEqual([]);
  });

  it('forgets nothing of a broker that is there and does not answer', async () => {
    const sweeps = day.sweep();
    await sweeps.next();
    day.pulsar.instead = ({ broker, path, response }) => {
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
    day.pulsar.namespaces.set(ACME, somePolicies({ deleted: true }));
    const { policies } = await day.sweep().snapshot();
    expect(policies.get(ACME)!.isDeleted).toBe(true);
  });

  it('takes what a clock of the portal that was set back or forth says as the time, and goes on', async () => {
    const sweeps = day.sweep();
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
    day.pulsar.topics.set(
      name('topic-0'),
      aTopic({
        subscriptions: { s: aBacklog(0, { lastAckedTimestamp: inAnHour }) },
      }),
    );
    const snapshot = await day.sweep().snapshot();
    const reading = topicOf(snapshot, 'topic-0')!;
    expect(reading.subscriptions[0].lastAckedAt).toBe(inAnHour);
    expect(reading.readAt).toBeLessThanOrEqual(Date.now());
  });

  it('gives what decides on evictions the readings before and after, counters that an unload took back among them', async () => {
    const sweeps = day.sweep();
    await sweeps.next();
    day.pulsar.topics.set(
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

  it('is of whole multiples of the interval, so that all replicas see the same at the same time', async () => {
    const sweeps = day.sweep();
    for (let sweep = 0; sweep < 3; sweep += 1) {
      const watch = await sweeps.next();
      expect(watch.nextSweepAt! % 10).toBe(0);
      expect(watch.nextSweepAt!).toBeGreaterThan(watch.snapshot!.endedAt);
    }
  });
});
