import {
  type Fields,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';
import { type Behaviour, behaviourOf, culpritOf, isSilent } from './behaviour';
import { unboundClaimOf } from './claims';
import { backOffMs } from './containerStatus';
import { warn } from './events';
import { keyOf, placeOf } from './keys';
import { conditionsOnSilentNode } from './podConditions';
import { isFinished } from './pods';
import { warnOfBehaviour } from './podWarnings';
import {
  finishedStatus,
  settledStatus,
  startingStatus,
  unschedulableStatus,
} from './podStatus';
import { nextRestarts, wasPulled } from './restarts';
import { type NodeLoad, schedule } from './scheduler';

const PODS = resourceOfKey('pods');
const NODES = resourceOfKey('nodes');

/** How long a container takes from its node to ready. */
const START_MS = 1500;

/** Scheduler and kubelets: gives pods a node, starts them, and lets them fail as they are told to. */
export class Kubelet {
  readonly #store: ObjectStore;
  /** Pod key to the time, in the cluster's milliseconds, at which its next step is due. */
  readonly #due = new Map<string, number>();
  readonly unplaced = new Set<string>();
  #loads: Map<string, NodeLoad> | undefined;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  forgetNodes(): void {
    this.#loads = undefined;
  }

  podGone(pod: StoredObject): void {
    const key = keyOf(pod);
    this.#due.delete(key);
    this.unplaced.delete(key);
    const load = this.#nodeLoads().get(pod.spec?.nodeName);
    if (load) {
      load.pods = load.pods.filter(other => keyOf(other) !== key);
    }
  }

  /** Removes the pods of a node that is no more, as the garbage collector does. */
  nodeGone(name: string): void {
    for (const pod of this.#nodeLoads().get(name)?.pods ?? []) {
      const { name: podName, namespace } = pod.metadata;
      if (this.#get(keyOf(pod))) {
        this.#store.remove(PODS, podName, namespace);
      }
    }
  }

  /** Writes of every pod of a node what its silence, or its return, makes of it. */
  nodeChanged(name: string): void {
    for (const pod of this.#nodeLoads().get(name)?.pods ?? []) {
      const current = this.#get(keyOf(pod));
      if (current?.status?.containerStatuses && !isFinished(current)) {
        this.#settle(current);
      }
    }
  }

  /** Gives new pods a node, and lets changed ones show it. */
  placePods(keys: string[]): void {
    for (const key of keys) {
      const pod = this.#get(key);
      if (pod && !isFinished(pod)) {
        if (pod.spec?.nodeName) {
          this.#begin(pod);
        } else {
          this.#place(pod);
        }
      }
    }
  }

  /** Carries out the steps that are due; with `atOnce` starts take no time. */
  advance(atOnce: boolean): void {
    const now = this.#store.now() + (atOnce ? START_MS : 0);
    for (const [key, at] of [...this.#due]) {
      if (at <= now) {
        this.#due.delete(key);
        const pod = this.#get(key);
        if (pod) {
          this.#settle(pod);
        }
      }
    }
  }

  #place(pod: StoredObject) {
    const unbound = unboundClaimOf(this.#store, pod);
    const loads = [...this.#nodeLoads().values()];
    const decision = unbound
      ? { message: `0/${loads.length} nodes are available: ${unbound}.` }
      : schedule(pod, loads);
    const key = keyOf(pod);
    if ('message' in decision) {
      this.unplaced.add(key);
      this.#write(
        pod,
        unschedulableStatus(pod, this.#store.timestamp(), decision.message),
      );
      warn(this.#store, pod, {
        reason: 'FailedScheduling',
        message: decision.message,
      });
      return;
    }
    this.unplaced.delete(key);
    const placed = this.#store.update({
      ...pod,
      metadata: { ...pod.metadata, resourceVersion: undefined },
      spec: { ...pod.spec, nodeName: decision.node },
    });
    this.#begin(placed);
  }

  #begin(pod: StoredObject) {
    const load = this.#nodeLoads().get(pod.spec?.nodeName);
    const key = keyOf(pod);
    if (load) {
      load.pods = [...load.pods.filter(other => keyOf(other) !== key), pod];
    }
    if (!pod.status?.containerStatuses) {
      this.#write(pod, startingStatus(pod, this.#store.timestamp()));
      // What is to fail shows it before a start is over.
      const wait = behaviourOf(pod) === 'none' ? START_MS : 0;
      this.#due.set(key, this.#store.now() + wait);
    } else {
      // A pod that is told to misbehave does so at once.
      this.#settle(pod);
    }
  }

  #settle(pod: StoredObject) {
    const node = this.#store.get(NODES, pod.spec?.nodeName);
    if (node && isSilent(node)) {
      this.#write(pod, {
        ...pod.status,
        conditions: conditionsOnSilentNode(pod, this.#store.timestamp()),
      });
      warn(this.#store, pod, {
        reason: 'NodeNotReady',
        message: 'Node is not ready',
      });
      return;
    }
    const behaviour = behaviourOf(pod);
    const before: Fields | undefined =
      pod.status?.containerStatuses?.[culpritOf(pod)];
    const restarts = nextRestarts(pod, behaviour, before);
    const isFirstPull = behaviour === 'image-missing' && !wasPulled(before);
    const input = {
      pod,
      behaviour,
      now: this.#store.timestamp(),
      restarts,
      isFirstPull,
    };
    if (runsToItsEnd(pod, behaviour)) {
      this.#write(pod, finishedStatus(input));
      return;
    }
    this.#write(pod, settledStatus(input));
    warnOfBehaviour(this.#store, pod, {
      behaviour,
      more: restarts - (before?.restartCount ?? 0),
      isFirstPull,
    });
    if (isFirstPull) {
      this.#due.set(keyOf(pod), this.#store.now() + START_MS);
    }
    if (behaviour === 'oom' || behaviour === 'crash') {
      // The cluster's clock counts from here; the next attempt is a back-off away.
      this.#due.set(keyOf(pod), this.#store.now() + backOffMs(restarts));
    }
  }

  #nodeLoads(): Map<string, NodeLoad> {
    if (!this.#loads) {
      this.#loads = new Map(
        this.#store
          .list(NODES)
          .map(node => [node.metadata.name, { node, pods: [] }]),
      );
      for (const pod of this.#store.list(PODS)) {
        const load = this.#loads.get(pod.spec?.nodeName);
        if (load && !isFinished(pod)) {
          load.pods.push(pod);
        }
      }
    }
    return this.#loads;
  }

  #get(key: string): StoredObject | undefined {
    const { namespace, name } = placeOf(key);
    return this.#store.get(PODS, name, namespace);
  }

  #write(pod: StoredObject, status: Fields) {
    if (JSON.stringify(status) !== JSON.stringify(pod.status)) {
      this.#store.updateStatus({
        ...pod,
        metadata: { ...pod.metadata, resourceVersion: undefined },
        status,
      });
    }
  }
}

/** Whether the pod belongs to a Job, which restarts no container but makes another pod. */
function runsToItsEnd(pod: StoredObject, behaviour: Behaviour): boolean {
  return (
    pod.metadata.ownerReferences?.[0]?.kind === 'Job' &&
    ['none', 'crash', 'oom'].includes(behaviour)
  );
}
