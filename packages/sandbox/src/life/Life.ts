import { clearInterval, setInterval } from 'node:timers';
import {
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
  type StoreEvent,
} from '../store';
import { reconcileBudgetsAndQuotas } from './budgets';
import { reconcileDaemonSet } from './daemonSets';
import { reconcileDeployment } from './deployments';
import { Kubelet } from './Kubelet';
import { reconcileNode } from './nodes';
import { changesBehaviour } from './pods';
import { reconcileStatefulSet } from './statefulSets';

const WORKLOADS = {
  'deployments.apps': reconcileDeployment,
  'statefulsets.apps': reconcileStatefulSet,
  'daemonsets.apps': reconcileDaemonSet,
} as const;

type WorkloadKey = keyof typeof WORKLOADS;

/** How long a container takes from its node to ready, in milliseconds. */
const START_MS = 1500;

/**
 * The controllers, scheduler and kubelets of one cluster, in one process.
 *
 * It reacts to writes of the store and to the passing of the cluster's time.
 * {@link settle} runs everything to its rest at once, which is how scenarios
 * write the past; {@link run} lets it live.
 */
export class Life {
  readonly #store: ObjectStore;
  readonly #kubelet: Kubelet;
  readonly #unsubscribe: Array<() => void> = [];
  readonly #dirtyWorkloads = new Map<string, WorkloadKey>();
  readonly #dirtyPods = new Set<string>();
  readonly #dirtyNamespaces = new Set<string>();
  readonly #dirtyNodes = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  static create(store: ObjectStore): Life {
    return new Life(store);
  }

  private constructor(store: ObjectStore) {
    this.#store = store;
    this.#kubelet = new Kubelet(store);
    for (const key of Object.keys(WORKLOADS) as WorkloadKey[]) {
      this.#on(key, ({ type, object }) => {
        if (type !== 'DELETED') {
          this.#dirtyWorkloads.set(keyOf(object), key);
        }
      });
    }
    this.#on('replicasets.apps', event => this.#markOwner(event.object));
    this.#on('pods', event => this.#podChanged(event));
    this.#on('nodes', event => this.#nodeChanged(event));
    for (const key of ['poddisruptionbudgets.policy', 'resourcequotas']) {
      this.#on(key, ({ object }) =>
        this.#dirtyNamespaces.add(object.metadata.namespace!),
      );
    }
  }

  /** Runs to rest, as if everything that takes time took none. */
  settle(): void {
    for (let round = 0; round < 200 && this.#step(0); round++);
  }

  /** Lives on: looks for work ten times a second of real time. */
  run(): void {
    this.#timer ??= setInterval(() => this.#step(START_MS), 100);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
  }

  /** One round over what changed. @returns whether there was anything to do */
  #step(startMs: number): boolean {
    const before = this.#store.revision;
    for (const name of take(this.#dirtyNodes)) {
      const node = this.#store.get(resourceOfKey('nodes'), name);
      if (node) {
        reconcileNode(this.#store, node);
      }
    }
    for (const [key, kind] of takeEntries(this.#dirtyWorkloads)) {
      const [namespace, name] = key.split('/');
      const workload = this.#store.get(resourceOfKey(kind), name, namespace);
      if (workload) {
        WORKLOADS[kind](this.#store, workload);
      }
    }
    this.#kubelet.placePods(take(this.#dirtyPods));
    this.#kubelet.advance(startMs);
    for (const namespace of take(this.#dirtyNamespaces)) {
      reconcileBudgetsAndQuotas(this.#store, namespace);
    }
    return (
      this.#store.revision !== before ||
      this.#dirtyWorkloads.size + this.#dirtyPods.size > 0
    );
  }

  #on(key: string, listener: (event: StoreEvent) => void) {
    this.#unsubscribe.push(this.#store.subscribe(resourceOfKey(key), listener));
  }

  #podChanged(event: StoreEvent) {
    const { type, object, previous } = event;
    this.#dirtyNamespaces.add(object.metadata.namespace!);
    this.#markOwner(object);
    if (type === 'DELETED') {
      this.#kubelet.podGone(object);
      // What waits for room may fit now.
      this.#retryPending();
    } else if (type === 'ADDED' || changesBehaviour(previous, object)) {
      this.#dirtyPods.add(keyOf(object));
    }
  }

  #nodeChanged({ type, object, previous }: StoreEvent) {
    this.#kubelet.forgetNodes();
    this.#dirtyNodes.add(object.metadata.name);
    if (type === 'MODIFIED' && previous && sameSpec(previous, object)) {
      return;
    }
    this.#retryPending();
    for (const set of this.#store.list(resourceOfKey('daemonsets.apps'))) {
      this.#dirtyWorkloads.set(keyOf(set), 'daemonsets.apps');
    }
  }

  #retryPending() {
    for (const key of this.#kubelet.unplaced) {
      this.#dirtyPods.add(key);
    }
  }

  #markOwner({ metadata }: StoredObject) {
    for (const owner of metadata.ownerReferences ?? []) {
      const key = `${metadata.namespace}/${owner.name}`;
      if (owner.kind === 'ReplicaSet') {
        const set = this.#store.get(
          resourceOfKey('replicasets.apps'),
          owner.name,
          metadata.namespace,
        );
        if (set) {
          this.#markOwner(set);
        }
      } else {
        const kind = `${owner.kind.toLowerCase()}s.apps`;
        if (kind in WORKLOADS) {
          this.#dirtyWorkloads.set(key, kind as WorkloadKey);
        }
      }
    }
  }
}

function keyOf({ metadata }: StoredObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function sameSpec(a: StoredObject, b: StoredObject): boolean {
  return (
    JSON.stringify([a.spec, a.metadata.annotations]) ===
    JSON.stringify([b.spec, b.metadata.annotations])
  );
}

function take<T>(set: Set<T>): T[] {
  const items = [...set];
  set.clear();
  return items;
}

function takeEntries<K, V>(map: Map<K, V>): [K, V][] {
  const entries = [...map];
  map.clear();
  return entries;
}
