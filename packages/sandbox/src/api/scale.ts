import { invalid, type StoredObject } from '../store';

/** The scale subresource of a workload: autoscaling/v1 Scale. */
export function scaleOf({
  metadata,
  spec,
  status,
}: StoredObject): StoredObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec?.replicas ?? 0 },
    status: {
      replicas: status?.replicas ?? 0,
      selector: Object.entries(
        (spec?.selector?.matchLabels ?? {}) as Record<string, string>,
      )
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
    },
  };
}

/** The workload with the replicas of a scale. @throws StatusError 422 */
export function withScale(
  workload: StoredObject,
  scale: StoredObject,
): StoredObject {
  const replicas = scale.spec?.replicas ?? 0;
  if (!Number.isInteger(replicas) || replicas < 0) {
    throw invalid(
      `Scale.autoscaling "${workload.metadata.name}" is invalid: spec.replicas: Invalid value: ${replicas}: must be greater than or equal to 0`,
    );
  }
  return {
    ...workload,
    metadata: {
      ...workload.metadata,
      resourceVersion: scale.metadata?.resourceVersion,
    },
    spec: { ...workload.spec, replicas },
  };
}
