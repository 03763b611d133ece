import { IN_NAMESPACES } from './scope';

/** Part of each quota of the chosen namespaces that is taken, by labels. */
export function quotaShares(by: string): string {
  const quota = (type: string) =>
    `max by (${by}) (kube_resourcequota{${IN_NAMESPACES}, type="${type}"})`;
  return `${quota('used')} / (${quota('hard')} > 0)`;
}
