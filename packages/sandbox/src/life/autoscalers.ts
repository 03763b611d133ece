import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';

const AUTOSCALERS = resourceOfKey('horizontalpodautoscalers.autoscaling');

/** Writes the status of a namespace's autoscalers: nobody loads the sandbox, so each keeps what its target has. */
export function reconcileAutoscalers(
  store: ObjectStore,
  namespace: string,
): void {
  for (const scaler of store.list(AUTOSCALERS, namespace)) {
    const { kind, name } = (scaler.spec?.scaleTargetRef ?? {}) as Fields;
    const target =
      kind === 'Deployment' || kind === 'StatefulSet'
        ? store.get(
            resourceOfKey(`${kind.toLowerCase()}s.apps`),
            name,
            namespace,
          )
        : undefined;
    const status = target
      ? statusOf(scaler, {
          replicas: target.status?.replicas ?? 0,
          desired: target.spec?.replicas ?? 1,
          now: store.timestamp(),
        })
      : undefined;
    if (status && JSON.stringify(status) !== JSON.stringify(scaler.status)) {
      store.updateStatus({ ...scaler, status });
    }
  }
}

function statusOf(
  scaler: StoredObject,
  {
    replicas,
    desired,
    now,
  }: { replicas: number; desired: number; now: string },
): Fields {
  const condition = (type: string, on: boolean, reason: string) => {
    const before = ((scaler.status?.conditions ?? []) as Fields[]).find(
      entry => entry.type === type,
    );
    const status = on ? 'True' : 'False';
    return {
      type,
      status,
      reason,
      lastTransitionTime:
        before?.status === status ? before.lastTransitionTime : now,
    };
  };
  const atMost = desired >= (scaler.spec?.maxReplicas ?? Infinity);
  return {
    observedGeneration: scaler.metadata.generation,
    currentReplicas: replicas,
    desiredReplicas: desired,
    conditions: [
      condition('AbleToScale', true, 'ReadyForNewScale'),
      condition('ScalingActive', true, 'ValidMetricFound'),
      condition(
        'ScalingLimited',
        atMost,
        atMost ? 'TooManyReplicas' : 'DesiredWithinRange',
      ),
    ],
  };
}
