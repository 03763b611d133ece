import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
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

/** Whether the quota controller holds the namespace to what the quota says. */
export function isInForce(live: KubernetesObject): boolean {
  const { spec, status } = live as QuotaFields;
  return Object.entries(spec?.hard ?? {}).every(
    ([resource, limit]) =>
      status?.hard?.[resource] !== undefined &&
      quantityValue(status.hard[resource]) === quantityValue(limit),
  );
}
