import { idsOf, insistOn, untilReady } from './creations';
import { lookAgain, type Stage, untilCalls } from './Stage';
import { whatIsWrong } from './whatIsWrong';

/** What the portal said while the event bus was away, and what was wrong afterwards. */
export interface BusOutage {
  /** Of a workspace that was being made. */
  making: { phase: string; step: { state: string; message?: string } };
  /** Of the event bus of one that was ready before. */
  ready: { state: string; message: string };
  /** Why nothing can be changed, as the plan of a change says it. */
  refusals: Array<{ message: string }>;
  /** From its return until all were ready, in milliseconds. */
  recoveryMs: number;
  wrong: string[];
}

/** Takes the event bus away while a workspace is made. @param stay ends when the bus is to come back */
export async function surviveSilentBus(
  stage: Stage,
  stay: () => Promise<void>,
): Promise<BusOutage> {
  const { bus } = stage.places.live;
  const portal = await stage.startReplica();
  try {
    const [before, during] = idsOf(2);
    await insistOn(before, () => portal);
    await untilReady(portal, [before]);
    await insistOn(during, () => portal);
    await untilCalls(stage, stage.seeded.between(1, 15));
    await bus.down(0);
    const onBus = ({ system }: any) => system === 'event-bus';
    const making = await portal.until(`/workspaces/${during}`, body =>
      body.operations[0].steps.some(
        (step: any) => onBus(step) && step.state === 'failed',
      ),
    );
    await lookAgain(stage);
    const ready = await portal.until(`/workspaces/${before}`, body =>
      body.conditions.some((one: any) => onBus(one) && one.state !== 'ready'),
    );
    const { body: plan } = await portal.post('/plans', {
      kind: 'resize',
      workspace: before,
      spec: { tier: 'm' },
    });
    await stay();
    await bus.up(0);
    const backAt = performance.now();
    await lookAgain(stage);
    await untilReady(portal, [before, during], 120_000);
    const recoveryMs = performance.now() - backAt;
    await portal.until(`/workspaces/${before}`, body =>
      body.conditions.every((one: any) => one.state === 'ready'),
    );
    return {
      making: {
        phase: making.phase,
        step: making.operations[0].steps.find(onBus),
      },
      ready: ready.conditions.find(onBus),
      refusals: plan.refusals,
      recoveryMs,
      wrong: await whatIsWrong(portal, [before, during]),
    };
  } finally {
    await portal.stop();
  }
}
