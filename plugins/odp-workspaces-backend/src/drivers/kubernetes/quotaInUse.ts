import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import type { Check } from '@internal/plugin-odp-workspaces-common';
import { quantityValue } from '@internal/target-state';

interface QuotaFields {
  spec?: { hard?: Record<string, string> };
  status?: { hard?: Record<string, string>; used?: Record<string, string> };
}

/** What is used of a quota more than it is to grant, in words: one sentence for each resource. */
export function usedBeyond(
  live: KubernetesObject | undefined,
  wanted: KubernetesObject,
): string[] {
  const used = (live as QuotaFields | undefined)?.status?.used ?? {};
  const hard = (wanted as QuotaFields).spec?.hard ?? {};
  return Object.entries(hard).flatMap(([resource, limit]) => {
    const now = used[resource];
    return now !== undefined && quantityValue(now) > quantityValue(limit)
      ? [`${resource}: ${now} is used, ${limit} would be granted`]
      : [];
  });
}

const COUNTED: Array<[string, string]> = [
  ['pods', 'pod'],
  ['persistentvolumeclaims', 'volume'],
];

/** What runs and is stored in a namespace, by its quota's own count: "3 pods"; undefined when nobody has counted. */
export function inUse(
  live: KubernetesObject | undefined,
): string[] | undefined {
  const used = (live as QuotaFields | undefined)?.status?.used;
  if (!used || COUNTED.some(([resource]) => used[resource] === undefined)) {
    return undefined;
  }
  return COUNTED.flatMap(([resource, word]) => {
    const number = quantityValue(used[resource]);
    return number > 0 ? [`${number} ${number === 1 ? word : `${word}s`}`] : [];
  });
}

/** What the quota controller holds the namespace to, against what is wanted. */
export function checkQuota(
  live: KubernetesObject | undefined,
  wanted: KubernetesObject,
): Check[] {
  const inForce = (live as QuotaFields | undefined)?.status?.hard ?? {};
  return Object.entries((wanted as QuotaFields).spec?.hard ?? {}).map(
    ([resource, limit]) => {
      const about = { kind: 'quota', what: resource, expected: limit } as const;
      const found = inForce[resource];
      if (found === undefined) {
        const message = 'The quota controller does not tell it yet.';
        return { ...about, outcome: 'unknown', message };
      }
      const isSame = quantityValue(found) === quantityValue(limit);
      return { ...about, found, outcome: isSame ? 'passed' : 'failed' };
    },
  );
}
