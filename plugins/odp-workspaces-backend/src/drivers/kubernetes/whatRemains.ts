import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';

interface NamespaceStatus {
  conditions?: Array<{ type?: string; status?: string; message?: string }>;
}

/** What an ending namespace still waits for, in the words of its controller; empty when it is gone. */
export function whatRemains(
  namespace: KubernetesObject | undefined,
  place: string,
): string[] {
  if (!namespace) {
    return [];
  }
  const { conditions = [] } = (namespace.status ?? {}) as NamespaceStatus;
  const causes = conditions
    .filter(({ status, message }) => status === 'True' && message)
    .map(({ message }) => message!);
  return [
    `The namespace ${namespace.metadata.name} on ${place} is ending.`,
    ...causes,
  ];
}
