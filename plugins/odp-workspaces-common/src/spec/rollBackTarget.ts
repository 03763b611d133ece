import type { ComponentGeneration } from '../contract';

/** The generation that a component is best rolled back to: the latest that ran another image; undefined when there is none. */
export function rollBackTarget(
  generations: readonly ComponentGeneration[],
): ComponentGeneration | undefined {
  const [present, ...earlier] = [...generations].sort(
    (a, b) => b.generation - a.generation,
  );
  return earlier.find(
    ({ spec }) =>
      spec.digest !== undefined && spec.digest !== present.spec.digest,
  );
}
