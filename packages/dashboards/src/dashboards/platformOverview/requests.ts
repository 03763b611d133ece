import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';
import { quantile, quantiles, shareOfCode, worst } from '../expressions';
import { IN_CLUSTER, IN_NAMESPACES } from '../scope';
import { workflowSuccess } from '../workflowSuccess';

const REQUESTS = 'odp:service_requests:rate5m';
const BUCKETS = `odp:service_latency_ms_bucket:rate5m{${IN_NAMESPACES}}`;
const GATEWAY = 'odp:gateway_requests:rate5m';

/** Who is asked how much, and how well it answers. */
export const requests: DashboardSection = {
  title: 'Requests',
  height: 8,
  panels: [
    {
      id: 5,
      type: 'timeseries',
      title: 'Requests by service',
      description:
        'Requests a second by service, the ten busiest. A fall without a fall of its callers is trouble.',
      width: 10,
      unit: 'reqps',
      min: 0,
      queries: [
        {
          expr: worst(10, {
            of: `sum by (service) (${REQUESTS}{${IN_NAMESPACES}})`,
            by: 'service',
          }),
          legend: '{{service}}',
        },
      ],
    },
    {
      id: 6,
      type: 'timeseries',
      title: 'Gateway requests by status code',
      description:
        'Requests a second at the API gateway, over five minutes, by status code.',
      width: 8,
      unit: 'reqps',
      min: 0,
      isStacked: true,
      queries: [
        {
          expr: `sum by (code) (${GATEWAY}{${IN_CLUSTER}})`,
          legend: '{{code}}',
        },
      ],
    },
    workflowSuccess(IN_CLUSTER, {
      id: 7,
      title: 'Temporal workflow success',
      description:
        'Workflows of the last hour that completed, of all that ended. Cancelled ones do not count.',
    }),
    {
      id: 8,
      type: 'timeseries',
      title: 'Latency, all services',
      description: 'Half, 95 and 99 of 100 requests take no longer.',
      width: 8,
      unit: 'ms',
      min: 0,
      limit: limits.latencyMs,
      queries: quantiles(BUCKETS),
    },
    {
      id: 9,
      type: 'table',
      title: 'Services by error rate',
      description:
        'The ten services with the highest part of 5xx, with their traffic and latency.',
      width: 10,
      unit: 'percentunit',
      queries: [
        {
          expr: `topk(10, ${shareOfCode(REQUESTS, {
            scope: IN_NAMESPACES,
            code: '5..',
            by: 'namespace, service',
          })})`,
        },
        {
          expr: `sum by (namespace, service) (${REQUESTS}{${IN_NAMESPACES}})`,
        },
        { expr: quantile(0.95, BUCKETS, 'namespace, service') },
      ],
      columns: [
        { field: 'service', title: 'Service' },
        { field: 'namespace', title: 'Namespace' },
        {
          field: 'Value #A',
          title: '5xx',
          unit: 'percentunit',
          limit: limits.errorShare,
        },
        { field: 'Value #B', title: 'Requests', unit: 'reqps' },
        {
          field: 'Value #C',
          title: 'p95',
          unit: 'ms',
          limit: limits.latencyMs,
        },
      ],
    },
    {
      id: 10,
      type: 'timeseries',
      title: 'Gateway latency',
      description:
        'Time at the API gateway with the service behind it. The line "service" is the service alone: the rest is the gateway.',
      width: 6,
      unit: 'ms',
      min: 0,
      limit: limits.latencyMs,
      queries: [
        ...quantiles(`odp:gateway_latency_ms_bucket:rate5m{${IN_CLUSTER}}`),
        {
          expr: quantile(
            0.95,
            `odp:gateway_upstream_latency_ms_bucket:rate5m{${IN_CLUSTER}}`,
          ),
          legend: 'p95 service',
        },
      ],
    },
  ],
};
