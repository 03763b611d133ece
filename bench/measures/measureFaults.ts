import { haltReplica } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/haltReplica';
import { makeManyAtOnce } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/makeManyAtOnce';
import {
  type DatabaseConfig,
  openKnex,
} from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/openKnex';
import { ReplicaProcess } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/ReplicaProcess';
import { Seeded } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/Seeded';
import { shareOneDatabase } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/shareOneDatabase';
import { skewClocks } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/skewClocks';
import type { Stage } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/Stage';
import { surviveComponentKills } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveComponentKills';
import { surviveKills } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveKills';
import { surviveLostDatabase } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveLostDatabase';
import { surviveRefusals } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveRefusals';
import { surviveRestarts } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveRestarts';
import { surviveSilentBus } from '../../plugins/odp-workspaces-backend/src/__testUtils__/faults/surviveSilentBus';
import { sandboxPlaces } from '../../plugins/odp-workspaces-backend/src/__testUtils__/sandboxPlaces';
import type { Postgres } from '../support/Postgres';
import { pause } from '../support/statistics';
import { FAULT_SIZES } from './faultSizes';

/** A stage of the bench: replicas are processes, on a database of PostgreSQL. */
interface BenchStage extends Stage {
  database: DatabaseConfig;
  postgres: Postgres;
}

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** What can go wrong, each on an empty cluster, event bus and database. */
const FAULTS = {
  kills: ({ places, database, seeded }: BenchStage) =>
    surviveKills(places, {
      database,
      seeded,
      ...FAULT_SIZES.kills,
      // Twice the share that each has of the calls without kills.
      mostCalls: 160,
      settings: { leaseSeconds: 2 },
    }),
  components: ({ places, database, seeded }: BenchStage) =>
    surviveComponentKills(places, {
      database,
      seeded,
      ...FAULT_SIZES.components,
      mostCalls: 60,
      settings: { leaseSeconds: 2 },
    }),
  refusals: (stage: BenchStage) => surviveRefusals(stage, FAULT_SIZES.refusals),
  bus: (stage: BenchStage) =>
    surviveSilentBus(stage, () => pause(FAULT_SIZES.bus.awaySeconds * SECOND)),
  replicas: (stage: BenchStage) =>
    shareOneDatabase(stage, FAULT_SIZES.replicas.creates),
  async halts({ places, database, seeded }: BenchStage) {
    const rounds = [];
    for (let round = 1; round <= FAULT_SIZES.halts.rounds; round += 1) {
      rounds.push(await haltReplica(places, { database, seeded, round }));
    }
    return rounds;
  },
  database: (stage: BenchStage) =>
    surviveLostDatabase(stage, {
      creates: FAULT_SIZES.database.creates,
      outage: {
        away: () => stage.postgres.away(),
        stay: () => pause(FAULT_SIZES.database.awaySeconds * SECOND),
        back: () => stage.postgres.back(),
      },
    }),
  clocks({ places, database, knex }: BenchStage) {
    const wrongMs = FAULT_SIZES.clocks.wrongHours * HOUR;
    return skewClocks(places, { database, knex, aheadMs: [wrongMs, -wrongMs] });
  },
  restarts: (stage: BenchStage) => surviveRestarts(stage, FAULT_SIZES.restarts),
  many: (stage: BenchStage) => makeManyAtOnce(stage, FAULT_SIZES.many.creates),
};

export type FaultName = keyof typeof FAULTS;
export type FaultOutcomes = {
  [name in FaultName]?: Awaited<ReturnType<(typeof FAULTS)[name]>>;
};

export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** Lets one thing go wrong. */
export async function measureFault<N extends FaultName>(
  name: N,
  { postgres, seed }: { postgres: Postgres; seed: number },
): Promise<FaultOutcomes[N]> {
  const places = await sandboxPlaces();
  const { cluster, bus } = places;
  const database = await postgres.emptyDatabase();
  const knex = openKnex(database);
  const replicas: ReplicaProcess[] = [];
  try {
    const outcome = await FAULTS[name]({
      places,
      knex,
      database,
      postgres,
      seeded: Seeded.of(seed),
      async startReplica({ settings } = {}) {
        const replica = await ReplicaProcess.start({
          places: { cluster, bus },
          database,
          settings,
        });
        replicas.push(replica);
        return replica.portal;
      },
    });
    return outcome as FaultOutcomes[N];
  } finally {
    await Promise.all(replicas.map(replica => replica.kill()));
    await knex.destroy();
    await places.stop();
  }
}
