import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { worst } from '../expressions';
import { IN_NAMESPACES } from '../scope';

/** GPUs by the pods that have them. */
export const gpus: DashboardSection = {
  title: 'GPUs',
  height: 8,
  panels: [
    {
      id: 8,
      type: 'timeseries',
      title: 'GPU utilization per pod',
      description:
        'Part of the time that the GPU of each pod computes. Pods that wait for a GPU are not here.',
      width: 12,
      unit: 'percent',
      min: 0,
      max: 100,
      limit: limits.gpuPercent,
      queries: [
        {
          expr: `avg by (pod) (odp:gpu_utilization:percent{${IN_NAMESPACES}})`,
          legend: '{{pod}}',
        },
      ],
    },
    {
      id: 9,
      type: 'bargauge',
      title: 'GPU memory per pod',
      description:
        'Part of the GPU memory that is taken. A model that does not fit ends with an error.',
      width: 12,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.gpuMemoryShare,
      queries: [
        {
          expr: `max by (pod) (odp:gpu_memory_used:ratio{${IN_NAMESPACES}})`,
          legend: '{{pod}}',
        },
      ],
    },
    {
      id: 10,
      type: 'table',
      title: 'GPU errors',
      description:
        'Number of the last error (XID) of each GPU; 0 means none. 48, 63, 79 and 94 are broken hardware: drain the node.',
      width: 12,
      unit: 'none',
      queries: [
        {
          expr: `max by (pod, gpu) (odp:gpu_xid:last{${IN_NAMESPACES}})`,
        },
      ],
      columns: [
        { field: 'pod', title: 'Pod' },
        { field: 'gpu', title: 'GPU' },
        {
          field: 'Value',
          title: 'Last error',
          unit: 'none',
          limit: limits.none,
        },
      ],
    },
    {
      id: 11,
      type: 'timeseries',
      title: 'Pods that wait',
      description:
        'Pods that have not started, by namespace: for want of a node, an image or a volume. Requests meet a busy model, or none, until they do.',
      width: 12,
      unit: 'none',
      decimals: 0,
      min: 0,
      limit: limits.someAreBad,
      queries: [
        {
          expr: worst(8, {
            of: `sum by (namespace) (kube_pod_status_phase{${IN_NAMESPACES}, phase="Pending"})`,
            by: 'namespace',
          }),
          legend: '{{namespace}}',
        },
      ],
    },
  ],
};
