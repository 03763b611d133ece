import { compareStatus, countStatuses, worstOf } from '@internal/vocabulary';
import type {
  BudgetSummary,
  NamespaceSummary,
  QuotaUse,
  Reason,
} from '../contract';
import { type MeshPosture, type NetworkPosture } from '../contract';
import type { AssessedPod } from './assessPods';
import type { AssessedWorkload } from './assessWorkloads';
import { blindReason } from './blindness';
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
  const { namespace, facts, history, records } = input;
  const all = [...workloads.flatMap(workload => workload.reasons), ...reasons];
  const blind = blindReason(input);
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
        ...(blind ? [blind.status] : []),
      ]),
      reasons: [...all, ...(blind ? [blind] : [])].sort((a, b) =>
        compareStatus(a.status, b.status),
      ),
      counts: countStatuses(workloads.map(({ status }) => status)),
    },
    workloads:
      records.deployments && records.statefulsets && records.daemonsets
        ? {
            total: workloads.length,
            ready: workloads.filter(
              ({ record, ready }) =>
                ready !== undefined && ready >= record.desired,
            ).length,
          }
        : undefined,
    pods: pods && {
      total: pods.length,
      counts: countStatuses(pods.map(({ status }) => status)),
      unscheduled: pods.filter(
        ({ pod }) => pod.node === undefined && pod.phase === 'Pending',
      ).length,
      restarting: pods.filter(({ findings }) =>
        findings.some(({ rule }) => rule === 'pod.restarting'),
      ).length,
    },
    restarts: pods && history.restarts,
    quota: quotaOf(input),
    budgets: budgetsOf(input, workloads),
    mesh,
    network,
    warnings: records.events && history.warnings,
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
    ...(records.deployments &&
      records.statefulsets && {
        coveredWorkloads: coverable.filter(({ budget }) => budget).length,
        workloads: coverable.length,
      }),
    smallestAllowed: allowed.length ? Math.min(...allowed) : undefined,
    exhausted: budgets
      .filter(budget => budget.allowed === 0 && (budget.expected ?? 0) > 0)
      .map(({ name }) => name),
  };
}
