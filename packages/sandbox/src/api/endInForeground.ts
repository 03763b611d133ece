import type { ObjectStore, Resource, StoredObject } from '../store';

/** By which the garbage collector holds an object until what it owns is gone. */
const FOREGROUND = 'foregroundDeletion';

/** How long the garbage collector takes. */
const COLLECTING_MS = 50;

/** Marks an object as ending; it goes when what it owns has gone, and nobody else holds it. */
export function endInForeground(
  store: ObjectStore,
  resource: Resource,
  object: StoredObject,
): StoredObject {
  const { finalizers = [], deletionTimestamp } = object.metadata;
  const ending = store.update({
    ...object,
    metadata: {
      ...object.metadata,
      finalizers: [...new Set([...finalizers, FOREGROUND])],
      deletionTimestamp: deletionTimestamp ?? store.timestamp(),
      deletionGracePeriodSeconds: 0,
    },
  });
  setTimeout(() => collect(store, resource, ending), COLLECTING_MS).unref();
  return ending;
}

function collect(
  store: ObjectStore,
  resource: Resource,
  { metadata: { name, namespace, uid } }: StoredObject,
) {
  const object = store.get(resource, name, namespace);
  if (!object || object.metadata.uid !== uid) {
    return;
  }
  const held = object.metadata.finalizers ?? [];
  // One that only pretended to end is not held.
  if (!held.includes(FOREGROUND)) {
    return;
  }
  const finalizers = held.filter(finalizer => finalizer !== FOREGROUND);
  if (finalizers.length) {
    store.update({ ...object, metadata: { ...object.metadata, finalizers } });
  } else {
    store.remove(resource, name, namespace);
  }
}
