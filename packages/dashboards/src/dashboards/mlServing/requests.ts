import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { quantile, quantiles, shareOfCode } from '../expressions';
import { IN_NAMESPACES } from '../scope';

const REQUESTS = 'odp:model_requests:rate5m';
const BUCKETS = `odp:model_latency_seconds_bucket:rate5m{${IN_NAMESPACES}}`;

/** How fast and how well models answer. */
export const requests: DashboardSection = {
  title: 'Requests',
  height: 8,
  panels: [
    {
      id: 5,
      type: 'timeseries',
      title: 'Model inference latency',
      description: 'Half, 95 and 99 of 100 requests take no longer.',
      width: 8,
      unit: 's',
      min: 0,
      limit: limits.modelSeconds,
      queries: quantiles(BUCKETS),
    },
    {
      id: 6,
      type: 'timeseries',
      title: 'Inference latency p95 by model',
      description: 'Which model is the slow one.',
      width: 8,
      unit: 's',
      min: 0,
      limit: limits.modelSeconds,
      queries: [
        {
          expr: quantile(0.95, BUCKETS, 'service, endpoint'),
          legend: '{{service}} {{endpoint}}',
        },
      ],
    },
    {
      id: 7,
      type: 'table',
      title: 'Requests by model',
      description: 'Traffic, errors and latency of each endpoint.',
      width: 8,
      unit: 'reqps',
      queries: [
        {
          expr: `sum by (service, endpoint) (${REQUESTS}{${IN_NAMESPACES}})`,
        },
        {
          expr: shareOfCode(REQUESTS, {
            scope: IN_NAMESPACES,
            code: '5..',
            by: 'service, endpoint',
          }),
        },
        { expr: quantile(0.95, BUCKETS, 'service, endpoint') },
      ],
      columns: [
        { field: 'service', title: 'Model' },
        { field: 'endpoint', title: 'Endpoint' },
        { field: 'Value #A', title: 'Requests', unit: 'reqps' },
        {
          field: 'Value #B',
          title: '5xx',
          unit: 'percentunit',
          limit: limits.errorShare,
        },
        {
          field: 'Value #C',
          title: 'p95',
          unit: 's',
          limit: limits.modelSeconds,
        },
      ],
    },
  ],
};
