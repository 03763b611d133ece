import {
  type OwnerRecord,
  readBase,
  readOwner,
  type RecordBase,
} from './metadata';
import {
  asList,
  asNumber,
  asRaw,
  asText,
  asTexts,
  asTime,
  internOptional,
  type Raw,
} from './raw';

/** A condition of a workload; times are milliseconds since the epoch. */
export interface ConditionRecord {
  status: string;
  reason?: string;
  message?: string;
  since?: number;
  /** When its controller last said something new, also of the same status. */
  updatedAt?: number;
}

/** A Deployment, StatefulSet or DaemonSet. */
export interface WorkloadRecord extends RecordBase {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** `app.kubernetes.io/name`, by which the catalog knows it. */
  component?: string;
  podLabels: Record<string, string>;
  image?: string;
  desired: number;
  /** Absent when the controller has not written a status. */
  ready?: number;
  updated?: number;
  /**
   * Pods of a StatefulSet or DaemonSet that should run the current revision;
   * absent when only a deletion replaces them, and for a Deployment, whose
   * controller tells of its rollout.
   */
  toUpdate?: number;
  /** When somebody last changed what is asked for, milliseconds since the epoch. */
  changedAt?: number;
  generation?: number;
  observedGeneration?: number;
  progressing?: ConditionRecord;
  replicaFailure?: ConditionRecord;
}

function conditionOf(status: Raw, type: string): ConditionRecord | undefined {
  const found = asList(status.conditions).find(entry => entry.type === type);
  return found
    ? {
        status: asText(found.status) ?? 'Unknown',
        reason: internOptional(asText(found.reason)),
        message: asText(found.message),
        since: asTime(found.lastTransitionTime),
        updatedAt: asTime(found.lastUpdateTime),
      }
    : undefined;
}

function projectWorkload(
  kind: WorkloadRecord['kind'],
  counts: (
    spec: Raw,
    status: Raw,
  ) => {
    desired: number;
    ready?: number;
    updated?: number;
    toUpdate?: number;
  },
) {
  return (raw: unknown): WorkloadRecord | undefined => {
    const base = readBase(raw);
    if (!base) {
      return undefined;
    }
    const { metadata, spec: rawSpec, status: rawStatus } = asRaw(raw);
    const spec = asRaw(rawSpec);
    const status = asRaw(rawStatus);
    const template = asRaw(spec.template);
    const podLabels = asTexts(asRaw(template.metadata).labels);
    const labels = asTexts(asRaw(metadata).labels);
    return {
      ...base,
      kind,
      component: internOptional(
        labels['app.kubernetes.io/name'] ?? podLabels['app.kubernetes.io/name'],
      ),
      podLabels,
      image: internOptional(
        asText(asList(asRaw(template.spec).containers)[0]?.image),
      ),
      ...counts(spec, status),
      changedAt: changedAt(asRaw(metadata)),
      generation: asNumber(asRaw(metadata).generation),
      observedGeneration: asNumber(status.observedGeneration),
      progressing: conditionOf(status, 'Progressing'),
      replicaFailure: conditionOf(status, 'ReplicaFailure'),
    };
  };
}

/** Who writes a status asks for nothing. */
function changedAt(metadata: Raw): number | undefined {
  const times = asList(metadata.managedFields)
    .filter(({ subresource }) => subresource !== 'status')
    .map(({ time }) => asTime(time))
    .filter((time): time is number => time !== undefined);
  return times.length ? Math.max(...times) : undefined;
}

/** How many of the pods a change of the template is to reach. */
function toUpdate(spec: Raw, desired: number): number | undefined {
  const { type, rollingUpdate } = asRaw(spec.updateStrategy);
  const partition = asNumber(asRaw(rollingUpdate).partition) ?? 0;
  return type === 'OnDelete' ? undefined : Math.max(0, desired - partition);
}

/** An API server leaves a count of zero out; without any status nothing is known. */
function count(status: Raw, field: string): number | undefined {
  return Object.keys(status).length ? asNumber(status[field]) ?? 0 : undefined;
}

const replicated = (spec: Raw, status: Raw) => ({
  desired: asNumber(spec.replicas) ?? 1,
  ready: count(status, 'readyReplicas'),
  updated: count(status, 'updatedReplicas'),
});

export const projectDeployment = projectWorkload('Deployment', replicated);
export const projectStatefulSet = projectWorkload(
  'StatefulSet',
  (spec, status) => {
    const counts = replicated(spec, status);
    return { ...counts, toUpdate: toUpdate(spec, counts.desired) };
  },
);
export const projectDaemonSet = projectWorkload('DaemonSet', (spec, status) => {
  const desired = asNumber(status.desiredNumberScheduled) ?? 0;
  return {
    desired,
    ready: count(status, 'numberReady'),
    updated: count(status, 'updatedNumberScheduled'),
    toUpdate: toUpdate(spec, desired),
  };
});

/** A ReplicaSet: the hop from a pod to its Deployment. */
export interface ReplicaSetRecord extends RecordBase {
  owner?: OwnerRecord;
  desired: number;
  replicaFailure?: ConditionRecord;
}

export function projectReplicaSet(raw: unknown): ReplicaSetRecord | undefined {
  const base = readBase(raw);
  return (
    base && {
      ...base,
      owner: readOwner(raw),
      desired: asNumber(asRaw(asRaw(raw).spec).replicas) ?? 0,
      replicaFailure: conditionOf(asRaw(asRaw(raw).status), 'ReplicaFailure'),
    }
  );
}

/** A Job. */
export interface JobRecord extends RecordBase {
  owner?: OwnerRecord;
  failed?: ConditionRecord;
  complete: boolean;
  active: number;
}

export function projectJob(raw: unknown): JobRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const status = asRaw(asRaw(raw).status);
  const failed = conditionOf(status, 'Failed');
  return {
    ...base,
    owner: readOwner(raw),
    failed: failed?.status === 'True' ? failed : undefined,
    complete: conditionOf(status, 'Complete')?.status === 'True',
    active: asNumber(status.active) ?? 0,
  };
}

/** A CronJob. */
export interface CronJobRecord extends RecordBase {
  suspended: boolean;
  lastSuccessAt?: number;
}

export function projectCronJob(raw: unknown): CronJobRecord | undefined {
  const base = readBase(raw);
  return (
    base && {
      ...base,
      suspended: asRaw(asRaw(raw).spec).suspend === true,
      lastSuccessAt: asTime(asRaw(asRaw(raw).status).lastSuccessfulTime),
    }
  );
}
