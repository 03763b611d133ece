import { idsOf, insistOn, untilReady } from './creations';
import { lookAgain, type Stage, untilCalls } from './Stage';
import { whatIsWrong } from './whatIsWrong';

/** What came of the places' restarts. */
export interface Restarts {
  /** After restarts in which nothing was lost. */
  wrongAfterRestarts: string[];
  /** States of what had been ready, once the places had lost everything. */
  statesWhenEmpty: string[];
  /** After repairs. */
  wrong: string[];
}

/** Restarts cluster and event bus while workspaces are made, and then both without anything that was in them. */
export async function surviveRestarts(
  stage: Stage,
  { creates, restarts }: { creates: number; restarts: number },
): Promise<Restarts> {
  const { places, seeded } = stage;
  const portal = await stage.startReplica();
  try {
    const ids = idsOf(creates);
    await Promise.all(ids.map(id => insistOn(id, () => portal)));
    for (let restart = 0; restart < restarts; restart += 1) {
      await untilCalls(stage, seeded.between(1, creates * 4));
      const { cluster, bus } = places.live;
      await (restart % 2 ? bus.down(0) : cluster.down());
      await (restart % 2 ? bus.up(0) : cluster.up());
    }
    await untilReady(portal, ids);
    const wrongAfterRestarts = await whatIsWrong(portal, ids);

    const more = idsOf(creates + 2).slice(creates);
    await Promise.all(more.map(id => insistOn(id, () => portal)));
    await untilCalls(stage, seeded.between(1, 30));
    await places.startAnew();
    const states = new Set<string>();
    for (const id of ids) {
      await lookAgain(stage);
      const { conditions } = await portal.until(`/workspaces/${id}`, body =>
        body.conditions.every(({ state }: any) => state !== 'ready'),
      );
      conditions.forEach(({ state }: any) => states.add(state));
    }
    await untilReady(portal, more);
    for (const id of [...ids, ...more]) {
      await portal.ask({ kind: 'repair', workspace: id });
    }
    await untilReady(portal, [...ids, ...more]);
    return {
      wrongAfterRestarts,
      statesWhenEmpty: [...states].sort(),
      wrong: await whatIsWrong(portal, [...ids, ...more]),
    };
  } finally {
    await portal.stop();
  }
}
