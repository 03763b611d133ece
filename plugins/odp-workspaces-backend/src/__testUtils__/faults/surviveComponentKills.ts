import { GENERAL_NODE } from '../generalNode';
import type { SandboxPlaces } from '../sandboxPlaces';
import type { WorkspacesPortal } from '../WorkspacesPortal';
import {
  areRunning,
  type ComponentAsked,
  componentsOf,
  insistOnDeletion,
  insistOnRunning,
} from './componentsOf';
import { insistOn, untilReady } from './creations';
import { KilledReplica, type KillOutcome, type KillRun } from './KilledReplica';
import {
  whatIsWrongOfGone,
  whatIsWrongOfRunning,
} from './whatIsWrongOfComponents';

/**
 * Asks for components and their images, and kills the process that makes them again
 * and again at random points; then asks for their end, and does the same.
 */
export async function surviveComponentKills(
  places: SandboxPlaces,
  { creates, ...run }: KillRun & { creates: number },
): Promise<{ made: KillOutcome; deleted: KillOutcome }> {
  const components = componentsOf(creates);
  const place = '/components';
  const replica = await KilledReplica.start(places, run);
  try {
    await makeHomes(replica.portal, components);
    const made = await replica.survive({
      ask: portalNow =>
        Promise.all(components.map(one => insistOnRunning(one, portalNow))),
      place,
      isDone: list => areRunning(list, components),
      whatIsWrong: portal => whatIsWrongOfRunning(portal, components),
    });
    const deleted = await replica.survive({
      ask: portalNow =>
        Promise.all(components.map(one => insistOnDeletion(one, portalNow))),
      place,
      isDone: ({ items }) => items?.length === 0,
      whatIsWrong: portal => whatIsWrongOfGone(portal, components),
    });
    return { made, deleted };
  } finally {
    await replica.end();
  }
}

/** A node for their pods, and their workspaces. */
async function makeHomes(
  portal: WorkspacesPortal,
  components: readonly ComponentAsked[],
): Promise<void> {
  await portal.kubectl('POST', '/api/v1/nodes', GENERAL_NODE);
  const ids = [...new Set(components.map(({ workspace }) => workspace))];
  await Promise.all(ids.map(id => insistOn(id, () => portal)));
  await untilReady(portal, ids);
}
