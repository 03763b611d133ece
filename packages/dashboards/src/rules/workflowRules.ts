import type { RecordingRule, RuleGroup } from './Rule';
import { relabel } from './relabel';

/** Counters of the server, by the outcome that they count. */
const OUTCOMES = {
  workflow_success: 'completed',
  workflow_failed: 'failed',
  workflow_timeout: 'timed out',
  workflow_terminate: 'terminated',
  workflow_cancel: 'cancelled',
};

const NAMESPACE = { temporal_namespace: 'exported_namespace' };

/** Name that SDKs on the Core give themselves; they tell milliseconds, and others seconds. */
const CORE = 'temporal-core-sdk';

/**
 * Workflows. Temporal's `namespace` becomes `temporal_namespace`, the server's spelling
 * of labels that of the SDKs, and all times seconds.
 */
export const workflowRules: RuleGroup<RecordingRule> = {
  name: 'odp-workflows',
  rules: [
    {
      record: 'odp:workflow_closed:rate5m',
      expr: Object.entries(OUTCOMES)
        .map(
          ([metric, outcome]) =>
            `label_replace(sum by (cluster, temporal_namespace, workflow_type) (${relabel(
              `rate(${metric}{operation="CompletionStats"}[5m])`,
              { ...NAMESPACE, workflow_type: 'workflowType' },
            )}), "outcome", "${outcome}", "", "")`,
        )
        .join(' or '),
    },
    {
      record: 'odp:workflow_started:rate5m',
      expr: `sum by (cluster, temporal_namespace) (${relabel(
        'rate(service_requests{service_name="frontend", operation=~"StartWorkflowExecution|SignalWithStartWorkflowExecution"}[5m])',
        NAMESPACE,
      )})`,
    },
    ...['requests', 'errors'].map(what => ({
      record: `odp:temporal_${what}:rate5m`,
      expr: `sum by (cluster, service, operation) (${relabel(
        `rate(service_${what}[5m])`,
        { service: 'service_name' },
      )})`,
    })),
    ...[50, 95].map(percent => ({
      record: `odp:workflow_latency_seconds:p${percent}_5m`,
      expr: quantileOfSdks(percent, {
        metric: 'temporal_workflow_endtoend_latency',
        by: 'workflow_type',
      }),
    })),
    {
      record: 'odp:activity_attempts:rate5m',
      expr: attempts('temporal_activity_execution_latency_count'),
    },
    {
      record: 'odp:activity_attempts_failed:rate5m',
      expr: attempts('temporal_activity_execution_failed'),
    },
    {
      record: 'odp:activity_wait_seconds:p95_5m',
      expr: quantileOfSdks(95, {
        metric: 'temporal_activity_schedule_to_start_latency',
        by: 'task_queue',
      }),
    },
    {
      record: 'odp:worker_slots_used:ratio',
      expr: `${slots('used')} / (${slots('used')} + ${slots('available')})`,
    },
  ],
};

function attempts(metric: string): string {
  return `sum by (cluster, temporal_namespace, task_queue, activity_type) (${relabel(
    `rate(${metric}[5m])`,
    NAMESPACE,
  )})`;
}

function slots(state: string): string {
  return `sum by (cluster, temporal_namespace, task_queue, worker_type) (${relabel(
    `temporal_worker_task_slots_${state}`,
    NAMESPACE,
  )})`;
}

/** A quantile in seconds of a histogram that each kind of SDK keeps in its own unit; nothing without traffic. */
function quantileOfSdks(
  percent: number,
  { metric, by }: { metric: string; by: string },
): string {
  const of = (matcher: string) =>
    `histogram_quantile(${
      percent / 100
    }, sum by (cluster, temporal_namespace, ${by}, le) (${relabel(
      `rate(${metric}_bucket{service_name${matcher}"${CORE}"}[5m])`,
      NAMESPACE,
    )}))`;
  return `(${of('!=')} or ${of('=')} / 1000) >= 0`;
}
