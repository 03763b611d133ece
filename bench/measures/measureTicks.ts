import type { Portal } from '../support/Portal';
import { pause, type Spread, spreadOf } from '../support/statistics';

const TOPOLOGY = '/api/odp-clusters/clusters/odp-eu/topology';
/** A page asks after each signal, and those come once a second. */
const TICK_MS = 1000;

/** Bytes, as they travel, of what changed in the topology since the answer before. */
export async function measureTicks(
  portal: Portal,
  count: number,
): Promise<Spread> {
  let { revision } = (await portal.get(TOPOLOGY)).body;
  const sizes: number[] = [];
  for (let tick = 0; tick < count; tick += 1) {
    await pause(TICK_MS);
    const answer = await portal.get(
      `${TOPOLOGY}?since=${encodeURIComponent(revision)}`,
    );
    if (answer.body.since !== revision) {
      throw new Error(`no changes since ${revision} were told`);
    }
    revision = answer.body.revision;
    sizes.push(answer.bytes);
  }
  return spreadOf(sizes);
}
