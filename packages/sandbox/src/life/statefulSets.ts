import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { createClaims } from './claims';
import { isFinished, isReady, podFromTemplate, podsOf } from './pods';
import { templateHash } from './templateHash';

const PODS = resourceOfKey('pods');
const REVISION = 'controller-revision-hash';

/**
 * Brings a StatefulSet nearer to what it asks for: ordinals one after the
 * other, each with its claims; a new template replaces them from the last.
 */
export function reconcileStatefulSet(
  store: ObjectStore,
  set: StoredObject,
): void {
  const { name, namespace } = set.metadata;
  const wanted: number = set.spec?.replicas ?? 1;
  const revision = `${name}-${templateHash(set.spec?.template)}`;
  removeSurplus(store, set, wanted);
  if (fill(store, set, { wanted, revision })) {
    replaceOneOfOldRevision(store, set, revision);
  }
  const pods = podsOf(store, set);
  const ready = pods.filter(isReady).length;
  const updated = pods.filter(pod => revisionOf(pod) === revision);
  const done = updated.length === wanted && ready === wanted;
  const status = {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    currentReplicas: done
      ? wanted
      : pods.filter(pod => revisionOf(pod) !== revision).length,
    updatedReplicas: updated.length,
    currentRevision: done
      ? revision
      : (set.status?.currentRevision as string) ?? revision,
    updateRevision: revision,
    collisionCount: 0,
  };
  if (JSON.stringify(status) !== JSON.stringify(set.status)) {
    const current = store.get(
      resourceOfKey('statefulsets.apps'),
      name,
      namespace,
    )!;
    store.updateStatus({ ...current, status });
  }
}

/** Creates the first missing ordinal behind ready ones. @returns whether all are there and ready */
function fill(
  store: ObjectStore,
  set: StoredObject,
  { wanted, revision }: { wanted: number; revision: string },
): boolean {
  const { name, namespace } = set.metadata;
  const inOrder = set.spec?.podManagementPolicy !== 'Parallel';
  let complete = true;
  for (let ordinal = 0; ordinal < wanted; ordinal++) {
    const podName = `${name}-${ordinal}`;
    createClaims(store, set, ordinal);
    let pod = store.get(PODS, podName, namespace);
    if (pod && isFinished(pod)) {
      // An evicted pod holds its name; the controller removes it first.
      store.remove(PODS, podName, namespace);
      pod = undefined;
    }
    if (!pod) {
      createPod(store, set, { podName, ordinal, revision });
    }
    if (!pod || !isReady(pod)) {
      complete = false;
      if (inOrder) {
        break;
      }
    }
  }
  return complete;
}

function createPod(
  store: ObjectStore,
  set: StoredObject,
  plan: { podName: string; ordinal: number; revision: string },
) {
  const pod = podFromTemplate(store, set, {
    name: plan.podName,
    labels: {
      [REVISION]: plan.revision,
      'statefulset.kubernetes.io/pod-name': plan.podName,
      'apps.kubernetes.io/pod-index': String(plan.ordinal),
    },
  });
  const claimed = ((set.spec?.volumeClaimTemplates ?? []) as Fields[]).map(
    ({ metadata }) => ({
      name: metadata.name,
      persistentVolumeClaim: { claimName: `${metadata.name}-${plan.podName}` },
    }),
  );
  store.create({
    ...pod,
    spec: {
      ...pod.spec,
      hostname: plan.podName,
      ...(claimed.length && {
        volumes: [...(pod.spec?.volumes ?? []), ...claimed],
      }),
    },
  });
}

function removeSurplus(store: ObjectStore, set: StoredObject, wanted: number) {
  for (const pod of podsOf(store, set)) {
    if (ordinalOf(pod) >= wanted) {
      store.remove(PODS, pod.metadata.name, pod.metadata.namespace);
    }
  }
}

function replaceOneOfOldRevision(
  store: ObjectStore,
  set: StoredObject,
  revision: string,
) {
  const partition: number =
    set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0;
  if (set.spec?.updateStrategy?.type === 'OnDelete') {
    return;
  }
  const [last] = podsOf(store, set)
    .filter(pod => revisionOf(pod) !== revision && ordinalOf(pod) >= partition)
    .sort((a, b) => ordinalOf(b) - ordinalOf(a));
  if (last) {
    store.remove(PODS, last.metadata.name, last.metadata.namespace);
  }
}

function ordinalOf({ metadata }: StoredObject): number {
  return Number(metadata.name.split('-').pop());
}

function revisionOf({ metadata }: { metadata: Fields }): string | undefined {
  return metadata.labels?.[REVISION];
}
