import { idsOf, insistOn, untilReady, untilSo } from './creations';
import { type Stage, untilCalls } from './Stage';
import { whatIsWrong } from './whatIsWrong';

/** A database that can be taken away. */
export interface Outage {
  /** Ends when nobody reaches it any more. */
  away(): Promise<void>;
  /** For how long it stays away. */
  stay(): Promise<void>;
  back(): Promise<void>;
}

/** Takes the database away while workspaces are made. */
export async function surviveLostDatabase(
  stage: Stage,
  { creates, outage }: { creates: number; outage: Outage },
): Promise<{ recoveryMs: number; wrong: string[] }> {
  const portal = await stage.startReplica();
  try {
    const ids = idsOf(creates);
    const asked = Promise.all(ids.map(id => insistOn(id, () => portal)));
    await untilCalls(stage, stage.seeded.between(1, creates * 40));
    await outage.away();
    // Whoever asks is told so.
    await untilSo(async () => (await portal.get('/workspaces')).status >= 500);
    await outage.stay();
    await outage.back();
    const backAt = performance.now();
    await asked;
    await untilReady(portal, ids, 120_000);
    return {
      recoveryMs: performance.now() - backAt,
      wrong: await whatIsWrong(portal, ids),
    };
  } finally {
    await portal.stop();
  }
}
