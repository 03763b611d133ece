import type { ObjectStore, StoredObject } from '../store';
import { resourceOfKey, StatusError } from '../store';
import { warn } from './events';
import { isActive, isReady, podFromTemplate, podsOf } from './pods';
import { generatorOf } from './random';

const PODS = resourceOfKey('pods');

/**
 * Makes a ReplicaSet have this many pods; the unready and the youngest go first.
 *
 * @returns why a pod could not be created, in the API server's words
 */
export function scalePods(
  store: ObjectStore,
  owner: StoredObject,
  replicas: number,
): string | undefined {
  const pods = podsOf(store, owner).filter(isActive);
  const surplus = [...pods]
    .sort(
      (a, b) =>
        Number(isReady(a)) - Number(isReady(b)) ||
        Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion),
    )
    .slice(0, Math.max(0, pods.length - replicas));
  for (const { metadata } of surplus) {
    store.remove(PODS, metadata.name, metadata.namespace);
  }
  const names = generatorOf(
    store,
    `${owner.metadata.name}/${owner.metadata.namespace}`,
  );
  for (let missing = replicas - pods.length; missing > 0; missing--) {
    let name = `${owner.metadata.name}-${names.suffix()}`;
    while (store.get(PODS, name, owner.metadata.namespace)) {
      name = `${owner.metadata.name}-${names.suffix()}`;
    }
    try {
      store.create(podFromTemplate(store, owner, { name }));
    } catch (error) {
      if (error instanceof StatusError) {
        warn(store, owner, {
          reason: 'FailedCreate',
          message: `Error creating: ${error.message}`,
        });
        return error.message;
      }
      throw error;
    }
  }
  return undefined;
}
