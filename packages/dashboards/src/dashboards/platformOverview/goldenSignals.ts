import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';
import { quantile, shareOfCode } from '../expressions';
import { IN_NAMESPACES } from '../scope';

const REQUESTS = 'odp:service_requests:rate5m';
const BUCKETS = `odp:service_latency_ms_bucket:rate5m{${IN_NAMESPACES}}`;
/** Traffic, errors, latency and saturation of all services. */
export const goldenSignals: DashboardSection = {
  height: 4,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Traffic',
      description:
        'Requests a second that all services answer, each counted once where it arrives.',
      width: 6,
      unit: 'reqps',
      noValue: 'No traffic',
      queries: [{ expr: `sum (${REQUESTS}{${IN_NAMESPACES}})` }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Errors 5xx',
      description:
        'Part of all requests that a service answered with 5xx. See "Services by error rate" for the service.',
      width: 6,
      unit: 'percentunit',
      decimals: 2,
      limit: limits.errorShare,
      noValue: 'No traffic',
      queries: [
        {
          expr: shareOfCode(REQUESTS, {
            scope: IN_NAMESPACES,
            code: '5..',
          }),
        },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Latency p95',
      description: 'Time that 95 of 100 requests to all services take at most.',
      width: 6,
      unit: 'ms',
      limit: limits.latencyMs,
      noValue: 'No traffic',
      queries: [{ expr: quantile(0.95, BUCKETS) }],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Saturation',
      description:
        'The busiest GPU. When it is busy all the time, requests to its model wait.',
      width: 6,
      unit: 'percent',
      min: 0,
      max: 100,
      limit: limits.gpuPercent,
      queries: [
        { expr: `max (odp:gpu_utilization:percent{${IN_NAMESPACES}})` },
      ],
    },
  ],
};
