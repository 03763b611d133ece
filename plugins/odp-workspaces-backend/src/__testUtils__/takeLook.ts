import { mockServices } from '@backstage/backend-test-utils';
import type { Drivers } from '../drivers/Drivers';
import { Look } from '../reconcile/Look';
import type { Claim } from '../store/Claim';
import type { SubjectStore } from '../store/SubjectStore';

/** One look at what is claimed, as a reconciler takes it. */
export async function takeLook<Spec extends { clusters: string[] }>(
  claim: Claim<Spec>,
  of: {
    store: SubjectStore<Spec>;
    drivers: Drivers<Spec>;
    now: () => number;
  },
): Promise<void> {
  const [latest] = await of.store.operationsOf(claim.id, 1);
  await Look.create({
    claim,
    latest,
    drivers: of.drivers,
    logger: mockServices.logger.mock(),
    interruption: claim.signal,
    signal: claim.signal,
    resyncMs: 5 * 60_000,
    now: of.now,
  }).take();
}
