import type { TargetState } from '@internal/target-state';
import {
  Churn,
  fillFleet,
  type FleetOptions,
  type FleetSummary,
} from './fleet';
import { Life } from './life';
import { SCENARIOS } from './scenarios';
import type { Sandbox } from './startSandbox';

/**
 * Fills the clusters of a sandbox by a scenario and lets them live.
 *
 * @returns ends the life; the sandbox itself goes on
 * @throws Error for a scenario that does not exist
 */
export function play(
  sandbox: Sandbox,
  { scenario, target }: { scenario: string; target: TargetState },
): () => void {
  const fill = SCENARIOS[scenario];
  if (!fill) {
    throw new Error(
      `There is no scenario '${scenario}'; there are ${Object.keys(
        SCENARIOS,
      ).join(', ')}`,
    );
  }
  const ends = Object.values(sandbox.clusters).flatMap(cluster => {
    const life = Life.create(cluster.store);
    const later = fill({ cluster, life, target });
    life.settle();
    life.run();
    const timers = later.map(({ afterMs, run }) => setTimeout(run, afterMs));
    return [() => life.stop(), () => timers.forEach(clearTimeout)];
  });
  return () => ends.forEach(end => end());
}

/** A fleet instead of a scenario, in the first cluster; the others are left empty. */
export interface FleetPlay extends Omit<FleetOptions, 'cluster'> {
  target: TargetState;
  /** Changes a second, for benchmarks. Default: 0, nothing moves. */
  churn?: number;
}

/**
 * Fills the first cluster of a sandbox with a fleet.
 *
 * @returns what it holds, and the end of its churn
 */
export function playFleet(
  sandbox: Sandbox,
  { target, churn = 0, ...fleet }: FleetPlay,
): { summary: FleetSummary; end(): void } {
  const [cluster] = Object.values(sandbox.clusters);
  const summary = fillFleet(cluster.store, target, {
    ...fleet,
    cluster: cluster.name,
  });
  const changes = Churn.create(cluster.store);
  if (churn > 0) {
    changes.start(churn);
  }
  return { summary, end: () => changes.stop() };
}
