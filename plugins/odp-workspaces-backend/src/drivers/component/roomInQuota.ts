import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import {
  type ComponentNeed,
  type ComponentSpec,
  needOfComponent,
  quantityValue,
  type TargetState,
} from '@internal/target-state';
import { bytesInWords, coresInWords } from '@internal/vocabulary';

/** A rollout has one pod more than it keeps. */
const SURGE = 1;

interface Room {
  /** Why it does not fit, one sentence for each resource; none when it fits. */
  lacking: string[];
  /** How many pods fit, at least those that it is to have; undefined where nobody counts. */
  mostPods?: number;
}

/**
 * Whether the least of what a component is to have fits into what the quota
 * leaves, besides what it takes now.
 *
 * @param quota as it is in the cluster; nothing is said without one
 * @param now what it is, and how many pods it has
 */
export function roomInQuota(
  target: TargetState,
  quota: KubernetesObject | undefined,
  wanted: { spec: ComponentSpec; now?: { spec: ComponentSpec; pods: number } },
): Room {
  const { hard = {}, used = {} } = (quota?.status ?? {}) as {
    hard?: Record<string, string>;
    used?: Record<string, string>;
  };
  const { spec, now } = wanted;
  const own = now && needOfComponent(target, now.spec, now.pods);
  const leftOf = (resource: keyof ComponentNeed): number | undefined =>
    hard[resource] === undefined || used[resource] === undefined
      ? undefined
      : quantityValue(hard[resource]) -
        quantityValue(used[resource]) +
        (own?.[resource] ?? 0);
  const need = needOfComponent(target, spec, spec.replicas.min + SURGE);
  const resources = Object.keys(need) as Array<keyof ComponentNeed>;
  const lacking = resources.flatMap(resource => {
    const left = leftOf(resource);
    return left !== undefined && isMore(need[resource], left)
      ? [
          `${resource}: ${inWords(resource, need[resource])} ${
            resource === 'services' ? 'is' : 'are'
          } needed, ${inWords(resource, Math.max(0, left))} of ${inWords(
            resource,
            quantityValue(hard[resource]),
          )} is left`,
        ]
      : [];
  });
  const perPod = needOfComponent(target, spec, 1);
  const fits = resources
    .filter(resource => resource !== 'services')
    .flatMap(resource => {
      const left = leftOf(resource);
      return left === undefined
        ? []
        : [Math.floor((left + tolerance(left)) / perPod[resource])];
    });
  return {
    lacking,
    ...(fits.length && { mostPods: Math.max(0, Math.min(...fits)) }),
  };
}

/** Sums of decimal fractions are a little beside what they are. */
function isMore(one: number, other: number): boolean {
  return one > other + tolerance(other);
}

function tolerance(value: number): number {
  return Math.abs(value) * 1e-9 + 1e-9;
}

function inWords(resource: string, value: number): string {
  if (resource.endsWith('memory')) {
    return bytesInWords(value);
  }
  return resource.endsWith('cpu') ? coresInWords(value) : String(value);
}
