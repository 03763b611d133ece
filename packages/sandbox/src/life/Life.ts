import { clearInterval, setInterval } from 'node:timers';
import {
  type ObjectStore,
  resourceKey,
  resourceOfKey,
  RESOURCES,
  type StoredObject,
  type StoreEvent,
} from '../store';
import { attempt } from './attempt';
import { reconcileAutoscalers } from './autoscalers';
import { isSilent } from './behaviour';
import { reconcileBudgetsAndQuotas } from './budgets';
import { reconcileClaim } from './claims';
import { concernsNamespace } from './concernsNamespace';
import { reconcileDaemonSet } from './daemonSets';
import { Deadlines } from './Deadlines';
import { reconcileDeployment } from './deployments';
import { reconcileEndpointSlices } from './endpointSlices';
import { beat, isHeartbeat } from './heartbeat';
import { reconcileJob } from './jobs';
import { keyOf, placeOf, take, takeEntries } from './keys';
import { Kubelet } from './Kubelet';
import { reconcileNode } from './nodes';
import { changesBehaviour } from './pods';
import { workloadsOf } from './owners';
import { reconcileStatefulSet } from './statefulSets';

const WORKLOADS = {
  'deployments.apps': reconcileDeployment,
  'statefulsets.apps': reconcileStatefulSet,
  'daemonsets.apps': reconcileDaemonSet,
  'jobs.batch': reconcileJob,
} as const;

type WorkloadKey = keyof typeof WORKLOADS;

const TICK_MS = 100;
const BEAT_MS = 60_000;

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
  readonly #dirtyClaims = new Set<string>();
  readonly #dirtyNamespaces = new Set<string>();
  readonly #dirtyNodes = new Set<string>();
  readonly #turnedSilent = new Set<string>();
  readonly #deadlines = new Deadlines();
  #lastBeat = 0;
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
    this.#on('persistentvolumeclaims', event => this.#claimChanged(event));
    for (const resource of RESOURCES.filter(({ namespaced }) => namespaced)) {
      const key = resourceKey(resource);
      this.#on(key, event => this.#namespaceChanged(key, event));
    }
  }

  /** Runs to rest, as if everything that takes time took none. */
  settle(): void {
    for (let round = 0; round < 200 && this.step({ atOnce: true }); round++);
  }

  /** Lives on: looks for work ten times a second of real time. */
  run(): void {
    beat(this.#store);
    this.#timer ??= setInterval(() => this.step(), TICK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
  }

  /**
   * One round over what changed and what the cluster's clock has made due.
   *
   * @returns whether there was anything to do
   */
  step({ atOnce = false } = {}): boolean {
    const before = this.#store.revision;
    if (!atOnce) {
      this.#onTheMinute();
      for (const key of this.#deadlines.takePassed(this.#store.now())) {
        this.#dirtyWorkloads.set(key, 'deployments.apps');
      }
    }
    for (const name of take(this.#dirtyNodes)) {
      const node = this.#store.get(resourceOfKey('nodes'), name);
      if (node) {
        reconcileNode(this.#store, node);
      }
    }
    for (const name of take(this.#turnedSilent)) {
      this.#kubelet.nodeChanged(name);
    }
    for (const [key, kind] of takeEntries(this.#dirtyWorkloads)) {
      const workload = this.#get(kind, key);
      if (workload) {
        attempt(this.#store, workload, () =>
          WORKLOADS[kind](this.#store, workload),
        );
      }
      if (kind === 'deployments.apps') {
        this.#deadlines.look(key, this.#get(kind, key));
      }
    }
    for (const key of take(this.#dirtyClaims)) {
      const claim = this.#get('persistentvolumeclaims', key);
      if (claim) {
        reconcileClaim(this.#store, claim);
      }
    }
    this.#kubelet.placePods(take(this.#dirtyPods));
    this.#kubelet.advance(atOnce);
    for (const namespace of take(this.#dirtyNamespaces)) {
      reconcileBudgetsAndQuotas(this.#store, namespace);
      reconcileEndpointSlices(this.#store, namespace);
      reconcileAutoscalers(this.#store, namespace);
    }
    return (
      this.#store.revision !== before ||
      this.#dirtyWorkloads.size + this.#dirtyPods.size > 0
    );
  }

  #onTheMinute() {
    const now = this.#store.now();
    if (Math.abs(now - this.#lastBeat) >= BEAT_MS) {
      this.#lastBeat = now;
      beat(this.#store);
    }
  }

  #claimChanged({ type, object }: StoreEvent) {
    if (type !== 'DELETED') {
      this.#dirtyClaims.add(keyOf(object));
    }
    this.#retryPending();
  }

  #namespaceChanged(key: string, { type, object }: StoreEvent) {
    if (concernsNamespace(key, type)) {
      this.#dirtyNamespaces.add(object.metadata.namespace!);
    }
    if (key === 'resourcequotas') {
      this.#retryRefused(object.metadata.namespace!);
    }
  }

  /** What a quota refused may fit now. */
  #retryRefused(namespace: string) {
    this.#store
      .list(resourceOfKey('replicasets.apps'), namespace)
      .filter(set => set.status?.conditions)
      .forEach(set => this.#markOwner(set));
  }

  #get(kind: string, key: string): StoredObject | undefined {
    const { namespace, name } = placeOf(key);
    return this.#store.get(resourceOfKey(kind), name, namespace);
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
    if (type === 'DELETED') {
      this.#kubelet.nodeGone(object.metadata.name);
    }
    // A heartbeat changes nothing for anybody.
    if (type === 'MODIFIED' && previous && isHeartbeat(previous, object)) {
      return;
    }
    this.#kubelet.forgetNodes();
    this.#dirtyNodes.add(object.metadata.name);
    if (previous && isSilent(previous) !== isSilent(object)) {
      this.#turnedSilent.add(object.metadata.name);
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

  #markOwner(object: StoredObject) {
    for (const [key, kind] of workloadsOf(this.#store, object)) {
      if (kind in WORKLOADS) {
        this.#dirtyWorkloads.set(key, kind as WorkloadKey);
      }
    }
  }
}
