import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { controlledBy, isReady } from './pods';
import { alivePodsOf, writeDeploymentStatus } from './deploymentStatus';
import { templateHash } from './templateHash';
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
  const { surge, unavailable } = allowances(deployment, wanted);

  const oldPods = old.flatMap(set => alivePodsOf(store, set));
  const newPods = alivePodsOf(store, current);
  const room = wanted + surge - oldPods.length;
  scale(store, current, Math.max(0, Math.min(wanted, room)));

  const ready = [...oldPods, ...newPods].filter(isReady).length;
  let removable = Math.max(0, ready - Math.max(0, wanted - unavailable));
  for (const set of old) {
    const pods = alivePodsOf(store, set);
    const unready = pods.filter(pod => !isReady(pod)).length;
    const removed = Math.min(pods.length, unready + removable);
    removable -= Math.max(0, removed - unready);
    scale(store, set, pods.length - removed);
  }
  writeDeploymentStatus(store, deployment, { current, wanted, unavailable });
}

/** How many pods more and how many less a rollout may have, rounded as the real controller does. */
function allowances(deployment: StoredObject, wanted: number) {
  const strategy = deployment.spec?.strategy ?? {};
  if (strategy.type === 'Recreate') {
    return { surge: 0, unavailable: wanted };
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } =
    strategy.rollingUpdate ?? {};
  const surge = portion(maxSurge, wanted, Math.ceil);
  const unavailable = portion(maxUnavailable, wanted, Math.floor);
  return { surge, unavailable: surge || unavailable ? unavailable : 1 };
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
  const newest = Math.max(0, ...sets.map(revisionOf));
  const found = sets.find(set => set.metadata.name === name);
  let current =
    found ??
    createReplicaSet(store, deployment, { hash, revision: newest + 1 });
  if (found && revisionOf(found) < newest) {
    // A rollback: the old ReplicaSet becomes the newest revision.
    current = annotateRevision(store, found, newest + 1);
  }
  annotateRevision(store, deployment, revisionOf(current));
  return {
    current,
    old: sets.filter(
      set => set.metadata.name !== name && (set.spec?.replicas ?? 0) > 0,
    ),
  };
}

function revisionOf({ metadata }: StoredObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

function annotateRevision(
  store: ObjectStore,
  object: StoredObject,
  revision: number,
): StoredObject {
  return revisionOf(object) === revision
    ? object
    : store.update({
        ...object,
        metadata: {
          ...object.metadata,
          resourceVersion: undefined,
          annotations: {
            ...object.metadata.annotations,
            [REVISION]: String(revision),
          },
        },
      });
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
  const pods = alivePodsOf(store, scaled);
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

function portion(
  value: string | number,
  of: number,
  round: (value: number) => number,
): number {
  return typeof value === 'number'
    ? value
    : round((parseInt(value, 10) / 100) * of);
}
