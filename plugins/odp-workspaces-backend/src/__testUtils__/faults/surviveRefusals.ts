import type { FaultEffect, PulsarFaultEffect } from '@internal/sandbox';
import { idsOf, insistOn, untilReady } from './creations';
import type { Stage } from './Stage';
import { whatIsWrong } from './whatIsWrong';

const OF_CLUSTERS: FaultEffect[] = [
  { kind: 'status', code: 429, retryAfterSeconds: 1 },
  { kind: 'status', code: 500 },
  { kind: 'status', code: 503 },
  { kind: 'abrupt-close' },
  { kind: 'late-close' },
  { kind: 'half-page' },
  { kind: 'silence' },
];
/** What is asked of the event bus is done, whatever is answered. */
const OF_BUSES: PulsarFaultEffect[] = [
  { kind: 'status', code: 429 },
  { kind: 'status', code: 500 },
  { kind: 'status', code: 503 },
  { kind: 'abrupt-close' },
  { kind: 'silence' },
];

/**
 * Makes workspaces while calls at random points of them are refused, cut before
 * and after they are done, or never answered.
 *
 * @returns how many of the faults came about, and what is wrong afterwards
 */
export async function surviveRefusals(
  stage: Stage,
  { creates, faults }: { creates: number; faults: number },
): Promise<{ injected: number; hit: number; wrong: string[] }> {
  const { places, seeded } = stage;
  const { cluster, bus } = places.live;
  for (let fault = 0; fault < faults; fault += 1) {
    cluster.faults.inject({
      verb: seeded.pick(['patch', 'patch', 'get']),
      after: seeded.between(0, creates * 8),
      times: 1,
      // Each of them comes about.
      effect: OF_CLUSTERS[fault % OF_CLUSTERS.length],
    });
    bus.faults.inject({
      method: seeded.pick(['POST', 'POST', 'PUT', 'GET']),
      after: seeded.between(0, creates - 1),
      times: 1,
      effect: OF_BUSES[fault % OF_BUSES.length],
    });
  }
  const portal = await stage.startReplica({ settings: { answerSeconds: 1 } });
  try {
    const ids = idsOf(creates);
    await Promise.all(ids.map(id => insistOn(id, () => portal)));
    await untilReady(portal, ids);
    const left = cluster.faults.active.faults.length + bus.faults.active.length;
    cluster.faults.clear();
    bus.faults.clear();
    return {
      injected: 2 * faults,
      hit: 2 * faults - left,
      wrong: await whatIsWrong(portal, ids),
    };
  } finally {
    await portal.stop();
  }
}
