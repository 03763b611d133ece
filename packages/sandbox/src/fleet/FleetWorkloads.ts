import { controlledBy, isFinished, isReady } from '../life/pods';
import { contentHash } from '../life/random';
import type { Fields, ObjectStore, StoredObject } from '../store';
import { boundClaim, fleetObject } from './fleetObjects';
import { completedJobStatus, deploymentStatus } from './fleetStatus';
import type { FleetPods } from './FleetPods';
import type { FleetSeed } from './FleetSeed';
import type { FleetWorkload } from './FleetWorkload';

/** Writes workloads with their pods, as controllers leave them. */
export class FleetWorkloads {
  readonly #store: ObjectStore;
  readonly #pods: FleetPods;
  readonly #seed: FleetSeed;

  constructor(options: {
    store: ObjectStore;
    pods: FleetPods;
    seed: FleetSeed;
  }) {
    this.#store = options.store;
    this.#pods = options.pods;
    this.#seed = options.seed;
  }

  create(workload: FleetWorkload): void {
    switch (workload.kind) {
      case 'Deployment':
        this.#deployment(workload);
        break;
      case 'StatefulSet':
        this.#statefulSet(workload);
        break;
      default:
        this.#cronJob(workload);
    }
  }

  /** A DaemonSet with a pod on every node. */
  createDaemonSet(
    workload: Omit<FleetWorkload, 'kind'>,
    nodes: string[],
  ): void {
    const set = this.#write('DaemonSet', workload);
    const pods = nodes.map(node =>
      this.#pods.create(set, {
        name: `${workload.name}-${this.#seed.suffix()}`,
        pool: workload.pool,
        ageMs: workload.ageMs,
        node,
      }),
    );
    const ready = pods.filter(isReady).length;
    this.#setStatus(set, {
      observedGeneration: 1,
      desiredNumberScheduled: nodes.length,
      currentNumberScheduled: nodes.length,
      updatedNumberScheduled: nodes.length,
      numberReady: ready,
      numberAvailable: ready,
      numberUnavailable: nodes.length - ready,
      numberMisscheduled: 0,
    });
  }

  #deployment(workload: FleetWorkload) {
    const { replicas, ageMs } = workload;
    const deployment = this.#write('Deployment', workload, {
      replicas,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
    });
    if (this.#seed.between(0, 1)) {
      this.#replicaSet(deployment, { replicas: 0, ageMs: ageMs * 2 });
    }
    const set = this.#replicaSet(deployment, { replicas, ageMs });
    const hash = set.metadata.labels!['pod-template-hash'];
    const pods = this.#replicas(workload, set, () => ({
      name: `${set.metadata.name}-${this.#seed.suffix()}`,
      labels: { 'pod-template-hash': hash },
    })).filter(pod => !isFinished(pod));
    const status = deploymentStatus(pods.length, {
      ready: pods.filter(isReady).length,
      replicas,
      since: this.#store.timestamp(-ageMs),
    });
    this.#setStatus(set, {
      observedGeneration: 1,
      replicas: pods.length,
      fullyLabeledReplicas: pods.length,
      readyReplicas: status.readyReplicas,
      availableReplicas: status.availableReplicas,
    });
    this.#setStatus(deployment, status);
  }

  #replicaSet(
    deployment: StoredObject,
    { replicas, ageMs }: { replicas: number; ageMs: number },
  ): StoredObject {
    const template = deployment.spec?.template as Fields;
    const hash = contentHash([
      deployment.metadata.uid,
      replicas > 0 ? template : 'the one before',
    ]);
    const labels = { ...template.metadata.labels, 'pod-template-hash': hash };
    return this.#store.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${deployment.metadata.name}-${hash}`,
        namespace: deployment.metadata.namespace,
        uid: this.#seed.uid(),
        creationTimestamp: this.#store.timestamp(-ageMs),
        labels,
        annotations: {
          'deployment.kubernetes.io/revision': replicas > 0 ? '2' : '1',
        },
        ownerReferences: controlledBy(deployment),
      },
      spec: { replicas, selector: { matchLabels: labels }, template },
      status: { observedGeneration: 1, replicas: 0 },
    });
  }

  #statefulSet(workload: FleetWorkload) {
    const { replicas, name, namespace } = workload;
    const set = this.#write('StatefulSet', workload, {
      replicas,
      serviceName: name,
      podManagementPolicy: 'Parallel',
    });
    let ordinal = 0;
    const pods = this.#replicas(workload, set, () => {
      const podName = `${name}-${ordinal++}`;
      this.#store.create(boundClaim(namespace, `data-${podName}`, this.#seed));
      return {
        name: podName,
        labels: {
          'statefulset.kubernetes.io/pod-name': podName,
          'apps.kubernetes.io/pod-index': podName.slice(name.length + 1),
        },
      };
    });
    const ready = pods.filter(isReady).length;
    const revision = `${name}-${contentHash(workload.template)}`;
    this.#setStatus(set, {
      observedGeneration: 1,
      replicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: pods.length,
      updatedReplicas: pods.length,
      currentRevision: revision,
      updateRevision: revision,
    });
  }

  #cronJob(workload: FleetWorkload) {
    const { name, replicas, template, ageMs } = workload;
    const at = this.#store.timestamp(-ageMs);
    const jobSpec = {
      completions: replicas,
      parallelism: replicas,
      backoffLimit: 6,
      template,
    };
    const cronJob = this.#write('CronJob', workload, {
      schedule: '15 * * * *',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      jobTemplate: { spec: jobSpec },
    });
    this.#setStatus(cronJob, { lastScheduleTime: at, lastSuccessfulTime: at });
    const job = this.#store.create(
      fleetObject(
        'Job',
        {
          ...workload,
          name: `${name}-${this.#seed.between(29e6, 29_099_999)}`,
        },
        {
          uid: this.#seed.uid(),
          createdAt: at,
          spec: jobSpec,
          owner: cronJob,
        },
      ),
    );
    this.#setStatus(job, completedJobStatus(replicas, at));
    this.#replicas({ ...workload, trouble: undefined }, job, () => ({
      name: `${job.metadata.name}-${this.#seed.suffix()}`,
      labels: { 'batch.kubernetes.io/job-name': job.metadata.name },
      finished: true,
    }));
  }

  #replicas(
    { replicas, pool, ageMs, trouble }: FleetWorkload,
    owner: StoredObject,
    each: () => {
      name: string;
      labels: Record<string, string>;
      finished?: boolean;
    },
  ): StoredObject[] {
    return Array.from({ length: replicas }, (_, index) =>
      this.#pods.create(owner, {
        ...each(),
        pool,
        ageMs,
        ...(trouble && index < trouble.pods && { trouble: trouble.trouble }),
      }),
    );
  }

  #write(
    kind: string,
    workload: Omit<FleetWorkload, 'kind'>,
    spec: Fields = {},
  ): StoredObject {
    return this.#store.create(
      fleetObject(kind, workload, {
        uid: this.#seed.uid(),
        createdAt: this.#store.timestamp(-workload.ageMs),
        spec,
      }),
    );
  }

  #setStatus(object: StoredObject, status: Fields) {
    this.#store.updateStatus({
      ...object,
      metadata: { ...object.metadata, resourceVersion: undefined },
      status,
    });
  }
}
