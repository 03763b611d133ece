import type { Reason } from '../contract';
import type { JobRecord } from '../records';
import {
  AUTOSCALER_RULES,
  BUDGET_RULES,
  CLAIM_RULES,
  type Finding,
  firstFinding,
  JOB_RULES,
  type ObjectContext,
  type Rule,
  TERMINATING_RULES,
  toReason,
} from '../rules';
import { type AssessedPod, workloadKey } from './assessPods';
import type { AssessedWorkload } from './assessWorkloads';
import { earliest } from './assessWorkloads';
import { covers } from './budgetOf';
import { creationFailureOf } from './creationFailureOf';
import type { NamespaceInput } from './NamespaceInput';

/** Reasons that are no workload's: claims, jobs, autoscalers, lone pods, the namespace itself. */
export function assessRest(
  input: NamespaceInput,
  {
    pods,
    workloads,
  }: { pods: AssessedPod[] | undefined; workloads: AssessedWorkload[] },
): { reasons: Reason[]; recheckAt?: number } {
  const { records, namespace, now } = input;
  const owned = new Set(workloads.map(({ record }) => workloadKey(record)));
  const found: Array<{ finding: Finding; kind: string; name: string }> = [];
  const note = (kind: string, name: string, finding: Finding | undefined) =>
    finding && found.push({ finding, kind, name });

  const judge = <R extends { name: string }>(
    kind: string,
    all: R[] | undefined,
    rules: Rule<ObjectContext<R>>[],
  ) =>
    all?.forEach(record =>
      note(kind, record.name, firstFinding(rules, { record, now })),
    );

  judge('Namespace', [namespace], TERMINATING_RULES);
  judge('PersistentVolumeClaim', records.persistentvolumeclaims, CLAIM_RULES);
  for (const job of records.jobs ?? []) {
    const creationFailure = creationFailureOfJob(input, job, pods ?? []);
    note(
      'Job',
      job.name,
      firstFinding(JOB_RULES, { record: job, creationFailure, now }),
    );
  }
  judge(
    'HorizontalPodAutoscaler',
    records.horizontalpodautoscalers,
    AUTOSCALER_RULES,
  );
  // A budget of a workload speaks through it.
  judge(
    'PodDisruptionBudget',
    records.poddisruptionbudgets?.filter(
      budget => !workloads.some(({ record }) => covers(budget, record)),
    ),
    BUDGET_RULES,
  );
  for (const { pod, findings, workload } of pods ?? []) {
    // A pod of a workload speaks through it; an evicted one is replaced and no part of it any more.
    if (
      !workload ||
      !owned.has(workloadKey(workload)) ||
      pod.phase === 'Failed'
    ) {
      note('Pod', pod.name, findings[0]);
    }
  }
  return {
    reasons: found.map(({ finding, kind, name }) =>
      toReason(finding, {
        object: { kind, name, namespace: namespace.name },
        message: `${name}: ${finding.cause}`,
      }),
    ),
    recheckAt: earliest(
      found.map(({ finding }) => finding),
      now,
    ),
  };
}

function creationFailureOfJob(
  input: NamespaceInput,
  { name, complete, active }: JobRecord,
  pods: AssessedPod[],
) {
  const own = pods.filter(
    ({ workload }) => workload?.kind === 'Job' && workload.name === name,
  );
  return complete || active
    ? undefined
    : creationFailureOf(input, { kind: 'Job', name }, own);
}
