import type { ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isActive, isReady, podFromTemplate, podsOf } from './pods';
import { generatorOf } from './random';
import { templateHash } from './templateHash';

const PODS = resourceOfKey('pods');
const NODES = resourceOfKey('nodes');
const SETS = resourceOfKey('daemonsets.apps');
const REVISION = 'controller-revision-hash';

/** Brings a DaemonSet nearer to what it asks for: a pod on every node, renewed one by one on a new template. */
export function reconcileDaemonSet(
  store: ObjectStore,
  set: StoredObject,
): void {
  const { name, namespace } = set.metadata;
  const nodes = store.list(NODES).map(node => node.metadata.name);
  const revision = templateHash(set.spec?.template);
  const placed = new Set(
    podsOf(store, set)
      .filter(isActive)
      .map(pod => pod.spec?.nodeName),
  );
  for (const nodeName of nodes.filter(node => !placed.has(node))) {
    const suffix = generatorOf(store, `${name}/${nodeName}`).suffix();
    store.create(
      podFromTemplate(store, set, {
        name: `${name}-${suffix}`,
        labels: { [REVISION]: revision },
        nodeName,
      }),
    );
  }
  for (const pod of podsOf(store, set)) {
    if (!nodes.includes(pod.spec?.nodeName)) {
      store.remove(PODS, pod.metadata.name, namespace);
    }
  }
  replaceOneOfOldRevision(store, set, revision);
  const pods = podsOf(store, set).filter(isActive);
  const ready = pods.filter(isReady).length;
  const status = {
    observedGeneration: set.metadata.generation,
    desiredNumberScheduled: nodes.length,
    currentNumberScheduled: pods.length,
    updatedNumberScheduled: pods.filter(pod => revisionOf(pod) === revision)
      .length,
    numberReady: ready,
    numberAvailable: ready,
    numberUnavailable: nodes.length - ready,
    numberMisscheduled: 0,
  };
  if (JSON.stringify(status) !== JSON.stringify(set.status)) {
    const current = store.get(SETS, name, namespace)!;
    store.updateStatus({ ...current, status });
  }
}

/** One at a time, and only while all others serve. */
function replaceOneOfOldRevision(
  store: ObjectStore,
  set: StoredObject,
  revision: string,
) {
  const pods = podsOf(store, set).filter(isActive);
  const [old] = pods.filter(pod => revisionOf(pod) !== revision);
  if (old && pods.every(pod => pod === old || isReady(pod))) {
    store.remove(PODS, old.metadata.name, old.metadata.namespace);
  }
}

function revisionOf({ metadata }: StoredObject): string | undefined {
  return metadata.labels?.[REVISION];
}
