import type { Operation } from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { idsOf, insistOn, untilReady } from './creations';
import type { Stage } from './Stage';
import { whatIsWrong } from './whatIsWrong';

/** What several replicas did that had the same to do. */
export interface SharedWork {
  /** Replicas that were seen with a workspace in hand. */
  holders: number;
  /** Server-side applies, dry runs of the verification included. */
  applies: number;
  /** As many as these replicas need, with what they tried again after an answer that came too late. */
  mostApplies: number;
  /** Objects that there are in the end. */
  objects: number;
  wrong: string[];
}

/** Lets two replicas at the same workspaces. */
export async function shareOneDatabase(
  stage: Stage,
  creates: number,
): Promise<SharedWork> {
  const { places, knex } = stage;
  // As long as in production: a busy machine that stands still takes no workspace from who holds it.
  const settings = { leaseSeconds: 20 };
  const replicas = [
    await stage.startReplica({ settings }),
    await stage.startReplica({ settings }),
  ];
  const holders = new Set<string>();
  let isOver = false;
  try {
    const ids = idsOf(creates);
    const watching = watchHolders();
    await Promise.all(
      ids.map((id, index) => insistOn(id, () => replicas[index % 2])),
    );
    await untilReady(replicas[0], ids);
    isOver = true;
    await watching;
    const [{ objects }] = await knex('inventory')
      .whereNotNull('uid')
      .count({ objects: '*' });
    const tries = await triesOf(knex);
    return {
      holders: holders.size,
      applies: places.live.cluster.requests.calls('patch'),
      mostApplies: (2 * Number(objects) * tries) / creates,
      objects: Number(objects),
      wrong: await whatIsWrong(replicas[1], ids),
    };
  } finally {
    isOver = true;
    await Promise.all(replicas.map(replica => replica.stop()));
  }

  async function watchHolders(): Promise<void> {
    while (!isOver) {
      const rows = await knex('workspaces')
        .whereNotNull('lease_holder')
        .distinct('lease_holder');
      rows.forEach(({ lease_holder }) => holders.add(lease_holder));
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
}

/** How often all operations together were begun from their first step. */
async function triesOf(knex: Knex): Promise<number> {
  const rows = await knex('operations').select('document');
  return rows
    .map(({ document }): Operation => JSON.parse(document))
    .reduce(
      (sum, { steps }) => sum + Math.max(...steps.map(one => one.attempts)),
      0,
    );
}
