import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { controlledBy, isFinished, isReady, podsOf } from './pods';
import { templateHash } from './random';
import { scalePods } from './scalePods';

const REPLICASETS = resourceOfKey('replicasets.apps');
const REVISION = 'deployment.kubernetes.io/revision';

/** Brings a Deployment one step nearer to what it asks for: one ReplicaSet a template, rolled by surge. */
export function reconcileDeployment(
  store: ObjectStore,
  deployment: StoredObject,
): void {
  const { current, old } = replicaSets(store, deployment);
  const wanted: number = deployment.spec?.replicas ?? 1;
  const rolling = deployment.spec?.strategy?.rollingUpdate ?? {};
  const surge = portion(rolling.maxSurge ?? '25%', wanted, Math.ceil);
  const unavailable = portion(
    rolling.maxUnavailable ?? '25%',
    wanted,
    Math.floor,
  );

  const oldPods = old.flatMap(set => alive(store, set));
  const newPods = alive(store, current);
  const room = wanted + surge - oldPods.length;
  scale(store, current, Math.max(0, Math.min(wanted, room)));

  const ready = [...oldPods, ...newPods].filter(isReady).length;
  let removable = Math.max(0, ready - Math.max(0, wanted - unavailable));
  for (const set of old) {
    const pods = alive(store, set);
    const unready = pods.filter(pod => !isReady(pod)).length;
    const removed = Math.min(pods.length, unready + removable);
    removable -= Math.max(0, removed - unready);
    scale(store, set, pods.length - removed);
  }
  writeStatus(store, deployment, { current, wanted, unavailable });
}

function replicaSets(store: ObjectStore, deployment: StoredObject) {
  const hash = templateHash(deployment.spec?.template);
  const sets = store
    .list(REPLICASETS, deployment.metadata.namespace)
    .filter(set =>
      set.metadata.ownerReferences?.some(
        ({ uid }) => uid === deployment.metadata.uid,
      ),
    );
  const name = `${deployment.metadata.name}-${hash}`;
  const current =
    sets.find(set => set.metadata.name === name) ??
    createReplicaSet(store, deployment, {
      hash,
      revision:
        1 +
        Math.max(
          0,
          ...sets.map(set => Number(set.metadata.annotations?.[REVISION])),
        ),
    });
  return {
    current,
    old: sets.filter(
      set => set.metadata.name !== name && (set.spec?.replicas ?? 0) > 0,
    ),
  };
}

function createReplicaSet(
  store: ObjectStore,
  deployment: StoredObject,
  { hash, revision }: { hash: string; revision: number },
): StoredObject {
  const template: Fields = deployment.spec?.template ?? {};
  const labels = { ...template.metadata?.labels, 'pod-template-hash': hash };
  return store.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace,
      labels,
      annotations: { [REVISION]: String(revision) },
      ownerReferences: controlledBy(deployment),
    },
    spec: {
      replicas: 0,
      selector: { matchLabels: labels },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  });
}

function scale(store: ObjectStore, set: StoredObject, replicas: number) {
  const current = store.get(
    REPLICASETS,
    set.metadata.name,
    set.metadata.namespace,
  )!;
  const scaled =
    current.spec?.replicas === replicas
      ? current
      : store.update({ ...current, spec: { ...current.spec, replicas } });
  const failure = scalePods(store, scaled, replicas);
  const pods = alive(store, scaled);
  const status = {
    replicas: pods.length,
    fullyLabeledReplicas: pods.length,
    readyReplicas: pods.filter(isReady).length,
    availableReplicas: pods.filter(isReady).length,
    observedGeneration: scaled.metadata.generation,
    ...(failure && {
      conditions: [
        {
          type: 'ReplicaFailure',
          status: 'True',
          reason: 'FailedCreate',
          message: failure,
          lastTransitionTime:
            scaled.status?.conditions?.[0]?.lastTransitionTime ??
            store.timestamp(),
        },
      ],
    }),
  };
  if (JSON.stringify(status) !== JSON.stringify(scaled.status)) {
    store.updateStatus({
      ...scaled,
      metadata: { ...scaled.metadata, resourceVersion: undefined },
      status,
    });
  }
}

function alive(store: ObjectStore, set: StoredObject): StoredObject[] {
  return podsOf(store, set).filter(pod => !isFinished(pod));
}

function writeStatus(
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
  const pods = sets.flatMap(set => alive(store, set));
  const updated = alive(store, plan.current);
  const ready = pods.filter(isReady).length;
  const complete =
    updated.length === plan.wanted &&
    pods.length === plan.wanted &&
    ready === plan.wanted;
  const failure = sets
    .find(set => set.metadata.name === plan.current.metadata.name)
    ?.status?.conditions?.find(
      (condition: Fields) => condition.type === 'ReplicaFailure',
    );
  const progress = progressing(store, deployment, { ...plan, complete });
  const status = {
    observedGeneration: deployment.metadata.generation,
    replicas: pods.length,
    updatedReplicas: updated.length,
    readyReplicas: ready,
    availableReplicas: ready,
    unavailableReplicas: Math.max(0, plan.wanted - ready),
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

function progressing(
  store: ObjectStore,
  deployment: StoredObject,
  { current, complete }: { current: StoredObject; complete: boolean },
): Fields {
  const before = conditionOf(deployment, 'Progressing');
  const since = Date.parse(
    store.get(REPLICASETS, current.metadata.name, current.metadata.namespace)!
      .metadata.creationTimestamp!,
  );
  const deadline = (deployment.spec?.progressDeadlineSeconds ?? 600) * 1000;
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
  const late = store.now() - since > deadline;
  return {
    ...transition(store, deployment, {
      type: 'Progressing',
      status: late ? 'False' : 'True',
      reason: late ? 'ProgressDeadlineExceeded' : 'ReplicaSetUpdated',
    }),
    message: late
      ? `ReplicaSet "${current.metadata.name}" has timed out progressing.`
      : `ReplicaSet "${current.metadata.name}" is progressing.`,
  };
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

function portion(
  value: string | number,
  of: number,
  round: (value: number) => number,
): number {
  return typeof value === 'number'
    ? value
    : round((parseInt(value, 10) / 100) * of);
}
