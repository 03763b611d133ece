import type { Knex } from 'knex';
import type { SandboxPlaces } from '../sandboxPlaces';
import { idsOf, insistOn, untilReady, untilSo } from './creations';
import { ReplicaProcess } from './ReplicaProcess';
import { whatIsWrong } from './whatIsWrong';

/** No more than one replica has in hand at once: it waits for an answer for each of them. */
const HELD = 8;

/**
 * Lets replicas whose clocks are wrong work beside one that holds workspaces and
 * waits for answers. They make workspaces of their own, and then those of the
 * other, which is stopped.
 *
 * @returns how often workspaces that were held changed hands meanwhile, and what is wrong afterwards
 */
export async function skewClocks(
  places: SandboxPlaces,
  options: { database: Knex.Config; knex: Knex; aheadMs: readonly number[] },
): Promise<{ stolen: number; wrong: string[] }> {
  const { database, knex, aheadMs } = options;
  const { cluster, bus, live } = places;
  const common = { places: { cluster, bus }, database };
  const steady = await ReplicaProcess.start({
    ...common,
    settings: { leaseSeconds: 20, answerSeconds: 30 },
  });
  const skewed: ReplicaProcess[] = [];
  try {
    const ids = idsOf(HELD + aheadMs.length);
    const held = ids.slice(aheadMs.length);
    live.cluster.faults.inject({
      verb: 'patch',
      resource: 'namespaces',
      effect: { kind: 'silence' },
    });
    await Promise.all(held.map(id => insistOn(id, () => steady.portal)));
    await untilSo(() => live.cluster.requests.calls('patch') >= HELD);
    live.cluster.faults.clear();
    const fences = async () => {
      const rows = await knex('workspaces').whereIn('id', held).select('fence');
      return rows.reduce((sum, { fence }) => sum + fence, 0);
    };
    const before = await fences();
    for (const [index, clockAheadMs] of aheadMs.entries()) {
      const replica = await ReplicaProcess.start({ ...common, clockAheadMs });
      skewed.push(replica);
      await insistOn(ids[index], () => replica.portal);
      await untilReady(replica.portal, [ids[index]]);
    }
    const stolen = (await fences()) - before;
    await steady.stop();
    const { portal } = skewed[0];
    await untilReady(portal, ids);
    return { stolen, wrong: await whatIsWrong(portal, ids) };
  } finally {
    await Promise.all([steady, ...skewed].map(replica => replica.kill()));
  }
}
