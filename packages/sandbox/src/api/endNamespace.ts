import {
  type Admission,
  namespaceTerminating,
  type ObjectStore,
  resourceOfKey,
  RESOURCES,
  type StoredObject,
} from '../store';
import { namespaceConditions } from './namespaceConditions';
import type { Terminations } from './Terminations';

const NAMESPACES = resourceOfKey('namespaces');

/** How long the controller takes to look at what is left, again and again. */
const LOOK_MS = 200;

/**
 * Marks a namespace as ending, removes what is in it, and then itself, as the
 * namespace controller does: what has finalizers, or a grace, holds it.
 */
export function endNamespace(
  store: ObjectStore,
  terminations: Terminations,
  namespace: StoredObject,
): StoredObject {
  if (namespace.metadata.deletionTimestamp) {
    return namespace;
  }
  const { name } = namespace.metadata;
  const ending = store.replace({
    ...namespace,
    metadata: { ...namespace.metadata, deletionTimestamp: store.timestamp() },
    status: { phase: 'Terminating' },
  });
  const look = () => {
    const current = store.get(NAMESPACES, name);
    // One that only pretended to end has no time of ending.
    if (
      !current?.metadata.deletionTimestamp ||
      current.metadata.uid !== ending.metadata.uid
    ) {
      return;
    }
    const left = empty(store, terminations, name);
    if (!left.length && !current.metadata.finalizers?.length) {
      store.remove(NAMESPACES, name);
      return;
    }
    store.updateStatus({
      ...current,
      status: {
        phase: 'Terminating',
        conditions: namespaceConditions(
          left,
          current.status?.conditions ?? [],
          store.timestamp(),
        ),
      },
    });
    setTimeout(look, LOOK_MS).unref();
  };
  setTimeout(look, LOOK_MS).unref();
  return ending;
}

/** Lets nothing into a namespace that is on its way out. */
export function admitIntoPlaces(store: ObjectStore): Admission {
  return ({ resource, object, previous }) => {
    const { name, namespace } = object.metadata;
    const place = !previous && namespace && store.get(NAMESPACES, namespace);
    if (place && place.metadata.deletionTimestamp) {
      throw namespaceTerminating(resource, name, namespace);
    }
  };
}

/** Removes what can go; gives what is still there. */
function empty(
  store: ObjectStore,
  terminations: Terminations,
  namespace: string,
): StoredObject[] {
  const contents = () =>
    RESOURCES.filter(({ namespaced }) => namespaced).flatMap(resource =>
      store.list(resource, namespace).map(object => ({ resource, object })),
    );
  for (const { resource, object } of contents()) {
    const { name, finalizers } = object.metadata;
    const grace =
      resource.kind === 'Pod' ? terminations.graceOf(object, undefined) : 0;
    if (grace > 0) {
      terminations.begin(object, grace);
    } else if (!finalizers?.length) {
      // What it owned may have gone with its owner.
      if (store.get(resource, name, namespace)) {
        store.remove(resource, name, namespace);
      }
    } else if (!object.metadata.deletionTimestamp) {
      store.update({
        ...object,
        metadata: {
          ...object.metadata,
          deletionTimestamp: store.timestamp(),
          deletionGracePeriodSeconds: 0,
        },
      });
    }
  }
  return contents().map(({ object }) => object);
}
