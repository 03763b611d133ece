import type { ComponentGeneration } from '../contract';

/**
 * The generation that a component is best rolled back to: the latest with
 * another image that has run, or else of which nobody took note whether it has;
 * undefined when there is none. One that never ran may have a bad image, too.
 */
export function rollBackTarget(
  generations: readonly ComponentGeneration[],
): ComponentGeneration | undefined {
  const [present, ...earlier] = [...generations].sort(
    (a, b) => b.generation - a.generation,
  );
  const others = earlier.filter(
    ({ spec }) =>
      spec.digest !== undefined && spec.digest !== present.spec.digest,
  );
  return (
    others.find(({ ranAt }) => typeof ranAt === 'string') ??
    others.find(({ ranAt }) => ranAt === undefined)
  );
}

/** Why it is a risk to go back to a generation, in a sentence; undefined for one that has run. */
export function whyNotRun({
  generation,
  ranAt,
}: ComponentGeneration): string | undefined {
  if (ranAt === undefined) {
    return `Whether generation ${generation} has ever run is not known.`;
  }
  return ranAt === null
    ? `Generation ${generation} has never run: not all of its pods served at once.`
    : undefined;
}
