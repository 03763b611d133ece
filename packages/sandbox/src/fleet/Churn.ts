import { clearInterval, setInterval } from 'node:timers';
import { podFromTemplate } from '../life/pods';
import { settledStatus } from '../life/podStatus';
import { resourceOfKey, type ObjectStore, type StoredObject } from '../store';
import { FleetSeed } from './FleetSeed';

const PODS = resourceOfKey('pods');
const REPLICA_SETS = resourceOfKey('replicasets.apps');
const TICK_MS = 50;

/** Changes that a large cluster sees all the time: readiness, restarts, pods that are replaced. */
export class Churn {
  readonly #store: ObjectStore;
  readonly #seed: FleetSeed;
  readonly #pods: Array<{ name: string; namespace: string }>;
  #timer: NodeJS.Timeout | undefined;
  #changes = 0;

  /** Works on the placed pods that the store holds now. */
  static create(store: ObjectStore, options: { seed?: string } = {}): Churn {
    return new Churn(store, options.seed ?? 'churn');
  }

  private constructor(store: ObjectStore, seed: string) {
    this.#store = store;
    this.#seed = new FleetSeed(seed);
    this.#pods = store
      .list(PODS)
      .filter(
        ({ status, metadata }) =>
          status?.phase === 'Running' &&
          metadata.ownerReferences?.[0]?.kind === 'ReplicaSet',
      )
      .map(({ metadata }) => ({
        name: metadata.name,
        namespace: metadata.namespace!,
      }));
  }

  /** Changes made so far; a replaced pod is one. */
  get changes(): number {
    return this.#changes;
  }

  /** Makes so many changes a second, never more, until {@link stop}. */
  start(changesPerSecond: number): void {
    this.stop();
    let owed = 0;
    this.#timer = setInterval(() => {
      owed = Math.min(
        changesPerSecond,
        owed + (changesPerSecond * TICK_MS) / 1000,
      );
      for (; owed >= 1; owed--) {
        this.step();
      }
    }, TICK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One change. */
  step(): void {
    if (!this.#pods.length) {
      return;
    }
    const index = this.#seed.between(0, this.#pods.length - 1);
    const { name, namespace } = this.#pods[index];
    const pod = this.#store.get(PODS, name, namespace);
    if (!pod) {
      return;
    }
    this.#changes += 1;
    const choice = this.#seed.between(0, 9);
    if (choice < 6) {
      this.#flip(pod);
    } else if (choice < 8) {
      this.#write(pod, 'restarting', 1);
    } else {
      this.#replace(pod, index);
    }
  }

  #flip(pod: StoredObject) {
    const ready = pod.status?.containerStatuses?.[0]?.ready;
    this.#write(pod, ready ? 'never-ready' : 'none', 0);
  }

  #write(
    pod: StoredObject,
    behaviour: 'none' | 'never-ready' | 'restarting',
    more: number,
  ) {
    this.#store.updateStatus({
      ...pod,
      status: settledStatus({
        pod,
        behaviour,
        now: this.#store.timestamp(),
        restarts:
          (pod.status?.containerStatuses?.[0]?.restartCount ?? 0) + more,
      }),
    });
  }

  #replace(pod: StoredObject, index: number) {
    const { name, namespace, ownerReferences } = pod.metadata;
    const owner = this.#store.get(
      REPLICA_SETS,
      ownerReferences?.[0]?.name ?? '',
      namespace,
    );
    if (!owner) {
      return;
    }
    this.#store.remove(PODS, name, namespace);
    const next = podFromTemplate(this.#store, owner, {
      name: `${owner.metadata.name}-${this.#seed.suffix()}`,
      nodeName: pod.spec?.nodeName,
    });
    next.metadata.uid = this.#seed.uid();
    next.status = settledStatus({
      pod: next,
      behaviour: 'none',
      now: this.#store.timestamp(),
      restarts: 0,
    });
    this.#store.create(next);
    this.#pods[index] = { name: next.metadata.name, namespace: namespace! };
  }
}
