import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isActive, isReady, podsOf } from './pods';

const REPLICASETS = resourceOfKey('replicasets.apps');

/** The pods of a ReplicaSet that have not ended. */
export function alivePodsOf(
  store: ObjectStore,
  set: StoredObject,
): StoredObject[] {
  return podsOf(store, set).filter(isActive);
}

/** Writes counts and conditions of a Deployment from the pods of its ReplicaSets. */
export function writeDeploymentStatus(
  store: ObjectStore,
  deployment: StoredObject,
  plan: { current: StoredObject; wanted: number; unavailable: number },
) {
  const sets = store
    .list(REPLICASETS, deployment.metadata.namespace)
    .filter(set =>
      set.metadata.ownerReferences?.some(
        ({ uid }) => uid === deployment.metadata.uid,
      ),
    );
  const pods = sets.flatMap(set => alivePodsOf(store, set));
  const updated = alivePodsOf(store, plan.current);
  const ready = pods.filter(isReady).length;
  const asked = sets.reduce((sum, { spec }) => sum + (spec?.replicas ?? 0), 0);
  const complete =
    updated.length === plan.wanted &&
    pods.length === plan.wanted &&
    ready === plan.wanted;
  const failure = sets
    .find(set => set.metadata.name === plan.current.metadata.name)
    ?.status?.conditions?.find(
      (condition: Fields) => condition.type === 'ReplicaFailure',
    );
  const progress = progressing(store, deployment, {
    ...plan,
    complete,
    advanced:
      ready > (deployment.status?.readyReplicas ?? 0) ||
      updated.length > (deployment.status?.updatedReplicas ?? 0),
  });
  const status = {
    observedGeneration: deployment.metadata.generation,
    replicas: pods.length,
    updatedReplicas: updated.length,
    readyReplicas: ready,
    availableReplicas: ready,
    unavailableReplicas: Math.max(0, asked - ready),
    conditions: [
      transition(store, deployment, {
        type: 'Available',
        status: ready >= plan.wanted - plan.unavailable ? 'True' : 'False',
        reason:
          ready >= plan.wanted - plan.unavailable
            ? 'MinimumReplicasAvailable'
            : 'MinimumReplicasUnavailable',
      }),
      progress,
      ...(failure ? [failure] : []),
    ],
  };
  if (JSON.stringify(status) !== JSON.stringify(deployment.status)) {
    store.updateStatus({
      ...deployment,
      metadata: { ...deployment.metadata, resourceVersion: undefined },
      status,
    });
  }
}

/** When the deadline of a rollout passes that is on its way, in the cluster's milliseconds. */
export function deadlineOf(
  deployment: StoredObject | undefined,
): number | undefined {
  const progress = deployment && conditionOf(deployment, 'Progressing');
  return progress?.reason === 'ReplicaSetUpdated'
    ? Date.parse(progress.lastUpdateTime) + patienceOf(deployment!)
    : undefined;
}

/** Milliseconds without progress after which a rollout is given up. */
function patienceOf({ spec }: StoredObject): number {
  return (spec?.progressDeadlineSeconds ?? 600) * 1000;
}

function progressing(
  store: ObjectStore,
  deployment: StoredObject,
  {
    current,
    complete,
    advanced,
  }: { current: StoredObject; complete: boolean; advanced: boolean },
): Fields {
  const before = conditionOf(deployment, 'Progressing');
  const wasComplete = before?.reason === 'NewReplicaSetAvailable';
  const sameRevision = before?.message?.includes(current.metadata.name);
  if (complete || (wasComplete && sameRevision)) {
    return {
      ...transition(store, deployment, {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
      }),
      message: `ReplicaSet "${current.metadata.name}" has successfully progressed.`,
    };
  }
  const since =
    advanced || !sameRevision
      ? store.now()
      : Date.parse(before?.lastUpdateTime ?? store.timestamp());
  const stuckBefore =
    before?.reason === 'ProgressDeadlineExceeded' && sameRevision && !advanced;
  const late = stuckBefore || store.now() - since > patienceOf(deployment);
  return {
    ...transition(store, deployment, {
      type: 'Progressing',
      status: late ? 'False' : 'True',
      reason: late ? 'ProgressDeadlineExceeded' : 'ReplicaSetUpdated',
    }),
    ...(!late && { lastUpdateTime: stamp(since) }),
    message: late
      ? `ReplicaSet "${current.metadata.name}" has timed out progressing.`
      : `ReplicaSet "${current.metadata.name}" is progressing.`,
  };
}

function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function conditionOf(object: StoredObject, type: string): Fields | undefined {
  return (object.status?.conditions ?? []).find(
    (condition: Fields) => condition.type === type,
  );
}

function transition(
  store: ObjectStore,
  object: StoredObject,
  condition: { type: string; status: string; reason: string },
): Fields {
  const before = conditionOf(object, condition.type);
  const now = store.timestamp();
  return {
    ...condition,
    lastTransitionTime:
      before?.status === condition.status ? before.lastTransitionTime : now,
    lastUpdateTime:
      before?.reason === condition.reason ? before.lastUpdateTime : now,
  };
}
