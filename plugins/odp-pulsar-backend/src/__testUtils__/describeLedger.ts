import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { EvictionLedger, type SeenEviction } from '../ledger/EvictionLedger';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.parse('2026-11-26T12:00:00.000Z');

/** What every database keeps of evictions. */
export function describeLedger(connect: () => Promise<Knex>): void {
  let knex: Knex;
  let now: number;
  let taken: EvictionLedger[];
  beforeEach(async () => {
    knex = await connect();
    now = NOON;
    taken = [];
  });
  afterEach(async () => {
    await knex.destroy();
  });

  /** The ledger of one replica. */
  const replica = async () => {
    const ledger = await EvictionLedger.create({
      database: mockServices.database({ knex }),
      sameMs: 24_000,
      now: () => now,
    });
    taken.push(ledger);
    return ledger;
  };
  const seen = (overrides: Partial<SeenEviction> = {}): SeenEviction => ({
    topic: 'persistent://odp/workspace-acme-risk/żółw 😀',
    namespace: 'odp/workspace-acme-risk',
    workspace: 'acme-risk',
    subscription: 'yaml-processor',
    at: new Date(now).toISOString(),
    evidence: 'inferred',
    explanation: 'The backlog fell by 300 MB.',
    entries: 208,
    bytes: 300_000_000,
    recovery: ['Raise the quota.', 'Reset the cursor.'],
    state: '220 92',
    ...overrides,
  });
  const list = (ledger: EvictionLedger, namespaces?: string[]) =>
    ledger.list('odp-eu', { namespaces, limit: 100 });

  it('gives back what was noted, latest first, of one instance and the namespaces that are asked for', async () => {
    const ledger = await replica();
    await ledger.note('odp-eu', [seen()]);
    now += MINUTE;
    await ledger.note('odp-eu', [
      seen({
        namespace: 'odp/b',
        topic: 'persistent://odp/b/t',
        subscription: undefined,
        bytes: undefined,
        state: '1',
      }),
    ]);
    await ledger.note('odp-us', [seen()]);

    const all = await list(ledger);
    expect(all.map(({ namespace }) => namespace)).toEqual([
      'odp/b',
      'odp/workspace-acme-risk',
    ]);
    const { state: _, ...first } = seen({ at: new Date(NOON).toISOString() });
    expect(all[1]).toEqual({ ...first, id: expect.any(String) });
    expect(all[0]).not.toHaveProperty('subscription');
    expect(await list(ledger, ['odp/b'])).toHaveLength(1);
    expect(await list(ledger, [])).toEqual([]);
    expect(
      await ledger.list('odp-eu', { since: NOON + 1, limit: 100 }),
    ).toHaveLength(1);
    expect(await ledger.list('odp-eu', { limit: 1 })).toHaveLength(1);
  });

  it('keeps one row of what two replicas see at the same time, or one before it restarts', async () => {
    const [one, two] = [await replica(), await replica()];
    await Promise.all([
      one.note('odp-eu', [seen()]),
      two.note('odp-eu', [seen()]),
    ]);
    // A replica whose broker statistics are renewed a moment later.
    now += 20_000;
    await two.note('odp-eu', [seen({ state: '221 93' })]);
    // The same of the broker, minutes later, by one that was away.
    now += 5 * MINUTE;
    await (await replica()).note('odp-eu', [seen()]);
    expect(await list(one)).toHaveLength(1);
  });

  it('keeps a row for each time that it happens again, and for each subscription', async () => {
    const ledger = await replica();
    await ledger.note('odp-eu', [seen(), seen({ subscription: 'analytics' })]);
    now += 30_000;
    await ledger.note('odp-eu', [seen({ state: '250 92' })]);
    expect(await list(ledger)).toHaveLength(3);
  });

  it('forgets after ninety days', async () => {
    const ledger = await replica();
    await ledger.note('odp-eu', [seen()]);
    now += 89 * DAY;
    await ledger.note('odp-eu', []);
    expect(await list(ledger)).toHaveLength(1);
    now += 2 * DAY;
    await ledger.note('odp-eu', []);
    expect(await list(ledger)).toEqual([]);
  });

  it('knows since when it is watched without a break', async () => {
    const ledger = await replica();
    expect(await ledger.watchedSince('odp-eu')).toBeUndefined();
    await ledger.note('odp-eu', []);
    // A restart, and a replica that comes later, are no break.
    now += 4 * MINUTE;
    const other = await replica();
    await other.note('odp-eu', []);
    expect(await other.watchedSince('odp-eu')).toBe(NOON);
    now += 6 * MINUTE;
    await other.note('odp-eu', []);
    expect(await other.watchedSince('odp-eu')).toBe(now);
  });
}
