import { limits } from '../panels/limits';
import type { AlertRule, RuleGroup } from './Rule';

/** What all else stands on. */
export const infrastructureAlerts: RuleGroup<AlertRule> = {
  name: 'odp-infrastructure-alerts',
  rules: [
    {
      alert: 'NodeNotReady',
      expr: 'max by (cluster, node) (kube_node_status_condition{condition="Ready", status="true"}) == 0',
      for: '5m',
      severity: 'critical',
      summary: 'The node {{ $labels.node }} is not ready',
      description: 'Its pods are moved, where there is room for them.',
    },
    {
      alert: 'PodRestarts',
      expr: `sum by (cluster, namespace, pod) (increase(kube_pod_container_status_restarts_total[1h])) >= ${limits.restartsAnHour.degraded}`,
      for: '5m',
      severity: 'warning',
      summary:
        '{{ $labels.namespace }}/{{ $labels.pod }} restarted {{ $value | humanize }} times within an hour',
      description: 'It does not stay up.',
    },
    {
      alert: 'PodsWait',
      expr: 'sum by (cluster, namespace) (kube_pod_status_phase{phase="Pending"}) > 0',
      for: '15m',
      severity: 'warning',
      summary:
        '{{ $value | humanize }} pods of {{ $labels.namespace }} do not start',
      description:
        'No node has room for them, or an image or a volume of theirs does not come.',
    },
    {
      alert: 'GpuBusy',
      expr: `avg by (cluster, namespace, pod) (avg_over_time(odp:gpu_utilization:percent[10m])) > ${limits.gpuPercent.degraded}`,
      for: '10m',
      severity: 'warning',
      summary:
        'The GPU of {{ $labels.namespace }}/{{ $labels.pod }} is busy for {{ $value | humanize }} % of the time',
      description: 'Requests to its model wait.',
    },
    {
      alert: 'GpuError',
      expr: 'odp:gpu_xid:last > 0',
      for: '1m',
      severity: 'critical',
      summary:
        'The GPU of {{ $labels.namespace }}/{{ $labels.pod }} told the error {{ $value }}',
      description: 'The model on it may answer wrongly, or not at all.',
    },
    {
      alert: 'VolumeFills',
      expr: `min by (cluster, namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes) / max by (cluster, namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes) < ${limits.volumeFreeShare.failing}`,
      for: '10m',
      severity: 'critical',
      summary:
        'The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} left',
      description: 'Whoever writes to it stops when it is full.',
    },
    {
      alert: 'PostgresWithoutLeader',
      expr: 'max by (cluster, scope) (patroni_primary) == 0',
      for: '1m',
      severity: 'critical',
      summary: 'PostgreSQL {{ $labels.scope }} has no leader',
      description: 'Nothing can be written, by anybody.',
    },
    {
      alert: 'ReplicaLags',
      expr: `odp:postgres_replication_lag_bytes > ${limits.replicationLagBytes.failing}`,
      for: '10m',
      severity: 'warning',
      summary:
        'The replica {{ $labels.member }} is {{ $value | humanize1024 }}B behind',
      description: 'A failover to it would lose that much.',
    },
    {
      alert: 'ConnectionsRunOut',
      expr: `sum by (cluster, server) (pg_stat_activity_count) / (max by (cluster, server) (pg_settings_max_connections) > 0) > ${limits.connectionShare.degraded}`,
      for: '5m',
      severity: 'warning',
      summary:
        '{{ $value | humanizePercentage }} of the connections of {{ $labels.server }} are taken',
      description: 'When all are, services cannot connect.',
    },
    {
      alert: 'CertificateEnds',
      expr: `odp:certificate_seconds_left < ${limits.certificateSeconds.degraded}`,
      for: '1h',
      severity: 'warning',
      summary:
        'The certificate {{ $labels.namespace }}/{{ $labels.name }} ends in {{ $value | humanizeDuration }}',
      description: 'It should have been renewed by now.',
    },
    {
      alert: 'TargetDown',
      expr: 'count by (cluster, component) (up == 0) / count by (cluster, component) (up) > 0.5',
      for: '10m',
      severity: 'warning',
      summary:
        '{{ $value | humanizePercentage }} of the targets of {{ $labels.component }} do not answer',
      description: 'What dashboards and alerts say of it is the past.',
    },
  ],
};
