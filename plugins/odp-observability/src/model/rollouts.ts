import type { RolloutList } from '@internal/plugin-odp-clusters-common';

/** A workload that runs anew since a moment: a line on every chart over time. */
export interface Rollout {
  /** Milliseconds UTC. */
  at: number;
  /** Such as "rollout of yaml-processor 2.8.0". */
  label: string;
}

/** Marks on a chart at most, the newest: more would be a hatching. */
const MOST = 12;

/** The rollouts of some namespaces of a cluster, in its order: the newest first. */
export function rolloutsOf(
  { items }: RolloutList,
  namespaces: readonly string[],
): Rollout[] {
  return items
    .filter(({ namespace }) => namespaces.includes(namespace))
    .slice(0, MOST)
    .map(({ name, image, since }) => {
      const tag = image && versionOf(image);
      return {
        at: Date.parse(since),
        label: `rollout of ${name}${tag ? ` ${tag}` : ''}`,
      };
    });
}

/** The tag of an image; a digest says nothing to people. */
function versionOf(image: string): string | undefined {
  return /:([^:/@]+)(@[^@]*)?$/.exec(image.replace(/@.*$/, ''))?.[1];
}
