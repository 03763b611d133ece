import { limits } from '../panels/limits';
import type { AlertRule, RuleGroup } from './Rule';

const ENDED =
  'sum by (cluster, temporal_namespace) (avg_over_time(odp:workflow_closed:rate5m{outcome!="cancelled"}[1h]))';
/** The broker throws away down to 90 % of the limit: a backlog that it cuts comes here again and again, and grows no more. */
const EVICTING_SHARE = 0.95;
const BACKLOG = 'odp:bus_backlog_bytes:max';

/**
 * Workflows, pipelines and the bus between them.
 *
 * @param backlogBytes limit of a topic
 */
export function pipelineAlerts(backlogBytes: number): RuleGroup<AlertRule> {
  return {
    name: 'odp-pipeline-alerts',
    rules: [
      {
        alert: 'WorkflowsFail',
        expr: `100 * (sum by (cluster, temporal_namespace) (avg_over_time(odp:workflow_closed:rate5m{outcome="completed"}[1h])) or 0 * ${ENDED}) / (${ENDED} > 0) < ${limits.workflowSuccessPercent.degraded}`,
        for: '10m',
        severity: 'warning',
        summary:
          'Of the workflows in {{ $labels.temporal_namespace }}, {{ $value | humanize }} of 100 completed within the last hour',
        description: 'Pipelines of users end without a result.',
      },
      {
        alert: 'WorkersFull',
        expr: `odp:worker_slots_used:ratio > ${limits.slotsUsed.failing}`,
        for: '10m',
        severity: 'warning',
        summary:
          'Workers of the task queue {{ $labels.task_queue }} have {{ $value | humanizePercentage }} of their slots taken',
        description: 'Tasks wait for a worker.',
      },
      {
        alert: 'DagsterDaemonDown',
        expr: 'min by (cluster, daemon_type) (dagster_daemon_healthy) == 0',
        for: '5m',
        severity: 'critical',
        summary: 'The daemon {{ $labels.daemon_type }} of Dagster is down',
        description: 'Nothing that it starts is started.',
      },
      {
        alert: 'CodeLocationBroken',
        expr: 'max by (cluster, location) (dagster_code_location_load_error) == 1',
        for: '5m',
        severity: 'warning',
        summary: 'The code location {{ $labels.location }} does not load',
        description: 'None of its jobs runs.',
      },
      {
        alert: 'RunWaits',
        expr: `max by (cluster, job_name) (dagster_active_run_duration_seconds{status="queued"}) > ${limits.queuedSeconds.failing}`,
        for: '5m',
        severity: 'warning',
        summary:
          'A run of {{ $labels.job_name }} waits for {{ $value | humanizeDuration }}',
        description: 'The queue is full, or its daemon does not start runs.',
      },
      {
        alert: 'DataQualityFalls',
        expr: `sum by (cluster, workspace) (odp:validation_events:rate5m{result="failed"}) / (sum by (cluster, workspace) (odp:validation_events:rate5m) > 0) > ${limits.validationFailureShare.failing}`,
        for: '15m',
        severity: 'warning',
        summary:
          '{{ $value | humanizePercentage }} of the validations of {{ $labels.workspace }} fail',
        description: 'Data that the workspace gets is not as it should be.',
      },
      {
        alert: 'BacklogReachesLimit',
        expr: `${BACKLOG} > ${
          limits.backlogShare.degraded * backlogBytes
        } and (predict_linear(${BACKLOG}[15m], 3600) > ${backlogBytes} or max_over_time(${BACKLOG}[15m]) >= ${
          EVICTING_SHARE * backlogBytes
        })`,
        for: '5m',
        severity: 'critical',
        summary:
          'Backlog of {{ $labels.topic }} in {{ $labels.workspace }} is {{ $value | humanize }}B and reaches its limit within an hour, or has reached it',
        description:
          'At the limit, the oldest messages are thrown away unread.',
      },
      {
        alert: 'SubscriptionBlocked',
        expr: 'odp:bus_subscription_blocked:max == 1',
        for: '5m',
        severity: 'warning',
        summary:
          'The subscription {{ $labels.subscription }} of {{ $labels.topic }} in {{ $labels.workspace }} is blocked',
        description:
          'Its consumers have messages that they do not acknowledge, and get no more.',
      },
    ],
  };
}
