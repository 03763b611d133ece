import type { Knex } from 'knex';
import type { SandboxPlaces } from '../sandboxPlaces';
import type { WorkspacesPortal } from '../WorkspacesPortal';
import { untilSo } from './creations';
import { ReplicaProcess } from './ReplicaProcess';
import type { Seeded } from './Seeded';

export interface KillRun {
  database: Knex.Config;
  kills: number;
  /** Calls of outside systems between two kills, at most. */
  mostCalls: number;
  seeded: Seeded;
  settings: object;
}

/** What is under way meanwhile. */
interface Work {
  /** Asks for all of it; a portal that is asked may be gone. */
  ask(portalNow: () => WorkspacesPortal | undefined): Promise<unknown>;
  /** Where the portal lists it, and whether the list says that all is done. */
  place: string;
  isDone(list: any): boolean;
  /** In sentences, none when nothing is. */
  whatIsWrong(portal: WorkspacesPortal): Promise<string[]>;
}

/** What came of it. */
export interface KillOutcome {
  /** After how many more calls each kill came. */
  points: number[];
  /** Kills that hit work that was under way. */
  inTheMiddle: number;
  /** From the last kill until all was done, in milliseconds. */
  lastRecoveryMs: number;
  wrong: string[];
}

/** How long all may take after the last kill. */
const PATIENCE_MS = 60_000;

/** A process of the portal that is killed again and again, each time with another one after it. */
export class KilledReplica {
  readonly #places: SandboxPlaces;
  readonly #run: KillRun;
  /** Nothing between one and the next. */
  #replica: ReplicaProcess | undefined;

  static async start(
    places: SandboxPlaces,
    run: KillRun,
  ): Promise<KilledReplica> {
    const killed = new KilledReplica(places, run);
    await killed.#begin();
    return killed;
  }

  private constructor(places: SandboxPlaces, run: KillRun) {
    this.#places = places;
    this.#run = run;
  }

  get portal(): WorkspacesPortal {
    return this.#replica!.portal;
  }

  /** Asks for work, and kills whoever does it at random points. */
  async survive(work: Work): Promise<KillOutcome> {
    const { kills, mostCalls, seeded } = this.#run;
    const isDone = async () =>
      work.isDone((await this.portal.get(work.place)).body);
    const asked = work.ask(() => this.#replica?.portal);
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
      await this.#untilPoint(point, async () => asking.isOver && isDone());
      points.push(point);
      inTheMiddle += (await isDone()) ? 0 : 1;
      await this.end();
      killedAt = performance.now();
      await this.#begin();
    }
    await asked;
    await this.portal.until(work.place, work.isDone, PATIENCE_MS);
    return {
      points,
      inTheMiddle,
      lastRecoveryMs: performance.now() - killedAt,
      wrong: await work.whatIsWrong(this.portal),
    };
  }

  async end(): Promise<void> {
    const dying = this.#replica;
    this.#replica = undefined;
    await dying?.kill();
  }

  async #begin(): Promise<void> {
    const { cluster, bus } = this.#places;
    const { database, settings } = this.#run;
    this.#replica = await ReplicaProcess.start({
      places: { cluster, bus },
      database,
      settings,
    });
  }

  /** Waits for so many more calls, or for the end of all. */
  async #untilPoint(
    point: number,
    isEnd: () => Promise<boolean>,
  ): Promise<void> {
    const end = this.#places.calls + point;
    let seen = 0;
    await untilSo(async () => {
      const isQuiet = this.#places.calls === seen;
      seen = this.#places.calls;
      return seen >= end || (isQuiet && (await isEnd()));
    });
  }
}
