import { limits } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';
import { worst } from './expressions';

const POD = 'namespace, pod';
const BY_POD = `by (${POD})`;

/**
 * What pods take of what they may, in three panels.
 *
 * @param scope label matchers of the pods
 */
export function podUse(firstId: number, scope: string): PanelSpec[] {
  const containers = containersIn(scope);
  return [
    {
      id: firstId,
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
            of: `sum ${BY_POD} (rate(container_cpu_usage_seconds_total{${containers}}[$__rate_interval]))`,
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
    {
      id: firstId + 1,
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
            of: memoryShare(scope),
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
    {
      id: firstId + 2,
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
            of: `sum ${BY_POD} (rate(container_cpu_cfs_throttled_periods_total{${containers}}[$__rate_interval])) / (sum ${BY_POD} (rate(container_cpu_cfs_periods_total{${containers}}[$__rate_interval])) > 0)`,
            by: POD,
          }),
          legend: '{{namespace}}/{{pod}}',
        },
      ],
    },
  ];
}

/** Part of its memory limit that each pod holds. */
export function memoryShare(scope: string): string {
  return `sum ${BY_POD} (container_memory_working_set_bytes{${containersIn(
    scope,
  )}}) / (sum ${BY_POD} (kube_pod_container_resource_limits{${scope}, resource="memory"}) > 0)`;
}

/** Containers themselves: sums over a pod have no container and would count again. */
function containersIn(scope: string): string {
  return `${scope}, container!="", container!="POD"`;
}

/** Restarts of pods, the eight worst. */
export function podRestarts(id: number, scope: string): PanelSpec {
  return {
    id,
    type: 'timeseries',
    title: 'Restarts of pods',
    description:
      'Restarts of containers within ten minutes, the eight worst pods.',
    width: 8,
    unit: 'none',
    decimals: 0,
    min: 0,
    limit: limits.someAreBad,
    queries: [
      {
        expr: worst(8, {
          of: `sum ${BY_POD} (increase(kube_pod_container_status_restarts_total{${scope}}[10m]))`,
          by: POD,
        }),
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  };
}
