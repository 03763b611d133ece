import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';

const SERVER_METADATA = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** What people and controllers want of an object, without what the server says of it. */
export function withoutServerFields(
  object: KubernetesObject | undefined,
): object | undefined {
  if (!object) {
    return undefined;
  }
  const { apiVersion, kind, status, metadata, ...rest } = object;
  const { name, namespace, ...kept } = Object.fromEntries(
    Object.entries(metadata).filter(([field]) => !SERVER_METADATA.has(field)),
  );
  return { ...rest, metadata: kept };
}
