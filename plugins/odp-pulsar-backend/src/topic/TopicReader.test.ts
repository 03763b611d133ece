import type { TopicRecord } from '@internal/plugin-odp-pulsar-common';
import {
  type ConnectedInstance,
  connectInstance,
} from '@internal/plugin-odp-pulsar-node';
import { FakePulsar } from '@internal/test-utils';
import { aBacklog, aTopic } from '../__testUtils__/topics';
import { TopicReader } from './TopicReader';

const NAME = 'persistent://odp/a/orders';

describe('TopicReader', () => {
  let pulsar: FakePulsar;
  let connected: ConnectedInstance;
  let now: number;
  let reader: TopicReader;
  const swept: TopicRecord = {
    reading: {
      name: NAME,
      domain: 'persistent',
      namespace: 'odp/a',
      readAt: 0,
      subscriptions: [],
    },
    points: [{ at: 0, bytes: 1 }],
  };
  beforeEach(async () => {
    now = 60_000;
    pulsar = await FakePulsar.start(1);
    pulsar.tokens.set('', 'super-user');
    stand('4:10');
    connected = connectInstance({ adminUrl: pulsar.url(0), brokerHosts: [] });
    const { admin, addresses } = connected;
    reader = TopicReader.create({ admin, addresses, now: () => now });
  });
  afterEach(async () => {
    await connected.http.close();
    await pulsar.stop();
  });

  /** Lets a subscription stand at a position. */
  function stand(readPosition: string) {
    pulsar.topics.set(NAME, aTopic({ subscriptions: { s: aBacklog(500) } }));
    pulsar.internal.set(NAME, {
      cursors: {
        s: {
          markDeletePosition: '4:9',
          readPosition,
          waitingReadOp: false,
          pendingReadOps: 0,
        },
      },
    });
  }
  const positions = (record: TopicRecord | undefined) => [
    record?.previous?.subscriptions[0]?.cursor?.readPosition,
    record?.reading.subscriptions[0]?.cursor?.readPosition,
  ];

  it('gives a reading with the one before it, so that a cursor that stands still is seen', async () => {
    const [first] = (await reader.open(NAME, [swept])).records;
    expect(first.previous).toBe(swept.reading);
    expect(first.points).toEqual([
      { at: 0, bytes: 1 },
      { at: now, bytes: 500 },
    ]);

    now += 4_000;
    stand('4:11');
    expect(positions((await reader.open(NAME, [swept])).records[0])).toEqual([
      undefined,
      '4:10',
    ]);
    now += 2_000;
    expect(positions((await reader.open(NAME, [swept])).records[0])).toEqual([
      '4:10',
      '4:11',
    ]);
  });

  it('compares with nothing that is long ago', async () => {
    await reader.open(NAME, [swept]);
    now += 11 * 60_000;
    const [record] = (await reader.open(NAME, [swept])).records;
    expect(record.previous).toBe(swept.reading);
  });
});
