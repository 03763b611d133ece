import { anEviction, BUS_NOW } from '@internal/test-utils';
import {
  anIdleConsumer,
  type Case,
  diagnoseIn,
} from './__testUtils__/diagnoseIn';

const waitingCursor = {
  markDeletePosition: '17:9',
  readPosition: '17:300',
  isWaitingForEntries: true,
  pendingReads: 0,
  acknowledgedRanges: 0,
};
const work = { messagesOutPerSecond: 100, ackedPerSecond: 100 };

describe('diagnose', () => {
  it.each<[string, Case]>([
    [
      'a Shared consumer with permits and nothing to do',
      {
        subscription: { backlogEntries: 0, backlogEntriesWithoutDelayed: 0 },
      },
    ],
    [
      'a Shared consumer without messages, while another holds all that waits',
      {
        subscription: {
          consumers: [
            anIdleConsumer({ unackedMessages: 50_000 }),
            anIdleConsumer({ name: 'c2' }),
          ],
          unackedMessages: 50_000,
        },
      },
    ],
    [
      'consumers that wait beside the active one of a failover subscription',
      {
        subscription: {
          ...work,
          type: 'Failover',
          activeConsumer: 'c1',
          consumers: [
            anIdleConsumer({ name: 'c1', ...work }),
            anIdleConsumer({
              name: 'c2',
              availablePermits: 0,
              unackedMessages: 9,
            }),
          ],
        },
      },
    ],
    [
      'an active consumer that is full, beside one that waits with permits',
      {
        subscription: {
          type: 'Failover',
          activeConsumer: 'c1',
          unackedMessages: 5,
          consumers: [
            anIdleConsumer({ name: 'c1', availablePermits: 0 }),
            anIdleConsumer({ name: 'c2' }),
          ],
        },
      },
    ],
    [
      'an exclusive consumer that works on what it took ahead, which brokers do not count',
      {
        subscription: {
          type: 'Exclusive',
          backlogEntries: 600,
          backlogEntriesWithoutDelayed: 600,
        },
      },
    ],
    ['a reader', { subscription: { isDurable: false, consumers: [] } }],
    [
      'a reader that only its name tells',
      {
        subscription: {
          name: 'reader-f03bb35c69',
          isDurable: undefined,
          consumers: [],
        },
      },
    ],
    ['compaction', { subscription: { name: '__compaction', consumers: [] } }],
    ['a standing backlog that was read only once', { before: 'none' }],
    [
      'a backlog of which a count tells that something went out',
      { before: { messagesOutTotal: 999_000 } },
    ],
    [
      'a backlog whose topic was unloaded since, so that rates are 0',
      { previous: { messagesInTotal: 2_000_000 } },
    ],
    [
      'an entry that was on its way when a real broker was read, and read again before it renewed its statistics',
      {
        subscription: { backlogEntries: 1, backlogEntriesWithoutDelayed: 1 },
        topic: { messagesInPerSecond: 0 },
      },
    ],
    [
      'what was published within the last minute',
      {
        subscription: {
          backlogEntries: 5000,
          backlogEntriesWithoutDelayed: 5000,
        },
      },
    ],
    [
      'a cursor that has read all and waits for more',
      { subscription: { cursor: waitingCursor } },
    ],
    [
      'a cursor that reads from storage',
      {
        subscription: {
          cursor: {
            ...waitingCursor,
            isWaitingForEntries: false,
            pendingReads: 1,
          },
        },
      },
    ],
    [
      'a backlog that goes down, though rates of the minute before tell otherwise',
      {
        subscription: { ...work, ackedPerSecond: 80 },
        before: { backlogEntries: 60_000 },
      },
    ],
    [
      'a backlog that goes down though nothing goes out, as when it expires',
      { before: { backlogEntries: 60_000 } },
    ],
    [
      'acknowledged ranges in a backlog that goes down',
      {
        subscription: {
          ...work,
          acknowledgedRanges: 1200,
          lastMarkDeleteAdvancedAt: undefined,
        },
        before: { backlogEntries: 60_000 },
      },
    ],
    [
      'acknowledged ranges that nobody adds to any more',
      {
        subscription: {
          lastAckedAt: BUS_NOW - 3_600_000,
          lastMarkDeleteAdvancedAt: BUS_NOW - 7_200_000,
          cursor: { ...waitingCursor, acknowledgedRanges: 1200 },
        },
      },
    ],
    [
      'a backlog of less than a minute that went up a little',
      {
        subscription: {
          ...work,
          ackedPerSecond: 95,
          backlogEntries: 900,
          backlogEntriesWithoutDelayed: 900,
        },
        before: { backlogEntries: 850 },
      },
    ],
    [
      'acknowledgements out of order for a moment',
      { subscription: { ...work, acknowledgedRanges: 40 } },
    ],
    [
      'an eviction of another subscription, and one of last week',
      {
        subscription: { backlogEntries: 0, backlogEntriesWithoutDelayed: 0 },
        context: {
          evictions: [
            anEviction({ subscription: 'analytics' }),
            anEviction({
              subscription: 'yaml-processor',
              at: new Date(BUS_NOW - 7 * 86_400_000).toISOString(),
            }),
          ],
        },
      },
    ],
    [
      'a backlog that nobody tells',
      {
        subscription: {
          backlogEntries: undefined,
          backlogEntriesWithoutDelayed: undefined,
          consumers: [],
        },
      },
    ],
  ])('finds nothing wrong with %s', (_, one) => {
    expect(diagnoseIn(one)).toEqual([]);
  });

  it('says what the same figures rule out', () => {
    const [diagnosis] = diagnoseIn({
      topic: { messagesOutPerSecond: 0, bytesOutPerSecond: 0 },
      subscription: {
        consumers: [
          anIdleConsumer({
            isBlockedOnUnacked: true,
            unackedMessages: 50_000,
            availablePermits: 0,
          }),
        ],
      },
    });
    expect(diagnosis).toMatchObject({
      cause: 'blocked-on-unacked',
      excluded: [
        'a missing consumer',
        'a hole in the acknowledgements',
        'a join of Key_Shared consumers',
        'throttling',
        'delay',
      ],
    });
  });

  it('rules nothing out that the source does not tell', () => {
    const [diagnosis] = diagnoseIn({
      subscription: {
        type: undefined,
        isBlockedOnUnacked: true,
        backlogEntriesWithoutDelayed: undefined,
        delayedEntries: undefined,
        acknowledgedRanges: undefined,
        consumersWaitingToJoin: undefined,
        drainingHashes: undefined,
        consumers: undefined,
        consumerCount: undefined,
        messagesOutPerSecond: undefined,
        ackedPerSecond: undefined,
      },
    });
    expect(diagnosis.excluded).toEqual([]);
  });

  it('puts the worst first where several hold', () => {
    const diagnoses = diagnoseIn({
      subscription: {
        ...work,
        acknowledgedRanges: 1200,
        lastMarkDeleteAdvancedAt: BUS_NOW - 3_600_000,
      },
      context: {
        evictions: [
          anEviction({
            subscription: 'yaml-processor',
            at: new Date(BUS_NOW - 13 * 3_600_000).toISOString(),
          }),
        ],
      },
    });
    expect(diagnoses.map(({ cause }) => cause)).toEqual([
      'acknowledgement-hole',
      'evicted',
    ]);
  });

  it('does not take an eviction for why consumers are slow', () => {
    const diagnoses = diagnoseIn({
      subscription: { ...work, ackedPerSecond: 80 },
      context: { evictions: [anEviction({ subscription: 'yaml-processor' })] },
    });
    expect(diagnoses.map(({ cause }) => cause)).toEqual([
      'evicted',
      'slower-than-published',
    ]);
  });

  it('names the consumer that keeps others from joining', () => {
    const [{ cures }] = diagnoseIn({
      subscription: {
        type: 'Key_Shared',
        drainingHashes: 12,
        consumers: [
          anIdleConsumer({ name: 'quick', unackedMessages: 3 }),
          anIdleConsumer({ name: 'slow', unackedMessages: 400 }),
        ],
      },
    });
    expect(cures[0]).toContain('Consumer slow holds 400');
  });

  it('does not advise more consumers where one alone works', () => {
    const cures = (type: string) =>
      diagnoseIn({
        subscription: {
          type,
          ...work,
          ackedPerSecond: 80,
          consumers: [anIdleConsumer()],
        },
        before: { backlogEntries: 49_000, backlogBytes: 49_000_000 },
      })[0].cures[0];
    expect(cures('Failover')).toContain('Only one consumer works at a time');
    expect(cures('Shared')).toContain('more consumers');
  });
});
