import type { Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  idsOf,
  insistOn,
  untilReady,
  untilSo,
} from './__testUtils__/faults/creations';
import { openKnex } from './__testUtils__/faults/openKnex';
import { Seeded } from './__testUtils__/faults/Seeded';
import { shareOneDatabase } from './__testUtils__/faults/shareOneDatabase';
import { skewClocks } from './__testUtils__/faults/skewClocks';
import { type Stage, untilCalls } from './__testUtils__/faults/Stage';
import { surviveComponentKills } from './__testUtils__/faults/surviveComponentKills';
import { surviveKills } from './__testUtils__/faults/surviveKills';
import { surviveLostDatabase } from './__testUtils__/faults/surviveLostDatabase';
import { surviveRefusals } from './__testUtils__/faults/surviveRefusals';
import { surviveRestarts } from './__testUtils__/faults/surviveRestarts';
import { surviveSilentBus } from './__testUtils__/faults/surviveSilentBus';
import { whatIsWrong } from './__testUtils__/faults/whatIsWrong';
import {
  type SandboxPlaces,
  sandboxPlaces,
} from './__testUtils__/sandboxPlaces';
import { WorkspacesPortal } from './__testUtils__/WorkspacesPortal';

jest.setTimeout(90_000);

const HOUR = 60 * 60_000;
/** Another one finds other moments; each of them has to hold. */
const SEED = Number(process.env.ODP_FAULTS_SEED ?? 7);

describe(`a portal that makes workspaces on a bad day, seed ${SEED}`, () => {
  let places: SandboxPlaces;
  let folder: string;
  let knex: Knex;
  let stage: Stage;
  const inFile = () => ({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'portal.sqlite') },
  });

  beforeEach(async () => {
    places = await sandboxPlaces();
    folder = mkdtempSync(path.join(tmpdir(), 'odp-faults-'));
    knex = openKnex({ client: 'better-sqlite3', connection: ':memory:' });
    stage = {
      places,
      knex,
      seeded: Seeded.of(SEED),
      startReplica: ({ settings } = {}) =>
        WorkspacesPortal.replica(places, {
          knex,
          settings: { leaseSeconds: 2, ...settings },
        }),
    };
  });
  afterEach(async () => {
    await knex.destroy();
    await places.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is killed in the middle again and again, and makes every workspace once', async () => {
    const outcome = await surviveKills(places, {
      database: inFile(),
      creates: 5,
      kills: 2,
      mostCalls: 150,
      seeded: stage.seeded,
      settings: { leaseSeconds: 1 },
    });
    expect(outcome.wrong).toEqual([]);
    expect(outcome.inTheMiddle).toBe(2);
  });

  it('is killed while it makes, deploys and deletes components, and does each of it once', async () => {
    const { made, deleted } = await surviveComponentKills(places, {
      database: inFile(),
      creates: 3,
      kills: 2,
      mostCalls: 30,
      seeded: stage.seeded,
      settings: { leaseSeconds: 1 },
    });
    expect([made.wrong, deleted.wrong]).toEqual([[], []]);
    expect([made.inTheMiddle, deleted.inTheMiddle]).toEqual([2, 2]);
  });

  it('is refused, cut off before and after a write, and left without an answer', async () => {
    const outcome = await surviveRefusals(stage, { creates: 4, faults: 14 });
    expect(outcome).toEqual({ injected: 28, hit: 28, wrong: [] });
  });

  it('says that the event bus is away, calls nothing ready meanwhile, and goes on when it is back', async () => {
    const outcome = await surviveSilentBus(stage, async () => undefined);
    expect(outcome).toMatchObject({
      making: { phase: 'applying', step: { state: 'failed' } },
      ready: {
        state: 'unknown',
        message: expect.stringContaining('odp-eu cannot be asked'),
      },
      refusals: [
        { message: expect.stringContaining('odp-eu cannot be asked now') },
      ],
      wrong: [],
    });
  });

  it('shares its work with another replica, so that each object is written once', async () => {
    const outcome = await shareOneDatabase(stage, 12);
    expect(outcome.holders).toBe(2);
    // Half of them are dry runs, by which each was verified.
    expect(outcome.applies).toBeGreaterThanOrEqual(2 * outcome.objects);
    expect(outcome.applies).toBeLessThanOrEqual(outcome.mostApplies);
    expect(outcome.wrong).toEqual([]);
  });

  it('keeps what it holds from a replica whose clock is hours ahead, and leaves it to that when it is stopped', async () => {
    const shared = openKnex(inFile());
    try {
      const outcome = await skewClocks(places, {
        database: inFile(),
        knex: shared,
        aheadMs: [6 * HOUR],
      });
      expect(outcome).toEqual({ stolen: 0, wrong: [] });
    } finally {
      await shared.destroy();
    }
  });

  it('is stopped in the middle, calls nothing failed for that, and goes on without waiting for its lease', async () => {
    const settings = { leaseSeconds: 600 };
    const first = await stage.startReplica({ settings });
    const ids = idsOf(3);
    await Promise.all(ids.map(id => insistOn(id, () => first)));
    await untilCalls(stage, stage.seeded.between(1, 60));
    await first.stop();
    const operations = await knex('operations').select('document');
    const steps = operations.flatMap(
      ({ document }) => JSON.parse(document).steps,
    );
    expect(steps.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(await knex('workspaces').where('failures', '>', 0)).toEqual([]);
    const second = await stage.startReplica({ settings });
    await untilReady(second, ids);
    expect(await whatIsWrong(second, ids)).toEqual([]);
    await second.stop();
  });

  it('loses its database, says so, and goes on when it is back', async () => {
    const { client } = knex;
    const connect = client.acquireConnection;
    let refused = 0;
    const outcome = await surviveLostDatabase(stage, {
      creates: 4,
      outage: {
        async away() {
          client.acquireConnection = async () => {
            refused += 1;
            throw new Error('the database is away');
          };
        },
        stay: () => untilSo(() => refused >= 10),
        async back() {
          client.acquireConnection = connect;
        },
      },
    });
    expect(outcome.wrong).toEqual([]);
  });

  it('bears restarts of cluster and event bus, and repairs what they have lost', async () => {
    const outcome = await surviveRestarts(stage, { creates: 2, restarts: 2 });
    expect(outcome).toEqual({
      wrongAfterRestarts: [],
      statesWhenEmpty: ['drifted'],
      wrong: [],
    });
  });
});
