import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';

/** A workload that runs anew since a moment: a line on every chart over time. */
export interface Rollout {
  /** Milliseconds UTC. */
  at: number;
  /** Such as "rollout of yaml-processor 2.8.0". */
  label: string;
}

/** Namespaces whose rollouts are read at most: each is a request of its own. */
export const ROLLOUT_NAMESPACES = 12;

/** The rollouts of a namespace that the cluster still knows: the last one of each workload. */
export function rolloutsOf({ workloads }: NamespaceDetail): Rollout[] {
  return workloads.flatMap(({ name, image, revisionSince }) => {
    const tag = image && versionOf(image);
    return revisionSince
      ? [
          {
            at: Date.parse(revisionSince),
            label: `rollout of ${name}${tag ? ` ${tag}` : ''}`,
          },
        ]
      : [];
  });
}

/** The tag of an image; a digest says nothing to people. */
function versionOf(image: string): string | undefined {
  return /:([^:/@]+)(@[^@]*)?$/.exec(image.replace(/@.*$/, ''))?.[1];
}
