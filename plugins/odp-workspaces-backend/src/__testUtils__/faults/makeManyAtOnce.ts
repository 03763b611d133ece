import { idsOf, insistOn, untilReady } from './creations';
import type { Stage } from './Stage';
import { whatIsWrong } from './whatIsWrong';

/** How long something took, in milliseconds, by what was done: systems, and `verify`. */
type Durations = Record<string, number>;

export interface ManyAtOnce {
  /** From the request until it was ready, of one alone; median of three. */
  aloneMs: number;
  aloneBySteps: Durations[];
  /** The same of each of the many, in ascending order. */
  togetherMs: number[];
  togetherBySteps: Durations[];
  wrong: string[];
}

/** Makes workspaces one after the other, and then many at once. */
export async function makeManyAtOnce(
  stage: Stage,
  count: number,
): Promise<ManyAtOnce> {
  const portal = await stage.startReplica();
  try {
    const ids = idsOf(3 + count);
    const single = ids.slice(0, 3);
    for (const id of single) {
      await insistOn(id, () => portal);
      await untilReady(portal, [id]);
    }
    const many = ids.slice(3);
    await Promise.all(many.map(id => insistOn(id, () => portal)));
    await untilReady(portal, many, 180_000);
    const creationOf = async (id: string) =>
      (await portal.get(`/workspaces/${id}`)).body.operations[0];
    const alone = await Promise.all(single.map(creationOf));
    const together = await Promise.all(many.map(creationOf));
    return {
      aloneMs: alone.map(durationOf).sort(ascending)[1],
      aloneBySteps: alone.map(stepsOf),
      togetherMs: together.map(durationOf).sort(ascending),
      togetherBySteps: together.map(stepsOf),
      wrong: await whatIsWrong(portal, ids),
    };
  } finally {
    await portal.stop();
  }
}

function durationOf({ requestedAt, endedAt }: any): number {
  return Date.parse(endedAt) - Date.parse(requestedAt);
}

function stepsOf({ steps, endedAt }: any): Durations {
  const lasted = steps.map((step: any) => [
    step.system,
    Date.parse(step.endedAt) - Date.parse(step.startedAt),
  ]);
  const verified = Date.parse(endedAt) - Date.parse(steps.at(-1).endedAt);
  return { ...Object.fromEntries(lasted), verify: verified };
}

function ascending(a: number, b: number): number {
  return a - b;
}
