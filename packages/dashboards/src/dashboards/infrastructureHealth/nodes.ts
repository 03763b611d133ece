import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { eitherOr } from '../eitherOr';
import { worst } from '../expressions';
import { quotaShares } from '../quotaShares';
import { IN_CLUSTER } from '../scope';

/** Nodes, and what quotas leave. */
export const nodes: DashboardSection = {
  title: 'Nodes and quotas',
  height: 9,
  panels: [
    {
      id: 5,
      ...eitherOr({ bad: 'Not ready', good: 'Ready' }),
      title: 'Node availability',
      description:
        'Whether each node is ready. A node that went silent keeps its pods for five minutes.',
      width: 12,
      queries: [
        {
          expr: `max by (node) (kube_node_status_condition{${IN_CLUSTER}, condition="Ready", status="true"})`,
          legend: '{{node}}',
        },
      ],
    },
    {
      id: 6,
      type: 'timeseries',
      title: 'CPU of nodes',
      description: 'Part of the cores in use, the eight busiest nodes.',
      width: 12,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.nodeShare,
      queries: [
        {
          expr: worst(8, {
            of: `1 - avg by (node) (rate(node_cpu_seconds_total{${IN_CLUSTER}, mode="idle"}[$__rate_interval]))`,
            by: 'node',
          }),
          legend: '{{node}}',
        },
      ],
    },
    {
      id: 7,
      type: 'timeseries',
      title: 'Memory of nodes',
      description: 'Part of the memory that is taken, the eight fullest nodes.',
      width: 12,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.nodeShare,
      queries: [
        {
          expr: worst(8, {
            of: `1 - max by (node) (node_memory_MemAvailable_bytes{${IN_CLUSTER}}) / max by (node) (node_memory_MemTotal_bytes{${IN_CLUSTER}})`,
            by: 'node',
          }),
          legend: '{{node}}',
        },
      ],
    },
    {
      id: 8,
      type: 'bargauge',
      title: 'Quota in use',
      description:
        'The fullest quotas: at 100 % new pods of the namespace are refused.',
      width: 12,
      unit: 'percentunit',
      decimals: 0,
      min: 0,
      max: 1,
      limit: limits.quotaShare,
      queries: [
        {
          expr: `topk(8, ${quotaShares('namespace, resource')})`,
          legend: '{{namespace}} {{resource}}',
        },
      ],
    },
  ],
};
