import type { DashboardSection } from '../../panels/PanelSpec';
import { IN_NAMESPACES } from '../scope';

/** How many requests a GPU answers together. */
export const batches: DashboardSection = {
  title: 'Batches',
  height: 7,
  panels: [
    {
      id: 12,
      type: 'timeseries',
      title: 'Batch size',
      description:
        'Requests that are answered together, on average. Near 1 the GPU works for one request at a time.',
      width: 8,
      unit: 'short',
      decimals: 1,
      min: 0,
      queries: [
        {
          expr: `avg by (service) (odp:model_batch_size:avg5m{${IN_NAMESPACES}})`,
          legend: '{{service}}',
        },
      ],
    },
    {
      id: 13,
      type: 'timeseries',
      title: 'Batch throughput',
      description: 'Batches a second that a model works on.',
      width: 8,
      unit: 'ops',
      min: 0,
      queries: [
        {
          expr: `sum by (service) (odp:model_batches:rate5m{${IN_NAMESPACES}})`,
          legend: '{{service}}',
        },
      ],
    },
    {
      id: 14,
      type: 'timeseries',
      title: 'Requests in progress',
      description:
        'Requests that a model has and did not answer. A line that only rises is a model that hangs.',
      width: 8,
      unit: 'none',
      decimals: 0,
      min: 0,
      queries: [
        {
          expr: `sum by (service_name) (bentoml_service_request_in_progress{${IN_NAMESPACES}})`,
          legend: '{{service_name}}',
        },
      ],
    },
  ],
};
