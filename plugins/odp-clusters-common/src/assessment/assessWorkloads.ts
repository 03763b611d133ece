import { compareStatus, plural, worstOf } from '@internal/vocabulary';
import type { Reason, Status } from '../contract';
import type { WorkloadRecord } from '../records';
import {
  BUDGET_RULES,
  type CreationFailure,
  type Finding,
  firstFinding,
  toReason,
  WORKLOAD_RULES,
} from '../rules';
import { type AssessedPod, workloadKey } from './assessPods';
import { budgetOf } from './budgetOf';
import { creationFailureOf } from './creationFailureOf';
import type { NamespaceInput } from './NamespaceInput';

/** A workload with its status and the reasons for it, worst first. */
export interface AssessedWorkload {
  record: WorkloadRecord;
  status: Status;
  reasons: Reason[];
  /** Absent while its controller has not reported. */
  ready?: number;
  budget?: { name: string; allowed?: number };
  recheckAt?: number;
}

/** Assesses Deployments, StatefulSets and DaemonSets. */
export function assessWorkloads(
  input: NamespaceInput,
  pods: AssessedPod[] | undefined,
): AssessedWorkload[] {
  const { deployments, statefulsets, daemonsets, replicasets } = input.records;
  const byWorkload = new Map<string, AssessedPod[]>();
  for (const pod of pods ?? []) {
    const key = pod.workload ? workloadKey(pod.workload) : '';
    const own = byWorkload.get(key) ?? [];
    byWorkload.set(key, own);
    own.push(pod);
  }
  return [
    ...(deployments ?? []),
    ...(statefulsets ?? []),
    ...(daemonsets ?? []),
  ].map(record => {
    // Without ReplicaSets it is not known which pods a Deployment has; each speaks for itself then.
    const areKnown = pods && (record.kind !== 'Deployment' || replicasets);
    return assessWorkload(input, {
      record,
      pods: areKnown ? byWorkload.get(workloadKey(record)) ?? [] : undefined,
    });
  });
}

function assessWorkload(
  input: NamespaceInput,
  { record, pods }: { record: WorkloadRecord; pods?: AssessedPod[] },
): AssessedWorkload {
  const count = (status: Status) =>
    pods?.filter(pod => pod.status === status).length ?? 0;
  const unknownPods = count('unknown');
  const context = {
    workload: record,
    ready: readyOf(record, pods),
    unknownPods,
    progressingPods: count('progressing') + unborn(record, pods),
    degradedReadyPods:
      pods?.filter(({ pod, status }) => pod.ready && status === 'degraded')
        .length ?? 0,
    creationFailure: failureOf(input, record, pods),
    lastStepAt: pods && lastStepAt(record, pods),
    now: input.now,
  };
  const object = {
    kind: record.kind,
    name: record.name,
    namespace: record.namespace,
  };
  const found = firstFinding(WORKLOAD_RULES, context);
  const groups = groupFindings(pods ?? []);
  const reasons = [
    ...(found && found.status !== 'healthy'
      ? [workloadReason(found, { object, groups })]
      : []),
  ];
  const budget = budgetOf(input, record);
  const exhausted =
    budget && firstFinding(BUDGET_RULES, { record: budget, now: input.now });
  // A rollout takes the margin on purpose and gives it back.
  if (exhausted && record.desired > 0 && found?.status !== 'progressing') {
    reasons.push(
      toReason(exhausted, {
        object: { ...object, kind: 'PodDisruptionBudget', name: budget.name },
        workload: object,
        message: `${record.name}: its ${exhausted.cause}`,
      }),
    );
  }
  reasons.sort((a, b) => compareStatus(a.status, b.status));
  return {
    record,
    status: worstOf([
      found?.status ?? 'healthy',
      ...reasons.map(({ status }) => status),
    ]),
    reasons,
    ready: context.ready,
    budget: budget && { name: budget.name, allowed: budget.allowed },
    recheckAt: earliest(
      [
        ...(found ? [found] : []),
        ...(pods ?? []).flatMap(({ findings }) => findings),
      ],
      input.now,
    ),
  };
}

/**
 * Ready pods. A status that its controller no longer keeps may count pods that
 * are gone; and a ready pod on a silent node was ready when it was last heard of.
 */
function readyOf(
  record: WorkloadRecord,
  pods: AssessedPod[] | undefined,
): number | undefined {
  if (record.ready === undefined || !pods) {
    return record.ready;
  }
  const ready = pods.filter(({ pod }) => pod.ready);
  const unknown = ready.filter(({ status }) => status === 'unknown').length;
  return Math.max(0, Math.min(record.ready, ready.length) - unknown);
}

/** Pods that the workload asks for and that are not created yet, while it progresses. */
function unborn(record: WorkloadRecord, pods: AssessedPod[] | undefined) {
  return pods ? Math.max(0, record.desired - pods.length) : 0;
}

/** Pods with the same trouble, so that twenty of them are one sentence. */
interface Group {
  finding: Finding;
  pods: string[];
}

function groupFindings(pods: AssessedPod[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { pod, findings } of pods) {
    const [finding] = findings;
    if (finding) {
      const key = `${finding.rule} ${finding.cause}`;
      const group = groups.get(key);
      if (group) {
        group.pods.push(pod.name);
        group.finding = older(group.finding, finding);
      } else {
        groups.set(key, { finding, pods: [pod.name] });
      }
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      compareStatus(a.finding.status, b.finding.status) ||
      b.pods.length - a.pods.length,
  );
}

function older(a: Finding, b: Finding): Finding {
  return (b.since ?? Infinity) < (a.since ?? Infinity) ? b : a;
}

/** "user-api: 2 of 10 pods ready; out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB" */
function workloadReason(
  found: Finding,
  { object, groups }: { object: Reason['object']; groups: Group[] },
): Reason {
  const worst = groups[0];
  const causes = groups
    .filter(({ finding }) => finding.status === worst.finding.status)
    .slice(0, 2)
    .map(({ finding, pods }) =>
      pods.length === 1
        ? finding.cause
        : `${plural(pods.length, 'pod')}: ${finding.cause}`,
    );
  return toReason(
    { ...found, since: found.since ?? worst?.finding.since },
    {
      object,
      workload: object,
      message: `${object.name}: ${[found.cause, ...causes]
        .filter(Boolean)
        .join('; ')}`,
      pods: worst?.pods,
    },
  );
}

function lastStepAt(record: WorkloadRecord, pods: AssessedPod[]): number {
  return Math.max(
    ...[record.changedAt, record.createdAt, ...pods.flatMap(stepsOf)].map(
      time => time ?? 0,
    ),
  );
}

function stepsOf({ pod }: AssessedPod) {
  return [pod.createdAt, pod.ready ? pod.readySince : undefined];
}

/** What keeps its pods from being created; a pod that is there and not ready is another matter. */
function failureOf(
  input: NamespaceInput,
  record: WorkloadRecord,
  pods: AssessedPod[] | undefined,
): CreationFailure | undefined {
  const condition =
    record.replicaFailure ?? failureOfReplicaSets(input, record);
  if (condition?.status === 'True') {
    return condition;
  }
  return record.kind !== 'Deployment' && pods && unborn(record, pods)
    ? creationFailureOf(input, record, pods)
    : undefined;
}

function failureOfReplicaSets(input: NamespaceInput, record: WorkloadRecord) {
  return input.records.replicasets?.find(
    set =>
      set.owner?.uid === record.uid && set.desired > 0 && set.replicaFailure,
  )?.replicaFailure;
}

/** The earliest time to come at which one of the findings may change by itself. */
export function earliest(
  findings: Array<{ recheckAt?: number }>,
  now: number,
): number | undefined {
  const times = findings
    .map(({ recheckAt }) => recheckAt)
    .filter((time): time is number => time !== undefined && time > now);
  return times.length ? Math.min(...times) : undefined;
}
