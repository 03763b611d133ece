import { updateOwned } from '../ownership';
import { typeOfKind } from '../schema';
import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';

const AUTOSCALERS = resourceOfKey('horizontalpodautoscalers.autoscaling');
const TARGETS = ['Deployment', 'StatefulSet'];

/**
 * Gives the targets of a namespace's autoscalers as many pods as these allow,
 * and writes their status: nobody loads the sandbox, so within its bounds each
 * keeps what its target has.
 */
export function reconcileAutoscalers(
  store: ObjectStore,
  namespace: string,
): void {
  for (const scaler of store.list(AUTOSCALERS, namespace)) {
    const { kind, name } = (scaler.spec?.scaleTargetRef ?? {}) as Fields;
    const target = TARGETS.includes(kind)
      ? store.get(resourceOfKey(`${kind.toLowerCase()}s.apps`), name, namespace)
      : undefined;
    const status = target
      ? statusOf(scaler, {
          replicas: target.status?.replicas ?? 0,
          desired: scale(store, target, scaler),
          now: store.timestamp(),
        })
      : withoutTarget(scaler, store.timestamp());
    if (JSON.stringify(status) !== JSON.stringify(scaler.status)) {
      store.updateStatus({ ...scaler, status });
    }
  }
}

/** @returns how many pods the target is to have; one that is off stays off */
function scale(
  store: ObjectStore,
  target: StoredObject,
  { spec }: StoredObject,
): number {
  const asked: number = target.spec?.replicas ?? 1;
  if (asked === 0) {
    return 0;
  }
  const { minReplicas = 1, maxReplicas = Infinity } = spec as Fields;
  const replicas = Math.max(minReplicas, Math.min(maxReplicas, asked));
  if (replicas !== asked) {
    const scaled = { ...target, spec: { ...target.spec, replicas } };
    store.update(
      updateOwned(target, scaled, {
        manager: 'kube-controller-manager',
        subresource: 'scale',
        time: store.timestamp(),
        type: typeOfKind(resourceOfKey(`${target.kind.toLowerCase()}s.apps`)),
      }),
    );
  }
  return replicas;
}

function statusOf(
  scaler: StoredObject,
  state: { replicas: number; desired: number; now: string },
): Fields {
  const { replicas, desired, now } = state;
  const condition = conditionsFrom(scaler, now);
  const atMost = desired >= (scaler.spec?.maxReplicas ?? Infinity);
  return {
    observedGeneration: scaler.metadata.generation,
    currentReplicas: replicas,
    desiredReplicas: desired,
    conditions: [
      condition('AbleToScale', true, 'ReadyForNewScale'),
      ...(desired === 0
        ? [condition('ScalingActive', false, 'ScalingDisabled')]
        : [
            condition('ScalingActive', true, 'ValidMetricFound'),
            condition(
              'ScalingLimited',
              atMost,
              atMost ? 'TooManyReplicas' : 'DesiredWithinRange',
            ),
          ]),
    ],
  };
}

/** What it scales is not there. */
function withoutTarget(scaler: StoredObject, now: string): Fields {
  const { kind, name } = (scaler.spec?.scaleTargetRef ?? {}) as Fields;
  return {
    currentReplicas: 0,
    desiredReplicas: 0,
    ...scaler.status,
    conditions: [
      {
        ...conditionsFrom(scaler, now)('AbleToScale', false, 'FailedGetScale'),
        message: `the HPA controller was unable to get the target's current scale: ${String(
          kind,
        ).toLowerCase()}s.apps "${name}" not found`,
      },
    ],
  };
}

function conditionsFrom({ status: written }: StoredObject, now: string) {
  return (type: string, on: boolean, reason: string): Fields => {
    const before = ((written?.conditions ?? []) as Fields[]).find(
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
}
