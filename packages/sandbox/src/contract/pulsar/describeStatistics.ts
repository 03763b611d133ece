import { eventually } from '../objects';
import { PulsarPlace } from './PulsarPlace';
import { fieldsOf, isFrom4, keysOf } from './fieldSets';
import type { PulsarContractTarget } from './PulsarContractTarget';

/** What the statistics hold, field for field. */
export function describeStatistics(target: () => PulsarContractTarget): void {
  describe('statistics', () => {
    let place: PulsarPlace;
    let path: string;
    const fields = (set: string, options = {}) =>
      fieldsOf(set, place.version, options);

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
      path = await place.createTopic('told');
      await place.subscribe(path, 'idle');
      const producer = await place.produce(path, 'producerName=maker');
      const consumer = await place.consume(
        `${path}/shared`,
        'subscriptionType=Shared&consumerName=taker&receiverQueueSize=10',
      );
      await producer.publish(4);
      // The third is acknowledged before the ones ahead of it.
      const messages = [
        await consumer.next(),
        await consumer.next(),
        await consumer.next(),
      ];
      consumer.send({ messageId: messages[2].messageId });
      await eventually(
        () => place.stats(path),
        ({ subscriptions }) => subscriptions.shared.msgBacklog === 3,
      );
    });
    afterAll(() => place?.close());

    it('of a topic have every field of the version', async () => {
      const stats = await place.stats(path);
      expect(keysOf(stats)).toEqual(fields('topic'));
      expect(keysOf(stats.publishers[0])).toEqual(fields('publisher'));
      const { idle, shared } = stats.subscriptions;
      expect(keysOf(idle)).toEqual(fields('subscription'));
      expect(keysOf(shared)).toEqual(fields('subscription'));
      expect(keysOf(shared.consumers[0])).toEqual(fields('consumer'));
      expect(stats).toMatchObject({
        msgInCounter: 4,
        publishers: [{ producerName: 'maker' }],
        ownerBroker: expect.stringMatching(/^[^/]+:\d+$/),
      });
      expect(idle).toMatchObject({
        type: 'None',
        consumers: [],
        msgBacklog: 4,
        lastAckedTimestamp: 0,
        lastConsumedTimestamp: 0,
      });
    });

    it('count entries that are acknowledged behind one that is not, and bytes from that one on', async () => {
      const { subscriptions, storageSize } = await place.stats(path);
      expect(subscriptions.shared).toMatchObject({
        type: 'Shared',
        msgBacklog: 3,
        nonContiguousDeletedMessagesRanges: 1,
        backlogSize: storageSize,
        unackedMessages: 3,
        lastMarkDeleteAdvancedTimestamp: 0,
        consumers: [{ consumerName: 'taker', unackedMessages: 3 }],
      });
      expect(subscriptions.shared.lastAckedTimestamp).toBeGreaterThan(0);
    });

    it('do what the flags say, and 3.1 ignores those of 4.0', async () => {
      const { subscriptions } = await place.stats(
        path,
        'subscriptionBacklogSize=false',
      );
      expect(subscriptions.idle.backlogSize).toBe(-1);
      expect(subscriptions.idle.earliestMsgPublishTimeInBacklog).toBe(0);
      const timed = await place.stats(path, 'getEarliestTimeInBacklog=true');
      const { earliestMsgPublishTimeInBacklog: earliest } =
        timed.subscriptions.idle;
      expect(Math.abs(Date.now() - earliest)).toBeLessThan(600_000);
      expect(timed.earliestMsgPublishTimeInBacklogs).toBe(earliest);
      const short = await place.stats(
        path,
        'excludePublishers=true&excludeConsumers=true',
      );
      const left = isFrom4(place.version) ? 0 : 1;
      expect(short.publishers).toHaveLength(left);
      expect(short.subscriptions.shared.consumers).toHaveLength(left);
    });

    it('of ledgers and cursors tell positions', async () => {
      const { body } = await place.admin.get(`/${path}/internalStats`);
      expect(keysOf(body)).toEqual(fields('internal'));
      expect(body).toMatchObject({
        entriesAddedCounter: 4,
        state: 'LedgerOpened',
      });
      const { idle, shared } = body.cursors;
      expect(keysOf(idle)).toEqual(fields('cursor'));
      const [ledger] = body.lastConfirmedEntry.split(':');
      expect(body.lastConfirmedEntry).toBe(`${ledger}:3`);
      expect(idle).toMatchObject({
        markDeletePosition: `${ledger}:-1`,
        readPosition: `${ledger}:0`,
        waitingReadOp: false,
        individuallyDeletedMessages: '[]',
        numberOfEntriesSinceFirstNotAckedMessage: 1,
      });
      expect(shared).toMatchObject({
        markDeletePosition: `${ledger}:-1`,
        readPosition: `${ledger}:4`,
        waitingReadOp: true,
        pendingReadOps: 0,
        individuallyDeletedMessages: `[(${ledger}:1..${ledger}:2]]`,
        totalNonContiguousDeletedMessagesRange: 1,
      });
    });

    it('of a broker hold all its loaded topics, under other names and without times', async () => {
      const told = await eventually(
        () => place.brokerStats(place.nameOf('told')),
        topic => topic?.subscriptions.shared?.msgBacklog === 3,
      );
      expect(keysOf(told)).toEqual(fields('brokerTopic'));
      expect(keysOf(told.publishers[0])).toEqual(fields('brokerPublisher'));
      const { idle, shared } = told.subscriptions;
      expect(keysOf(shared)).toEqual(fields('brokerSubscription'));
      expect(keysOf(shared.consumers[0])).toEqual(fields('brokerConsumer'));
      expect(keysOf(idle)).toEqual(
        fields('brokerSubscription', {
          without:
            'filterProcessedMsgCount filterAcceptedMsgCount filterRejectedMsgCount filterRescheduledMsgCount blockedSubscriptionOnUnackedMsgs unackedMessages',
        }),
      );
      expect(told).toMatchObject({ msgInCount: 4, producerCount: 1 });
      expect(shared).toMatchObject({
        unackedMessages: 3,
        totalNonContiguousDeletedMessagesRange: 1,
        numberOfEntriesSinceFirstNotAckedMessage: 5,
      });
      const system = await place.brokerStats(place.nameOf('__change_events'));
      expect(system.subscriptions).toHaveProperty('__compaction');
    });

    it('of a broker lack a topic that nobody has opened, until it is asked for', async () => {
      await place.admin.put(`/${place.topic('closed')}/partitions`, 1);
      const name = place.nameOf('closed-partition-0');
      expect(await place.brokerStats(name)).toBeUndefined();
      await place.stats(place.topic('closed-partition-0'));
      await eventually(() => place.brokerStats(name), Boolean);
    });

    it.each([
      ['Exclusive', { subscription: 'activeConsumerName' }],
      ['Failover', { subscription: 'activeConsumerName' }],
      ['Key_Shared', { subscription: 'keySharedMode' }],
    ])('tell what is special of %s', async (type, more) => {
      const topic = await place.createTopic(`type ${type}`);
      await place.consume(
        `${topic}/one`,
        `subscriptionType=${type}&consumerName=only`,
      );
      const { subscriptions } = await place.stats(topic);
      expect(keysOf(subscriptions.one)).toEqual(
        fields('subscription', { more: more.subscription }),
      );
      expect(subscriptions.one.type).toBe(type);
      const isKeyShared = type === 'Key_Shared';
      const ofKeys = isFrom4(place.version)
        ? 'drainingHashes keyHashRangeArrays'
        : 'readPositionWhenJoining keyHashRanges';
      expect(keysOf(subscriptions.one.consumers[0])).toEqual(
        fields('consumer', { more: isKeyShared ? ofKeys : '' }),
      );
      expect(subscriptions.one[more.subscription]).toBe(
        isKeyShared ? 'AUTO_SPLIT' : 'only',
      );
      const told = await eventually(
        () => place.brokerStats(place.nameOf(`type ${type}`)),
        found => found?.subscriptions.one?.consumers.length === 1,
      );
      // Only where messages are acknowledged one by one they are counted.
      expect('unackedMessages' in told.subscriptions.one).toBe(isKeyShared);
    });

    it('begin anew when a topic is closed, and what is stored stays', async () => {
      const topic = await place.createTopic('closing');
      await place.subscribe(topic, 'one');
      const producer = await place.produce(topic);
      await producer.publish(3);
      await producer.close();
      expect((await place.admin.put(`/${topic}/unload`)).code).toBe(204);
      const stats = await place.stats(topic);
      expect(stats).toMatchObject({ msgInCounter: 0, bytesInCounter: 0 });
      expect(stats.storageSize).toBeGreaterThan(3000);
      expect(stats.subscriptions.one.msgBacklog).toBe(3);
    });
  });
}
