import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isReady, podFromTemplate, podsOf } from './pods';

const PODS = resourceOfKey('pods');
const CLAIMS = resourceOfKey('persistentvolumeclaims');

/** Brings a StatefulSet nearer to what it asks for: ordinals one after the other, each with its claims. */
export function reconcileStatefulSet(
  store: ObjectStore,
  set: StoredObject,
): void {
  const { name, namespace } = set.metadata;
  const wanted: number = set.spec?.replicas ?? 1;
  const revision = `${name}-${set.metadata.generation}`;
  for (let ordinal = 0; ordinal < wanted; ordinal++) {
    const podName = `${name}-${ordinal}`;
    claims(store, set, ordinal);
    const pod = store.get(PODS, podName, namespace);
    if (!pod) {
      store.create(
        podFromTemplate(store, set, {
          name: podName,
          labels: {
            'statefulset.kubernetes.io/pod-name': podName,
            'apps.kubernetes.io/pod-index': String(ordinal),
          },
        }),
      );
      break;
    }
    if (!isReady(pod)) {
      break;
    }
  }
  for (const pod of podsOf(store, set)) {
    const ordinal = Number(pod.metadata.name.split('-').pop());
    if (ordinal >= wanted) {
      store.remove(PODS, pod.metadata.name, namespace);
    }
  }
  const pods = podsOf(store, set);
  const ready = pods.filter(isReady).length;
  const status = {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    currentReplicas: pods.length,
    updatedReplicas: pods.length,
    currentRevision: revision,
    updateRevision: revision,
  };
  if (JSON.stringify(status) !== JSON.stringify(set.status)) {
    store.updateStatus({
      ...set,
      metadata: { ...set.metadata, resourceVersion: undefined },
      status,
    });
  }
}

function claims(store: ObjectStore, set: StoredObject, ordinal: number) {
  const { name, namespace, labels } = set.metadata;
  for (const template of (set.spec?.volumeClaimTemplates ?? []) as Fields[]) {
    const claim = `${template.metadata.name}-${name}-${ordinal}`;
    if (!store.get(CLAIMS, claim, namespace)) {
      store.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: claim, namespace, labels },
        spec: { ...template.spec, volumeName: `pv-${namespace}-${claim}` },
        status: {
          phase: 'Bound',
          capacity: template.spec.resources.requests,
        },
      });
    }
  }
}
