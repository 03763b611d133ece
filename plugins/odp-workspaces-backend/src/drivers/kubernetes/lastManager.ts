import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';

interface ManagedFields {
  manager?: string;
  operation?: string;
  time?: string;
  subresource?: string;
  fieldsV1?: Record<string, unknown>;
}

/** Whether somebody has set something of an object under this name. */
export function isManagedBy(
  { metadata }: KubernetesObject,
  name: string,
): boolean {
  const entries = (metadata.managedFields ?? []) as ManagedFields[];
  return entries.some(({ manager }) => manager === name);
}

/** Who else has set something of an object last, of `among` if it names somebody, and when; undefined when nobody has. */
export function lastManagerOf(
  live: KubernetesObject | undefined,
  { own, among }: { own: string; among: readonly string[] },
): { manager: string; at?: string } | undefined {
  const entries = (live?.metadata.managedFields ?? []) as ManagedFields[];
  const others = entries
    .filter(
      ({ manager, subresource }) =>
        manager !== undefined &&
        manager !== own &&
        !subresource &&
        (!among.length || among.includes(manager)),
    )
    .sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''));
  const [last] = others;
  return last && { manager: last.manager!, at: last.time };
}
