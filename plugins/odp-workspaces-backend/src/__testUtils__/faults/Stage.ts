import type { Knex } from 'knex';
import type { SandboxPlaces } from '../sandboxPlaces';
import type { WorkspacesPortal } from '../WorkspacesPortal';
import type { Seeded } from './Seeded';

/** Where something goes wrong. */
export interface Stage {
  places: SandboxPlaces;
  /** The portal's database, for who looks over its shoulder. */
  knex: Knex;
  seeded: Seeded;
  startReplica(options?: {
    /** Of `odp.workspaces`. */
    settings?: object;
  }): Promise<WorkspacesPortal>;
}

/** Waits until the places have got so many more calls. */
export async function untilCalls(
  { places }: Stage,
  more: number,
): Promise<void> {
  const end = places.calls + more;
  while (places.calls < end) {
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}

/** Makes every workspace due for a look. */
export async function lookAgain({ knex }: Stage): Promise<void> {
  await knex('workspaces').update({ next_look_at: 0 });
}
