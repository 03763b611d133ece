import type { ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { hash } from './random';

const EVENTS = resourceOfKey('events');

/** Who says what a kubelet does not. */
const SOURCES: Record<string, string> = {
  FailedScheduling: 'default-scheduler',
  FailedScaleUp: 'cluster-autoscaler',
  FailedCreate: 'replicaset-controller',
  BackoffLimitExceeded: 'job-controller',
  ProvisioningFailed: 'persistentvolume-controller',
  NodeNotReady: 'node-controller',
};

interface Saying {
  reason: string;
  message: string;
  count?: number;
}

/** Records a warning, or counts it up when it stands there already. */
export function warn(
  store: ObjectStore,
  about: StoredObject,
  warning: Saying,
): void {
  record(store, about, { ...warning, type: 'Warning' });
}

/** Records what is no warning, or counts it up. */
export function note(
  store: ObjectStore,
  about: StoredObject,
  saying: Saying,
): void {
  record(store, about, { ...saying, type: 'Normal' });
}

function record(
  store: ObjectStore,
  about: StoredObject,
  saying: Saying & { type: string },
) {
  const { name, namespace, uid, creationTimestamp } = about.metadata;
  // Not from the uid, which is random: two runs write the same events.
  const id = `${name}.${hash(
    `${about.kind}${creationTimestamp}${saying.reason}`,
  ).toString(16)}`;
  const now = store.timestamp();
  const before = store.get(EVENTS, id, namespace ?? 'default');
  if (before) {
    store.update({
      ...before,
      metadata: { ...before.metadata, resourceVersion: undefined },
      message: saying.message,
      count: (before.count as number) + (saying.count ?? 1),
      lastTimestamp: now,
    });
    return;
  }
  const place = store.get(resourceOfKey('namespaces'), namespace ?? 'default');
  if (!place || place.metadata.deletionTimestamp) {
    return;
  }
  store.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: id, namespace: namespace ?? 'default' },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      namespace,
      uid,
    },
    type: saying.type,
    reason: saying.reason,
    message: saying.message,
    count: saying.count ?? 1,
    firstTimestamp: now,
    lastTimestamp: now,
    source: { component: SOURCES[saying.reason] ?? 'kubelet' },
  });
}
