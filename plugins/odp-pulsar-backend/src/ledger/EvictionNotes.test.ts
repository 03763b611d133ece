import { mockServices } from '@backstage/backend-test-utils';
import {
  aLimit,
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
  somePolicies,
} from '@internal/test-utils';
import { loadTargetState } from '@internal/target-state';
import path from 'node:path';
import { aDatabase } from '../__testUtils__/portal';
import { EvictionLedger } from './EvictionLedger';
import { EvictionNotes } from './EvictionNotes';

const { eventBus } = loadTargetState(
  path.resolve(__dirname, '../../../../target-state/odp.yaml'),
);

describe('EvictionNotes', () => {
  const knex = aDatabase();
  afterAll(() => knex.destroy());

  /** A subscription that takes nothing, and what stands behind it. */
  const reading = (readAt: number, backlogBytes: number) =>
    aTopicReading({
      readAt,
      subscriptions: [
        aSubscriptionReading({
          backlogBytes,
          backlogEntries: backlogBytes / 1000,
          messagesOutPerSecond: 0,
          ackedPerSecond: 0,
          unackedMessages: 0,
        }),
      ],
    });

  it('sees what a lowered quota evicts before the portal has read it, and notes it once', async () => {
    const notes = EvictionNotes.create({
      instance: 'odp-eu',
      ledger: await EvictionLedger.create({
        database: mockServices.database({ knex }),
        sameMs: 1000,
        now: () => BUS_NOW,
      }),
      eventBus,
      logger: mockServices.logger.mock(),
      now: () => BUS_NOW,
    });
    const before = reading(BUS_NOW - 5000, 500e6);
    const after = reading(BUS_NOW, 270e6);
    const policies = (bytes: number) =>
      new Map([
        [after.namespace, somePolicies({ backlogBytes: aLimit(bytes) })],
      ]);
    const note = async (
      changes: Parameters<EvictionNotes['note']>[0],
      bytes: number,
    ) => {
      const { evictions } = await notes.note(changes, {
        policies: policies(bytes),
      });
      return evictions.length;
    };
    expect(await note([{ before, after }], 1e9)).toBe(0);
    expect(await note([], 300e6)).toBe(1);
    expect(await note([], 1e9)).toBe(1);
  });
});
