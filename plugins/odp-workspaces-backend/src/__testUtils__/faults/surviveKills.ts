import type { Knex } from 'knex';
import type { SandboxPlaces } from '../sandboxPlaces';
import { areReady, idsOf, insistOn, untilReady, untilSo } from './creations';
import { ReplicaProcess } from './ReplicaProcess';
import type { Seeded } from './Seeded';
import { whatIsWrong } from './whatIsWrong';

export interface KillRun {
  database: Knex.Config;
  creates: number;
  kills: number;
  /** Calls of outside systems between two kills, at most. */
  mostCalls: number;
  seeded: Seeded;
  settings: object;
}

/** What came of it. */
export interface KillOutcome {
  /** After how many more calls each kill came. */
  points: number[];
  /** Kills that hit workspaces that were being made. */
  inTheMiddle: number;
  /** From the last kill until all were ready, in milliseconds. */
  lastRecoveryMs: number;
  wrong: string[];
}

/** Asks for workspaces, and kills the process that makes them again and again at random points. */
export async function surviveKills(
  places: SandboxPlaces,
  run: KillRun,
): Promise<KillOutcome> {
  const { creates, kills, mostCalls, seeded, database, settings } = run;
  const { cluster, bus } = places;
  const start = () =>
    ReplicaProcess.start({ places: { cluster, bus }, database, settings });
  const ids = idsOf(creates);
  let replica: ReplicaProcess | undefined = await start();
  try {
    const asked = Promise.all(
      ids.map(id => insistOn(id, () => replica?.portal)),
    );
    const asking = { isOver: false };
    const over = () => {
      asking.isOver = true;
    };
    // It rejects where it is waited for.
    asked.then(over, over);
    const points: number[] = [];
    let inTheMiddle = 0;
    let killedAt = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const point = seeded.between(1, mostCalls);
      const { portal } = replica!;
      await untilPoint(
        places,
        point,
        async () => asking.isOver && areReady(portal, ids),
      );
      points.push(point);
      inTheMiddle += (await areReady(portal, ids)) ? 0 : 1;
      const dying = replica!;
      replica = undefined;
      await dying.kill();
      killedAt = performance.now();
      replica = await start();
    }
    await asked;
    await untilReady(replica!.portal, ids);
    return {
      points,
      inTheMiddle,
      lastRecoveryMs: performance.now() - killedAt,
      wrong: await whatIsWrong(replica!.portal, ids),
    };
  } finally {
    await replica?.kill();
  }
}

/** Waits for so many more calls, or for the end of all. */
async function untilPoint(
  places: SandboxPlaces,
  point: number,
  isEnd: () => Promise<boolean>,
): Promise<void> {
  const end = places.calls + point;
  let seen = 0;
  await untilSo(async () => {
    const isQuiet = places.calls === seen;
    seen = places.calls;
    return seen >= end || (isQuiet && (await isEnd()));
  });
}
