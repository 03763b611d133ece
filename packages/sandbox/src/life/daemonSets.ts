import type { ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isReady, podFromTemplate, podsOf } from './pods';
import { NameGenerator } from './random';

const PODS = resourceOfKey('pods');
const NODES = resourceOfKey('nodes');

/** Brings a DaemonSet nearer to what it asks for: a pod on every node. */
export function reconcileDaemonSet(
  store: ObjectStore,
  set: StoredObject,
): void {
  const { name, namespace } = set.metadata;
  const nodes = store.list(NODES).map(node => node.metadata.name);
  const pods = podsOf(store, set);
  const placed = new Set(pods.map(pod => pod.spec?.nodeName));
  for (const nodeName of nodes) {
    if (!placed.has(nodeName)) {
      const suffix = new NameGenerator(`${name}/${nodeName}`).suffix();
      store.create(
        podFromTemplate(store, set, { name: `${name}-${suffix}`, nodeName }),
      );
    }
  }
  for (const pod of pods) {
    if (!nodes.includes(pod.spec?.nodeName)) {
      store.remove(PODS, pod.metadata.name, namespace);
    }
  }
  const now = podsOf(store, set);
  const ready = now.filter(isReady).length;
  const status = {
    observedGeneration: set.metadata.generation,
    desiredNumberScheduled: nodes.length,
    currentNumberScheduled: now.length,
    updatedNumberScheduled: now.length,
    numberReady: ready,
    numberAvailable: ready,
    numberUnavailable: nodes.length - ready,
    numberMisscheduled: 0,
  };
  if (JSON.stringify(status) !== JSON.stringify(set.status)) {
    store.updateStatus({
      ...set,
      metadata: { ...set.metadata, resourceVersion: undefined },
      status,
    });
  }
}
