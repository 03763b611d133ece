import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { worst } from '../expressions';
import { IN_NAMESPACES } from '../scope';

/** Of containers themselves; sums over a pod have no container and would count again. */
const CONTAINERS = `${IN_NAMESPACES}, container!="", container!="POD"`;
const POD = 'namespace, pod';
const BY_POD = `by (${POD})`;

/** What pods take of what they may, and which begin again. */
export const pods: DashboardSection = {
  title: 'Pods',
  height: 8,
  panels: [
    {
      id: 9,
      type: 'timeseries',
      title: 'Pod CPU utilization',
      description: 'Cores in use, the eight busiest pods.',
      width: 8,
      unit: 'short',
      decimals: 2,
      min: 0,
      queries: [
        {
          expr: worst(8, {
            of: `sum ${BY_POD} (rate(container_cpu_usage_seconds_total{${CONTAINERS}}[$__rate_interval]))`,
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
    {
      id: 10,
      type: 'timeseries',
      title: 'Pod memory utilization',
      description:
        'Part of its limit that a pod holds, the eight fullest. At 100 % the kernel ends it (OOMKilled).',
      width: 8,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.nodeShare,
      queries: [
        {
          expr: worst(8, {
            of: `sum ${BY_POD} (container_memory_working_set_bytes{${CONTAINERS}}) / (sum ${BY_POD} (kube_pod_container_resource_limits{${IN_NAMESPACES}, resource="memory"}) > 0)`,
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
    {
      id: 11,
      type: 'timeseries',
      title: 'CPU throttling',
      description:
        'Part of the time in which a pod had to wait for its CPU limit, the eight worst. It shows as latency.',
      width: 8,
      unit: 'percentunit',
      min: 0,
      limit: limits.throttledShare,
      queries: [
        {
          expr: worst(8, {
            of: `sum ${BY_POD} (rate(container_cpu_cfs_throttled_periods_total{${CONTAINERS}}[$__rate_interval])) / (sum ${BY_POD} (rate(container_cpu_cfs_periods_total{${CONTAINERS}}[$__rate_interval])) > 0)`,
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
    {
      id: 12,
      type: 'timeseries',
      title: 'Pod restarts',
      description:
        'Restarts of containers within ten minutes, the eight worst namespaces.',
      width: 8,
      unit: 'short',
      min: 0,
      limit: limits.someAreBad,
      queries: [
        {
          expr: worst(8, {
            of: `sum by (namespace) (increase(kube_pod_container_status_restarts_total{${IN_NAMESPACES}}[10m]))`,
            by: 'namespace',
          }),
          legend: '{{namespace}}',
        },
      ],
    },
    {
      id: 13,
      type: 'table',
      title: 'Pods by restarts',
      description:
        'The ten pods that restarted most often within the last hour.',
      width: 8,
      unit: 'short',
      queries: [
        {
          expr: `topk(10, sum ${BY_POD} (increase(kube_pod_container_status_restarts_total{${IN_NAMESPACES}}[1h])) > 0)`,
        },
      ],
      columns: [
        { field: 'namespace', title: 'Namespace' },
        { field: 'pod', title: 'Pod' },
        {
          field: 'Value',
          title: 'Restarts',
          unit: 'short',
          limit: limits.restartsAnHour,
        },
      ],
    },
    {
      id: 14,
      type: 'bargauge',
      title: 'Why containers ended',
      description:
        'Containers by the reason of their last end. OOMKilled: raise the limit, or find the leak. Error: read the log of the run before.',
      width: 8,
      unit: 'short',
      min: 0,
      limit: limits.someAreBad,
      queries: [
        {
          expr: `sum by (reason) (kube_pod_container_status_last_terminated_reason{${IN_NAMESPACES}})`,
          legend: '{{reason}}',
        },
      ],
    },
  ],
};
