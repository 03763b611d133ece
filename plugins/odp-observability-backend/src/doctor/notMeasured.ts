import type { EmptyReason } from '@internal/plugin-odp-observability-common';

/** Why there is nothing of what was chosen, where it is none of the things that a source has. */
export function notMeasured(
  chosen: string,
  { title, isLimited }: { title: string; isLimited: boolean },
): EmptyReason {
  return {
    kind: 'not-measured',
    sentence: isLimited
      ? `There is nothing of "${chosen}" that you may see.`
      : `${title} had nothing of "${chosen}" for a day.`,
  };
}
