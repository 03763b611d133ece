import { isSilent } from '../life/behaviour';
import { type ObjectStore, resourceOfKey, type StoredObject } from '../store';

const PODS = resourceOfKey('pods');
const NODES = resourceOfKey('nodes');
const DEFAULT_GRACE_SECONDS = 30;

/** How long the containers of a pod take to end, when its grace is not shorter. */
const ENDING_MS = 1_000;

/** Pods that were asked to end and have their grace; those of a silent node wait for it. */
export class Terminations {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  /** The seconds that a pod has to end; 0 when it goes at once. */
  graceOf(pod: StoredObject, asked: unknown): number {
    if (!pod.spec?.nodeName) {
      return 0;
    }
    const own = pod.spec.terminationGracePeriodSeconds;
    return Number(asked ?? own ?? DEFAULT_GRACE_SECONDS);
  }

  /** Marks a pod as ending, and ends it when its containers have. */
  begin(pod: StoredObject, graceSeconds: number): StoredObject {
    if (pod.metadata.deletionTimestamp) {
      return pod;
    }
    const ending = this.#store.update({
      ...pod,
      metadata: {
        ...pod.metadata,
        deletionTimestamp: this.#store.timestamp(graceSeconds * 1000),
        deletionGracePeriodSeconds: graceSeconds,
      },
    });
    this.#later(ending, Math.min(ENDING_MS, graceSeconds * 1000));
    return ending;
  }

  #later(pod: StoredObject, milliseconds: number) {
    setTimeout(() => this.#end(pod), milliseconds).unref();
  }

  #end({ metadata: { name, namespace, uid } }: StoredObject) {
    const pod = this.#store.get(PODS, name, namespace);
    // One that only pretended to end has no time of ending.
    if (!pod?.metadata.deletionTimestamp || pod.metadata.uid !== uid) {
      return;
    }
    const node = this.#store.get(NODES, pod.spec?.nodeName);
    if (node && isSilent(node)) {
      this.#later(pod, ENDING_MS);
    } else if (pod.metadata.finalizers?.length) {
      // From here on, who takes the last finalizer away ends it.
      this.#store.update({
        ...pod,
        metadata: { ...pod.metadata, deletionGracePeriodSeconds: 0 },
      });
    } else {
      this.#store.remove(PODS, name, namespace);
    }
  }
}
