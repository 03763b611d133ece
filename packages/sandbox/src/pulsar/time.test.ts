import { ClockedPulsar } from './testing/ClockedPulsar';

const MINUTE = 60_000;
const NAME = 'persistent://odp/test/topic';

function quota(limitSize: number, policy: string) {
  return {
    backlog_quota_map: {
      destination_storage: {
        limit: limitSize,
        limitSize,
        limitTime: -1,
        policy,
      },
    },
  };
}

/** What a broker does as time passes, told from figures that are made up when somebody asks. */
describe('time at a broker', () => {
  let pulsar: ClockedPulsar;
  const one = () => pulsar.stats(NAME).subscriptions.one;

  beforeEach(() => {
    pulsar = ClockedPulsar.create();
  });

  it('makes rates averages of the last whole minute', () => {
    pulsar.createNamespace();
    const topic = pulsar.createTopic('topic', { perSecond: 10 });
    pulsar.subscribe(topic, 'one', {});
    pulsar.pass(0.5);
    expect(pulsar.stats(NAME)).toMatchObject({
      msgRateIn: 0,
      msgInCounter: 300,
    });
    pulsar.pass(1);
    expect(pulsar.stats(NAME)).toMatchObject({ msgRateIn: 10, msgRateOut: 10 });
    topic.simulated!.messagesPerSecond = 0;
    pulsar.pass(0.4);
    expect(pulsar.stats(NAME).msgRateIn).toBe(10);
    // Half of this minute there was still traffic.
    pulsar.pass(0.2);
    expect(pulsar.stats(NAME).msgRateIn).toBe(5);
    pulsar.pass(60);
    expect(pulsar.stats(NAME)).toMatchObject({
      msgRateIn: 0,
      averageMsgSize: 0,
    });
  });

  it('comes to the same figures whether somebody asks every minute or once a day', () => {
    const others = [ClockedPulsar.create(), ClockedPulsar.create()];
    for (const other of others) {
      other.createNamespace(quota(5_000_000, 'consumer_backlog_eviction'));
      const topic = other.createTopic('topic', { perSecond: 7 });
      other.subscribe(topic, 'one', { perSecond: 5 });
      other.subscribe(topic, 'two');
    }
    const [often, once] = others;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      often.pass(1);
      often.stats(NAME);
    }
    once.pass(24 * 60);
    const figures = (of: ClockedPulsar) => {
      const { msgInCounter, msgOutCounter, subscriptions } = of.stats(NAME);
      return [
        msgInCounter,
        msgOutCounter,
        subscriptions.one.msgBacklog,
        subscriptions.two.msgBacklog,
      ];
    };
    expect(figures(once)).toEqual(figures(often));
  });

  it('evicts at the check, not before, and goes on', () => {
    pulsar.createNamespace(quota(1_000_000, 'consumer_backlog_eviction'));
    pulsar.subscribe(pulsar.createTopic('topic', { perSecond: 10 }), 'one');
    pulsar.pass(1.9);
    expect(one().backlogSize).toBe(1_140_000);
    pulsar.pass(0.1);
    expect(one().backlogSize).toBe(900_000);
    expect(one()).toMatchObject({ totalMsgExpired: 0, msgOutCounter: 0 });
    expect(pulsar.stats(NAME).storageSize).toBe(1_200_000);
    pulsar.pass(1);
    expect(one().backlogSize).toBe(900_000);
  });

  it('holds producers at a full backlog until it is taken', () => {
    pulsar.createNamespace(quota(1_000_000, 'producer_request_hold'));
    const topic = pulsar.createTopic('topic', { perSecond: 10 });
    pulsar.subscribe(topic, 'one');
    pulsar.pass(10);
    expect(pulsar.stats(NAME)).toMatchObject({
      msgInCounter: 1200,
      publishers: [],
      msgRateIn: 0,
    });
    topic.subscriptions.get('one')!.advanceTo(1200);
    pulsar.pass(2);
    expect(pulsar.stats(NAME).publishers).toHaveLength(1);
    expect(pulsar.stats(NAME).msgInCounter).toBeGreaterThan(1200);
  });

  it('holds publishers to their rate, and counts that it did', () => {
    pulsar.createNamespace({
      publishMaxMessageRate: {
        'odp-eu': {
          publishThrottlingRateInMsg: 100,
          publishThrottlingRateInByte: -1,
        },
      },
    });
    pulsar.createTopic('topic', { perSecond: 250 });
    pulsar.pass(2);
    const { msgRateIn, publishRateLimitedTimes } = pulsar.stats(NAME);
    expect(msgRateIn).toBe(100);
    expect(publishRateLimitedTimes).toBeGreaterThan(0);
  });

  it('lets messages expire that are older than their time to live, and counts them', () => {
    pulsar.createNamespace({ message_ttl_in_seconds: 300 });
    pulsar.subscribe(pulsar.createTopic('topic', { perSecond: 1 }), 'one');
    pulsar.pass(20);
    expect(one()).toMatchObject({ msgBacklog: 300, totalMsgExpired: 900 });
    expect(one().lastExpireTimestamp).toBe(pulsar.now);
  });

  it('keeps what retention says, in whole ledgers', () => {
    pulsar.createNamespace({
      retention_policies: { retentionTimeInMinutes: 60, retentionSizeInMB: -1 },
    });
    pulsar.subscribe(
      pulsar.createTopic('topic', { perSecond: 100, entryBytes: 10 }),
      'one',
      {},
    );
    pulsar.pass(50);
    expect(pulsar.stats(NAME).storageSize).toBe(50 * 60 * 100 * 10);
    pulsar.pass(600);
    const { storageSize } = pulsar.stats(NAME);
    expect(storageSize).toBeGreaterThanOrEqual(60 * 60 * 100 * 10);
    expect(storageSize).toBeLessThan(60 * 60 * 100 * 10 + 2 * 50_000 * 10);
  });

  it('keeps nothing that is acknowledged without retention, but the ledger that is written', () => {
    pulsar.createNamespace();
    const topic = pulsar.createTopic('topic', {
      perSecond: 100,
      entryBytes: 10,
    });
    pulsar.subscribe(topic, 'one', {});
    pulsar.pass(51);
    expect(pulsar.stats(NAME).storageSize).toBeLessThan(50_000 * 10);
    pulsar.subscribe(topic, 'behind');
    pulsar.pass(50);
    expect(pulsar.stats(NAME).storageSize).toBeGreaterThan(50 * 60 * 100 * 10);
  });

  it('was broken on a whole 3.1.0 broker by one quota of an unknown policy', () => {
    for (const version of ['3.1.0', '4.0.7'] as const) {
      pulsar = ClockedPulsar.create({ version });
      const [first] = pulsar.state.brokers.all;
      pulsar.state.brokers.all.splice(1);
      const neighbour = pulsar.createNamespace(
        quota(1_000_000, 'consumer_backlog_eviction'),
      );
      pulsar.subscribe(pulsar.createTopic('topic', { perSecond: 10 }), 'one');
      const bad = pulsar.state.createNamespace('odp/bad');
      const topic = pulsar.state.createTopic({
        full: 'persistent://odp/bad/topic',
        domain: 'persistent',
        tenant: 'odp',
        namespace: 'odp/bad',
        local: 'topic',
      });
      topic.subscribe('one', { at: pulsar.now });
      topic.publish({ bytes: 2_000_000, messages: 1, at: pulsar.now });
      const { destination_storage: known } =
        neighbour.policies.backlog_quota_map;
      const { policy, ...without } = known!;
      // What 3.1.0 stores, and 4.0.7 refuses.
      pulsar.state.changePolicies(bad, policies => {
        policies.backlog_quota_map = {
          destination_storage: version === '3.1.0' ? without : known,
        };
      });
      pulsar.pass(5);
      expect(one().backlogSize).toBe(version === '3.1.0' ? 3_000_000 : 900_000);
      expect(pulsar.state.isCheckBroken(first)).toBe(version === '3.1.0');
      pulsar.state.changePolicies(bad, policies => {
        policies.backlog_quota_map = {};
      });
      pulsar.pass(1);
      expect(one().backlogSize).toBe(900_000);
    }
  });

  it('takes a broker that does not answer off the list after half a minute, and gives its topics to others', () => {
    pulsar.createNamespace();
    const topic = pulsar.createTopic('topic', { perSecond: 10 });
    pulsar.pass(5);
    expect(pulsar.stats(NAME).msgInCounter).toBe(3000);
    const owner = pulsar.state.ownerOf(topic.name);
    owner.downSince = pulsar.now;
    pulsar.pass(0.4);
    expect(pulsar.state.brokers.listed).toContain(owner);
    expect(pulsar.state.ownerOf(topic.name)).toBe(owner);
    pulsar.pass(0.2);
    expect(pulsar.state.brokers.listed).not.toContain(owner);
    expect(pulsar.state.ownerOf(topic.name)).not.toBe(owner);
    // Counting begins anew where a topic is opened.
    pulsar.pass(1);
    expect(pulsar.stats(NAME).msgInCounter).toBeLessThan(1000);
    expect(pulsar.now - owner.downSince).toBeGreaterThan(MINUTE);
  });

  it('costs nothing while nobody asks: 10,000 topics and a week', () => {
    pulsar.createNamespace(quota(1_000_000_000, 'consumer_backlog_eviction'));
    for (let number = 0; number < 10_000; number += 1) {
      const topic = pulsar.createTopic(`t${number}`, { perSecond: 1 });
      pulsar.subscribe(topic, 'one', {});
    }
    pulsar.pass(7 * 24 * 60);
    const [topics] = Object.values(pulsar.brokerStats()['odp/test']).map(
      ({ persistent }) => Object.values(persistent),
    );
    expect(topics[0]).toMatchObject({ msgInCount: 7 * 24 * 3600 });
  });
});
