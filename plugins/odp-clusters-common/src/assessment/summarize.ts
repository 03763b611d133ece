import type {
  BudgetSummary,
  NamespaceSummary,
  QuotaUse,
  Reason,
} from '../contract';
import { type MeshPosture, type NetworkPosture } from '../contract';
import { compareStatus, countStatuses, worstOf } from '../sentences';
import type { AssessedPod } from './assessPods';
import type { AssessedWorkload } from './assessWorkloads';
import type { NamespaceInput } from './NamespaceInput';

interface Parts {
  pods: AssessedPod[] | undefined;
  workloads: AssessedWorkload[];
  reasons: Reason[];
  mesh: MeshPosture;
  network: NetworkPosture;
}

/** The row of a namespace. */
export function summarize(
  input: NamespaceInput,
  { pods, workloads, reasons, mesh, network }: Parts,
): NamespaceSummary {
  const { namespace, facts, history } = input;
  const all = [...workloads.flatMap(workload => workload.reasons), ...reasons];
  // Without its pods or workloads nothing can be called healthy.
  const blind = pods === undefined || input.records.deployments === undefined;
  return {
    name: namespace.name,
    phase:
      namespace.terminating || namespace.deletedAt !== undefined
        ? 'Terminating'
        : 'Active',
    layer: facts.layer,
    owner: facts.owner,
    entity: facts.entity,
    health: {
      status: worstOf([
        ...workloads.map(({ status }) => status),
        ...reasons.map(({ status }) => status),
        ...(blind ? (['unknown'] as const) : []),
      ]),
      reasons: [...all]
        .sort((a, b) => compareStatus(a.status, b.status))
        .concat(blind ? [blindReason(namespace.name)] : []),
      counts: countStatuses(workloads.map(({ status }) => status)),
    },
    workloads: {
      total: workloads.length,
      ready: workloads.filter(({ record, ready }) => ready >= record.desired)
        .length,
    },
    pods: {
      total: pods?.length ?? 0,
      counts: countStatuses((pods ?? []).map(({ status }) => status)),
      unscheduled: (pods ?? []).filter(
        ({ pod }) => pod.node === undefined && pod.phase === 'Pending',
      ).length,
      restarting: (pods ?? []).filter(({ findings }) =>
        findings.some(({ rule }) => rule === 'pod.restarting'),
      ).length,
    },
    restarts: history.restarts,
    quota: quotaOf(input),
    budgets: budgetsOf(input, workloads),
    mesh,
    network,
    warnings: history.warnings,
  };
}

/** Why nothing of a namespace can be called healthy. */
export function blindReason(name: string): Reason {
  return {
    rule: 'namespace.not-readable',
    status: 'unknown',
    object: { kind: 'Namespace', name },
    message: 'its pods or workloads cannot be read; see the gaps',
  };
}

function quotaOf({ records }: NamespaceInput): QuotaUse[] | undefined {
  return records.resourcequotas?.flatMap(quota =>
    quota.lines.map(line => ({ quota: quota.name, ...line })),
  );
}

function budgetsOf(
  { records }: NamespaceInput,
  workloads: AssessedWorkload[],
): BudgetSummary | undefined {
  const budgets = records.poddisruptionbudgets;
  if (!budgets) {
    return undefined;
  }
  const coverable = workloads.filter(
    ({ record }) => record.kind !== 'DaemonSet',
  );
  const allowed = budgets
    .map(budget => budget.allowed)
    .filter((count): count is number => count !== undefined);
  return {
    total: budgets.length,
    coveredWorkloads: coverable.filter(({ budget }) => budget).length,
    workloads: coverable.length,
    smallestAllowed: allowed.length ? Math.min(...allowed) : undefined,
    exhausted: budgets
      .filter(budget => budget.allowed === 0 && (budget.expected ?? 0) > 0)
      .map(({ name }) => name),
  };
}
