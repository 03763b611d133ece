import type { SandboxPlaces } from '../sandboxPlaces';
import { areAllReady, idsOf, insistOn } from './creations';
import { KilledReplica, type KillOutcome, type KillRun } from './KilledReplica';
import { whatIsWrong } from './whatIsWrong';

/** Asks for workspaces, and kills the process that makes them again and again at random points. */
export async function surviveKills(
  places: SandboxPlaces,
  { creates, ...run }: KillRun & { creates: number },
): Promise<KillOutcome> {
  const ids = idsOf(creates);
  const replica = await KilledReplica.start(places, run);
  try {
    return await replica.survive({
      ask: portalNow => Promise.all(ids.map(id => insistOn(id, portalNow))),
      place: '/workspaces',
      isDone: list => areAllReady(list, ids),
      whatIsWrong: portal => whatIsWrong(portal, ids),
    });
  } finally {
    await replica.end();
  }
}
