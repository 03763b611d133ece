import { eventually } from '../objects';
import { PulsarPlace } from './PulsarPlace';
import type { PulsarContractTarget } from './PulsarContractTarget';

const KIB = 1024;
const LIMIT = 256 * KIB;
const EVICTED = 0.9 * LIMIT;

/** A backlog that grows, what happens at its limit, and how it is got back. */
export function describeBacklog(target: () => PulsarContractTarget): void {
  describe('a backlog', () => {
    let place: PulsarPlace;

    beforeEach(async () => {
      place = await PulsarPlace.create(target());
    });
    afterEach(() => place?.close());

    const setQuota = (policy: string, limitSize = LIMIT) =>
      place.admin.post(`/namespaces/${place.namespace}/backlogQuota`, {
        limitSize,
        limitTime: -1,
        policy,
      });
    const backlogs = async (path: string) => {
      const { subscriptions } = await place.stats(path);
      return Object.fromEntries(
        Object.entries<{ msgBacklog: number }>(subscriptions).map(
          ([name, { msgBacklog }]) => [name, msgBacklog],
        ),
      );
    };
    /** Checks until the subscription has so many entries or fewer. */
    const evicted = (path: string, name: string, entries: number) =>
      eventually(
        async () => {
          expect(await place.checkQuotas()).toBe(true);
          return backlogs(path);
        },
        found => found[name] <= entries,
      );

    it('grows in entries and bytes, in both statistics', async () => {
      const path = await place.createTopic('growing');
      await place.subscribe(path, 'slow');
      const producer = await place.produce(path);
      const grow = async (count: number) => {
        await producer.publish(5, { bytes: 10 * KIB });
        const { subscriptions, backlogSize } = await place.stats(path);
        expect(subscriptions.slow.msgBacklog).toBe(count);
        expect(subscriptions.slow.backlogSize).toBe(backlogSize);
        expect(backlogSize).toBeGreaterThan(count * 10 * KIB);
        expect(backlogSize).toBeLessThan(count * 11 * KIB);
        const told = await eventually(
          () => place.brokerStats(place.nameOf('growing')),
          topic => topic?.subscriptions.slow.msgBacklog === count,
        );
        expect(told.backlogSize).toBe(backlogSize);
      };
      await grow(5);
      await grow(10);
    });

    it('over its limit is evicted to nine tenths of it for everybody who is behind, and no figure tells it', async () => {
      const path = await place.createTopic('evicted');
      await place.subscribe(path, 'slow', 'idle');
      const fast = await place.consume(
        `${path}/fast`,
        'subscriptionType=Shared',
      );
      const producer = await place.produce(path);
      await producer.publish(60, { bytes: 10 * KIB });
      for (let taken = 0; taken < 60; taken += 1) {
        fast.send({ messageId: (await fast.next()).messageId });
      }
      await eventually(
        () => backlogs(path),
        ({ fast: left }) => left === 0,
      );
      const before = await place.stats(path);
      await setQuota('consumer_backlog_eviction');
      await evicted(path, 'idle', 30);
      const after = await place.stats(path);
      expect(after.storageSize).toBe(before.storageSize);
      for (const name of ['slow', 'idle']) {
        const found = after.subscriptions[name];
        expect(found.backlogSize).toBeGreaterThan(EVICTED - 11 * KIB);
        expect(found.backlogSize).toBeLessThan(EVICTED + 11 * KIB);
        expect(found).toMatchObject({
          totalMsgExpired: 0,
          msgRateExpired: 0,
          msgRateOut: 0,
          msgOutCounter: 0,
          lastMarkDeleteAdvancedTimestamp: 0,
        });
      }
      // While somebody has caught up, the topic's own figure may be 0 until the next entry.
      expect([0, after.subscriptions.slow.backlogSize]).toContain(
        after.backlogSize,
      );
      await producer.publish(1, { bytes: KIB });
      const later = await place.stats(path);
      expect(later.backlogSize).toBe(later.subscriptions.slow.backlogSize);
    });

    it('that was evicted comes back when the quota is raised and the cursor reset, in this order', async () => {
      const path = await place.createTopic('recovered');
      await place.subscribe(path, 'slow');
      const producer = await place.produce(path);
      await place.admin.post(`/namespaces/${place.namespace}/retention`, {
        retentionTimeInMinutes: 60,
        retentionSizeInMB: 100,
      });
      await producer.publish(60, { bytes: 10 * KIB });
      await setQuota('consumer_backlog_eviction');
      await evicted(path, 'slow', 30);
      const reset = () =>
        place.admin.post(
          `/${path}/subscription/slow/resetcursor/${Date.now() - 3_600_000}`,
        );
      expect((await reset()).code).toBe(204);
      // The quota stands, so that the next check takes it again.
      await evicted(path, 'slow', 30);
      await setQuota('consumer_backlog_eviction', 10 * LIMIT);
      expect((await reset()).code).toBe(204);
      expect(await backlogs(path)).toEqual({ slow: 60 });
      await place.checkQuotas();
      expect(await backlogs(path)).toEqual({ slow: 60 });
    });

    it.each([
      ['producer_request_hold', 'PulsarClientException$TimeoutException'],
      [
        'producer_exception',
        'PulsarClientException$ProducerBlockedQuotaExceededException',
      ],
    ])(
      'under %s keeps its messages and stops its producers',
      async (policy, error) => {
        const path = await place.createTopic(policy);
        await place.subscribe(path, 'slow');
        await setQuota(policy);
        const producer = await place.produce(path, 'sendTimeoutMillis=1500');
        // How many pass before the broker looks depends on when it looks.
        producer.send({ payload: Buffer.alloc(300 * KIB).toString('base64') });
        expect((await producer.next()).result).toBe('ok');
        await eventually(
          async () => {
            await place.checkQuotas();
            return place.stats(path);
          },
          ({ publishers }) => publishers.length === 0,
        );
        producer.send({ payload: 'AAAA', context: 'late' });
        const { result, errorMsg, context } = await producer.next();
        expect({ result, context }).toEqual({
          result: 'send-error:8',
          context: 'late',
        });
        expect(errorMsg).toContain(error);
        expect(await backlogs(path)).toEqual({ slow: 1 });
      },
    );

    it('goes by skipping, expiring and resetting; expiry alone is counted', async () => {
      const { admin } = place;
      const path = await place.createTopic('moved');
      await place.subscribe(path, 'one', 'two');
      const producer = await place.produce(path);
      await producer.publish(10);
      const one = `/${path}/subscription/one`;
      expect((await admin.post(`${one}/skip/4`)).code).toBe(204);
      expect(await backlogs(path)).toEqual({ one: 6, two: 10 });
      expect((await admin.post(`${one}/skip_all`)).code).toBe(204);
      expect(await backlogs(path)).toEqual({ one: 0, two: 10 });
      const earliest = { ledgerId: -1, entryId: -1, partitionIndex: -1 };
      expect((await admin.post(`${one}/resetcursor`, earliest)).code).toBe(204);
      expect(await backlogs(path)).toEqual({ one: 10, two: 10 });
      const { subscriptions } = await eventually(
        async () => {
          await admin.post(`/${path}/subscription/two/expireMessages/1`);
          return place.stats(path);
        },
        ({ subscriptions: { two } }) => two.totalMsgExpired === 10,
      );
      expect(subscriptions.two.msgBacklog).toBe(0);
      expect(subscriptions.two.lastExpireTimestamp).toBeGreaterThan(0);
      expect(subscriptions.one.totalMsgExpired).toBe(0);
    });

    it('is taken by consumers: acknowledged, sent again, and left to the next', async () => {
      const path = await place.createTopic('taken');
      const query =
        'subscriptionType=Shared&receiverQueueSize=2&pullMode=true&negativeAckRedeliveryDelay=1000';
      const first = await place.consume(`${path}/one`, query);
      const producer = await place.produce(path);
      const [{ messageId }] = await producer.publish(1, { bytes: 3, key: 'k' });
      first.send({ type: 'permit', permitMessages: 5 });
      const message = await first.next();
      expect(message).toEqual({
        messageId,
        payload: Buffer.from('xxx').toString('base64'),
        properties: {},
        publishTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        redeliveryCount: 0,
        key: 'k',
      });
      first.send({ type: 'negativeAcknowledge', messageId });
      expect((await first.next()).messageId).toBe(messageId);
      await first.close();
      const second = await place.consume(`${path}/one`, query);
      second.send({ type: 'permit', permitMessages: 1 });
      expect((await second.next()).messageId).toBe(messageId);
      second.send({ messageId });
      await eventually(
        () => backlogs(path),
        ({ one }) => one === 0,
      );
    });

    it('of messages that wait for their time is told as delayed', async () => {
      const path = await place.createTopic('delayed');
      await place.consume(`${path}/one`, 'subscriptionType=Shared');
      const producer = await place.produce(path);
      producer.send({ payload: 'AAAA', deliverAfterMs: 600_000 });
      await producer.next();
      const { subscriptions } = await eventually(
        () => place.stats(path),
        ({ subscriptions: { one } }) => one.msgDelayed === 1,
      );
      expect(subscriptions.one).toMatchObject({
        msgBacklog: 1,
        msgBacklogNoDelayed: 0,
        unackedMessages: 0,
      });
    });
  });
}
