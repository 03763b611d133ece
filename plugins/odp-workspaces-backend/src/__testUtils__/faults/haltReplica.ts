import type { Knex } from 'knex';
import type { SandboxPlaces } from '../sandboxPlaces';
import { idsOf, insistOn, untilReady, untilSo } from './creations';
import { ReplicaProcess } from './ReplicaProcess';
import type { Seeded } from './Seeded';
import { whatIsWrong } from './whatIsWrong';

/**
 * Halts a replica in the middle of a creation, lets another one finish that and
 * change the workspace, and lets the first one go on.
 *
 * @returns the tier that the cluster has in the end, the one that was wanted, and what is wrong
 */
export async function haltReplica(
  places: SandboxPlaces,
  options: { database: Knex.Config; seeded: Seeded; round: number },
): Promise<{ found: unknown; wanted: unknown; wrong: string[] }> {
  const { database, seeded, round } = options;
  const { cluster, bus } = places;
  const start = () =>
    ReplicaProcess.start({
      places: { cluster, bus },
      database,
      settings: { leaseSeconds: 2 },
    });
  const slow = await start();
  const other = start();
  // It rejects where it is waited for.
  other.catch(() => undefined);
  try {
    // All but the last are of earlier rounds.
    const ids = idsOf(round);
    const id = ids[round - 1];
    const end = places.calls + seeded.between(10, 60);
    await insistOn(id, () => slow.portal);
    await untilSo(() => places.calls >= end);
    slow.halt();
    const { portal } = await other;
    await untilReady(portal, [id]);
    await portal.ask({ kind: 'resize', workspace: id, spec: { tier: 'm' } });
    await untilReady(portal, [id]);
    const quota = () =>
      portal.kubectl(
        'GET',
        `/api/v1/namespaces/workspace-${id}/resourcequotas/workspace`,
      );
    const wanted = (await quota()).body.spec;
    slow.goOn();
    // What it was in the middle of is over when it does something else.
    await slow.portal.get(`/workspaces/${id}`);
    await slow.stop();
    return {
      found: (await quota()).body.spec,
      wanted,
      wrong: await whatIsWrong(portal, ids),
    };
  } finally {
    await slow.kill();
    await other.then(
      replica => replica.stop(),
      () => undefined,
    );
  }
}
