import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { IN_CLUSTER } from '../scope';

/** PostgreSQL: who leads, who follows how far behind, and how busy it is. */
export const databases: DashboardSection = {
  title: 'PostgreSQL',
  height: 8,
  panels: [
    {
      id: 25,
      type: 'state-timeline',
      title: 'Members of PostgreSQL',
      description:
        'Which member leads and which follow. A change of the leader is a failover.',
      width: 6,
      unit: 'none',
      limit: limits.allMustBe,
      states: {
        0: { text: 'Not running', color: 'red' },
        1: { text: 'Follows', color: 'green' },
        2: { text: 'Leads', color: 'blue' },
      },
      queries: [
        {
          expr: `max by (name) (patroni_postgres_running{${IN_CLUSTER}}) * (1 + max by (name) (patroni_primary{${IN_CLUSTER}}))`,
          legend: '{{name}}',
        },
      ],
    },
    {
      id: 26,
      type: 'timeseries',
      title: 'Replication lag',
      description:
        'Bytes of the write-ahead log that a replica has yet to replay. A failover loses what it does not have.',
      width: 6,
      unit: 'bytes',
      min: 0,
      limit: limits.replicationLagBytes,
      queries: [
        {
          expr: `max by (member) (odp:postgres_replication_lag_bytes{${IN_CLUSTER}})`,
          legend: '{{member}}',
        },
      ],
    },
    {
      id: 27,
      type: 'timeseries',
      title: 'Connection pool size',
      description:
        'Part of the connections of each member that is taken. When all are, services cannot start.',
      width: 6,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.connectionShare,
      queries: [
        {
          expr: `sum by (server) (pg_stat_activity_count{${IN_CLUSTER}}) / (max by (server) (pg_settings_max_connections{${IN_CLUSTER}}) > 0)`,
          legend: '{{server}}',
        },
      ],
    },
    {
      id: 28,
      type: 'timeseries',
      title: 'Query latency',
      description: 'Time that a query takes on average, by database.',
      width: 6,
      unit: 's',
      min: 0,
      limit: limits.querySeconds,
      queries: [
        {
          expr: `avg by (database) (odp:postgres_query_seconds:avg5m{${IN_CLUSTER}})`,
          legend: '{{database}}',
        },
      ],
    },
  ],
};
