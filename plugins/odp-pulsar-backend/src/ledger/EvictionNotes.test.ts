import { mockServices } from '@backstage/backend-test-utils';
import type {
  Eviction,
  TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import { loadTargetState } from '@internal/target-state';
import path from 'node:path';
import type { Sweep } from '../collection/Sweeper';
import type { EvictionLedger, SeenEviction } from './EvictionLedger';
import { EvictionNotes } from './EvictionNotes';

const { eventBus } = loadTargetState(
  path.resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const NAMESPACE = 'odp/workspace-acme-risk';

/** A database that can be away. */
class FakeLedger {
  isAway = false;
  readonly rows: SeenEviction[] = [];

  async note(_: string, seen: readonly SeenEviction[]): Promise<void> {
    if (this.isAway) {
      throw new Error('connect ECONNREFUSED 10.0.0.1:5432');
    }
    this.rows.push(...seen);
  }

  async list(): Promise<Eviction[]> {
    return this.rows.map((row, index) => ({ ...row, id: `${index}` }));
  }
}

function reading(entries: number, readAt: number): TopicReading {
  const bytes = entries * 10_000;
  return {
    name: `persistent://${NAMESPACE}/orders`,
    domain: 'persistent',
    namespace: NAMESPACE,
    readAt,
    averageMessageBytes: 10_000,
    messagesInTotal: 100_000,
    bytesInTotal: 1_000_000_000,
    messagesOutTotal: 0,
    backlogBytes: bytes,
    messagesInPerSecond: 0,
    messagesOutPerSecond: 0,
    subscriptions: [
      {
        name: 'yaml-processor',
        backlogEntries: entries,
        backlogBytes: bytes,
        messagesOutPerSecond: 0,
        expiredPerSecond: 0,
        ackedPerSecond: 0,
        expiredTotal: 0,
        messagesOutTotal: 0,
      },
    ],
  };
}

describe('EvictionNotes', () => {
  const now = Date.parse('2026-11-26T12:00:00Z');
  const limit = { state: 'set', value: 1_000_000_000 } as const;
  const sweep = {
    policies: new Map([
      [
        NAMESPACE,
        {
          backlogBytes: limit,
          backlogPolicy: 'consumer_backlog_eviction',
          retentionBytes: { state: 'set', value: 10_000_000_000 },
          retentionSeconds: { state: 'set', value: 604_800 },
        },
      ],
    ]),
  } as unknown as Sweep;
  const evicted = [
    { before: reading(101_000, now - 30_000), after: reading(90_000, now) },
  ];

  it('notes what two readings tell, for its workspace, and gives what was noted', async () => {
    const ledger = new FakeLedger();
    const notes = EvictionNotes.create({
      instance: 'odp-eu',
      ledger: ledger as unknown as EvictionLedger,
      eventBus,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const { evictions, gaps } = await notes.note(evicted, sweep);
    expect(gaps).toEqual([]);
    expect(evictions).toMatchObject([
      {
        topic: `persistent://${NAMESPACE}/orders`,
        workspace: 'acme-risk',
        subscription: 'yaml-processor',
        evidence: 'inferred',
      },
    ]);
    expect(ledger.rows[0].state).toBe('100000 90000');
  });

  it('loses nothing while the database is away, and says so without its address', async () => {
    const ledger = new FakeLedger();
    const notes = EvictionNotes.create({
      instance: 'odp-eu',
      ledger: ledger as unknown as EvictionLedger,
      eventBus,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    ledger.isAway = true;
    const { gaps } = await notes.note(evicted, sweep);
    expect(gaps).toMatchObject([{ kind: 'evictions', cause: 'failed' }]);
    expect(gaps[0].message).toMatch(/1 wait to be written/);
    expect(gaps[0].message).not.toMatch(/10\.0\.0\.1/);
    ledger.isAway = false;
    await notes.note([], sweep);
    await notes.note([], sweep);
    expect(ledger.rows).toHaveLength(1);
  });
});
