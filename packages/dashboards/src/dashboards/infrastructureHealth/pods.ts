import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { worst } from '../expressions';
import { podUse } from '../podUse';
import { IN_NAMESPACES } from '../scope';

const POD = 'namespace, pod';
const BY_POD = `by (${POD})`;

/** What pods take of what they may, and which begin again. */
export const pods: DashboardSection = {
  title: 'Pods',
  height: 8,
  panels: [
    ...podUse(9, IN_NAMESPACES),
    {
      id: 12,
      type: 'timeseries',
      title: 'Pod restarts',
      description:
        'Restarts of containers within ten minutes, the eight worst namespaces.',
      width: 8,
      unit: 'none',
      decimals: 0,
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
      unit: 'none',
      noValue: 'No pod restarted within the hour',
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
          unit: 'none',
          decimals: 0,
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
      unit: 'none',
      decimals: 0,
      noValue: 'No container ended before its time',
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
