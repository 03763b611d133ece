import { BEHAVIOUR_ANNOTATION } from '../life/behaviour';
import { podFromTemplate } from '../life/pods';
import { settledStatus, unschedulableStatus } from '../life/podStatus';
import { warn } from '../life/events';
import type { Fields, ObjectStore, StoredObject } from '../store';
import type { FleetNodes } from './FleetNodes';
import type { FleetSeed } from './FleetSeed';
import { withManagedFields } from './managedFields';
import { behaviourOfTrouble, type Trouble } from './TroubleBudget';

/** What one pod of a fleet is like. */
export interface FleetPod {
  name: string;
  labels?: Record<string, string>;
  pool: string;
  ageMs: number;
  trouble?: Trouble;
  /** Named instead of the pool's next one. */
  node?: string;
  /** Ran to its end. */
  finished?: boolean;
}

const WARNINGS: Record<
  Exclude<Trouble, 'pending'>,
  { reason: string; message: string; count: number }
> = {
  crash: {
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 41,
  },
  oom: {
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 23,
  },
  'never-ready': {
    reason: 'Unhealthy',
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    count: 190,
  },
  'image-missing': {
    reason: 'Failed',
    message: 'Failed to pull image: not found',
    count: 12,
  },
  evicted: {
    reason: 'Evicted',
    message: 'The node was low on resource: memory.',
    count: 1,
  },
  'config-missing': {
    reason: 'Failed',
    message: 'Error: secret not found',
    count: 15,
  },
  restarting: {
    reason: 'Unhealthy',
    message: 'Liveness probe failed: context deadline exceeded',
    count: 9,
  },
};

/** Writes the pods of a fleet with the status that they would have come to. */
export class FleetPods {
  readonly #store: ObjectStore;
  readonly #nodes: FleetNodes;
  readonly #seed: FleetSeed;
  readonly #managedFields: boolean;
  #count = 0;
  #bytes = 0;
  #weighed = 0;

  constructor(options: {
    store: ObjectStore;
    nodes: FleetNodes;
    seed: FleetSeed;
    managedFields: boolean;
  }) {
    this.#store = options.store;
    this.#nodes = options.nodes;
    this.#seed = options.seed;
    this.#managedFields = options.managedFields;
  }

  get count(): number {
    return this.#count;
  }

  /** Mean bytes of a pod as JSON, from every hundredth. */
  get meanBytes(): number {
    return this.#weighed ? Math.round(this.#bytes / this.#weighed) : 0;
  }

  /** Creates a pod of a workload's template. */
  create(owner: StoredObject, plan: FleetPod): StoredObject {
    const { trouble } = plan;
    const nodeName =
      trouble === 'pending'
        ? undefined
        : plan.node ?? this.#nodes.next(plan.pool);
    const pod = podFromTemplate(this.#store, owner, {
      name: plan.name,
      labels: plan.labels,
      nodeName,
    });
    const behaviour = behaviourOfTrouble(trouble);
    pod.metadata.uid = this.#seed.uid();
    pod.metadata.creationTimestamp = this.#store.timestamp(-plan.ageMs);
    if (behaviour !== 'none') {
      pod.metadata.annotations = {
        ...pod.metadata.annotations,
        [BEHAVIOUR_ANNOTATION]: behaviour,
      };
    }
    pod.status = this.#status(pod, plan);
    const created = this.#store.create(
      this.#managedFields ? withManagedFields(pod) : pod,
    );
    if (trouble) {
      warn(this.#store, created, this.#warningOf(trouble));
    }
    if (this.#count++ % 100 === 0) {
      this.#bytes += JSON.stringify(created).length;
      this.#weighed += 1;
    }
    return created;
  }

  #warningOf(trouble: Trouble) {
    return trouble === 'pending'
      ? {
          reason: 'FailedScheduling',
          message: this.#nodes.fullMessage,
          count: 7,
        }
      : WARNINGS[trouble];
  }

  #status(pod: StoredObject, plan: FleetPod): Fields {
    const since = this.#store.timestamp(-plan.ageMs);
    if (plan.trouble === 'pending') {
      return unschedulableStatus(pod, since, this.#nodes.fullMessage);
    }
    const status = settledStatus({
      pod,
      behaviour: behaviourOfTrouble(plan.trouble),
      now: since,
      restarts: plan.trouble ? this.#seed.between(3, 40) : 0,
    });
    if (plan.finished) {
      return finished(status, this.#store.timestamp(-plan.ageMs / 2));
    }
    if (this.#nodes.silent.has(pod.spec?.nodeName)) {
      // The node controller says so of every pod of a node that it hears nothing of.
      return withoutReady(status, this.#store.timestamp(-60_000));
    }
    return status;
  }
}

/** Ready=False as the node controller writes it; containers keep their last known state. */
function withoutReady(status: Fields, now: string): Fields {
  return {
    ...status,
    conditions: ((status.conditions ?? []) as Fields[]).map(condition =>
      condition.type === 'Ready'
        ? { ...condition, status: 'False', lastTransitionTime: now }
        : condition,
    ),
  };
}

function finished(status: Fields, at: string): Fields {
  return {
    ...status,
    phase: 'Succeeded',
    conditions: ((status.conditions ?? []) as Fields[]).map(condition =>
      condition.type === 'Ready' || condition.type === 'ContainersReady'
        ? { ...condition, status: 'False', reason: 'PodCompleted' }
        : condition,
    ),
    containerStatuses: ((status.containerStatuses ?? []) as Fields[]).map(
      container => ({
        ...container,
        ready: false,
        started: false,
        state: {
          terminated: {
            exitCode: 0,
            reason: 'Completed',
            startedAt: status.startTime,
            finishedAt: at,
          },
        },
      }),
    ),
  };
}
