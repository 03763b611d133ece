import {
  type Fields,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';
import { type Behaviour, behaviourOf, isSilent } from './behaviour';
import { warn } from './events';
import { isFinished } from './pods';
import {
  RESTARTS_ANNOTATION,
  settledStatus,
  startingStatus,
  unschedulableStatus,
} from './podStatus';
import { type NodeLoad, schedule } from './scheduler';

const PODS = resourceOfKey('pods');
const NODES = resourceOfKey('nodes');

/** The longest back-off of a crash loop. */
const BACK_OFF_MS = 5 * 60 * 1000;

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

  /** Carries out the steps that are due when a start takes `startMs`. */
  advance(startMs: number): void {
    const now = this.#store.now();
    for (const [key, at] of [...this.#due]) {
      if (at + startMs <= now) {
        this.#due.delete(key);
        const pod = this.#get(key);
        if (pod) {
          this.#settle(pod);
        }
      }
    }
  }

  #place(pod: StoredObject) {
    const decision = schedule(pod, [...this.#nodeLoads().values()]);
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
      this.#due.set(key, this.#store.now());
    } else {
      // A pod that is told to misbehave does so at once.
      this.#settle(pod);
    }
  }

  #settle(pod: StoredObject) {
    const node = this.#store.get(NODES, pod.spec?.nodeName);
    if (node && isSilent(node)) {
      return;
    }
    const behaviour = behaviourOf(pod);
    const before: Fields | undefined = pod.status?.containerStatuses?.[0];
    const restarts = nextRestarts(pod, behaviour, before);
    this.#write(
      pod,
      settledStatus({
        pod,
        behaviour,
        now: this.#store.timestamp(),
        restarts,
      }),
    );
    this.#warnOf(pod, behaviour, restarts);
    if (behaviour === 'oom' || behaviour === 'crash') {
      // The cluster's clock counts from here; the next attempt is a back-off away.
      this.#due.set(keyOf(pod), this.#store.now() + BACK_OFF_MS);
    }
  }

  #warnOf(pod: StoredObject, behaviour: Behaviour, restarts: number) {
    const container = pod.spec?.containers?.[0];
    switch (behaviour) {
      case 'oom':
      case 'crash':
        warn(this.#store, pod, {
          reason: 'BackOff',
          message: `Back-off restarting failed container ${container?.name} in pod ${pod.metadata.name}`,
          count: Math.max(1, restarts * 2),
        });
        break;
      case 'image-missing':
        warn(this.#store, pod, {
          reason: 'Failed',
          message: `Failed to pull image "${container?.image}": not found`,
          count: 4,
        });
        break;
      case 'never-ready':
        warn(this.#store, pod, {
          reason: 'Unhealthy',
          message: 'Readiness probe failed: connection refused',
          count: 3,
        });
        break;
      case 'config-missing':
        warn(this.#store, pod, {
          reason: 'Failed',
          message: 'Error: secret not found',
        });
        break;
      case 'evicted':
        warn(this.#store, pod, {
          reason: 'Evicted',
          message: 'The node was low on resource: memory.',
        });
        break;
      default:
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
    const [namespace, name] = key.split('/');
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

/** A crash loop counts on from what the scenario or the last attempt left. */
function nextRestarts(
  pod: StoredObject,
  behaviour: Behaviour,
  before: Fields | undefined,
): number {
  const written = pod.metadata.annotations?.[RESTARTS_ANNOTATION];
  const failing = ['oom', 'crash', 'restarting'].includes(behaviour);
  const counted = before?.restartCount ?? 0;
  if (written !== undefined && counted < Number(written)) {
    return Number(written);
  }
  return failing ? counted + 1 : counted;
}

function keyOf({ metadata }: StoredObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}
