import { readTopic } from './readTopic';

const NAME = 'persistent://odp/a/orders';
const PLACE = { readAt: 1, broker: 'b:8080' };

describe('readTopic', () => {
  it("reads the same of broker-stats and of the topic's own statistics, which call it otherwise", () => {
    const brokerStats = {
      msgInCount: 5,
      bytesInCount: 50,
      msgOutCount: 4,
      bytesOutCount: 40,
      subscriptions: {
        s: { totalNonContiguousDeletedMessagesRange: 3 },
      },
    };
    const own = {
      msgInCounter: 5,
      bytesInCounter: 50,
      msgOutCounter: 4,
      bytesOutCounter: 40,
      subscriptions: { s: { nonContiguousDeletedMessagesRanges: 3 } },
    };
    expect(readTopic(NAME, own, PLACE)).toEqual(
      readTopic(NAME, brokerStats, PLACE),
    );
    expect(readTopic(NAME, own, PLACE)).toMatchObject({
      messagesInTotal: 5,
      bytesOutTotal: 40,
      subscriptions: [{ name: 's', acknowledgedRanges: 3 }],
    });
  });

  it.each([
    ['zero', 0, 0],
    ['missing', undefined, undefined],
    ['not computed', -1, undefined],
    ['no number', 'NaN', undefined],
    ['null', null, undefined],
  ])('tells %s from the others', (_, told, read) => {
    const reading = readTopic(
      NAME,
      {
        backlogSize: told,
        msgRateIn: told,
        subscriptions: { s: { backlogSize: told, msgBacklog: told } },
      },
      PLACE,
    );
    expect(reading.backlogBytes).toBe(read);
    expect(reading.messagesInPerSecond).toBe(read);
    expect(reading.subscriptions[0].backlogBytes).toBe(read);
    expect(reading.subscriptions[0].backlogEntries).toBe(read);
  });

  it('keeps "never" and drops an oldest message that is not there: 0 on 3.1, -1 on 4.0', () => {
    for (const none of [0, -1]) {
      const {
        subscriptions: [subscription],
      } = readTopic(
        NAME,
        {
          subscriptions: {
            s: { lastAckedTimestamp: 0, earliestMsgPublishTimeInBacklog: none },
          },
        },
        PLACE,
      );
      expect(subscription.lastAckedAt).toBe(0);
      expect(subscription.oldestPublishedAt).toBeUndefined();
    }
  });

  it('keeps the limit in force that 4.0 tells, -1 for none among them, and the consumers that Key_Shared holds back', () => {
    expect(
      readTopic(
        NAME,
        {
          backlogQuotaLimitSize: -1,
          subscriptions: {
            old: { consumersAfterMarkDeletePosition: { c1: '4:1', c2: '4:2' } },
            new: { drainingHashesCount: 7, type: 'None' },
          },
        },
        PLACE,
      ),
    ).toMatchObject({
      backlogLimitBytes: -1,
      subscriptions: [
        { name: 'old', consumersWaitingToJoin: 2 },
        { name: 'new', drainingHashes: 7, type: undefined },
      ],
    });
  });

  it.each([null, 'text', [], { subscriptions: [], publishers: {} }])(
    'reads nothing out of %j',
    told => {
      expect(readTopic(NAME, told, PLACE)).toMatchObject({
        name: NAME,
        namespace: 'odp/a',
        subscriptions: [],
        producers: undefined,
        producerCount: undefined,
      });
    },
  );
});
