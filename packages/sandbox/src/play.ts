import type { TargetState } from '@internal/target-state';
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
