import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { quantile, shareOfCode } from '../expressions';
import { IN_NAMESPACES } from '../scope';

const REQUESTS = 'odp:model_requests:rate5m';

/** Traffic, errors, latency and saturation of models. */
export const goldenSignals: DashboardSection = {
  height: 4,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Traffic',
      description: 'Requests a second to all models.',
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
        'Part of the requests that a model answered with 5xx. See "Requests by model" for the model.',
      width: 6,
      unit: 'percentunit',
      decimals: 2,
      limit: limits.errorShare,
      noValue: 'No traffic',
      queries: [
        { expr: shareOfCode(REQUESTS, { scope: IN_NAMESPACES, code: '5..' }) },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Inference latency p95',
      description: 'Time that 95 of 100 requests to all models take at most.',
      width: 6,
      unit: 's',
      limit: limits.modelSeconds,
      noValue: 'No traffic',
      queries: [
        {
          expr: quantile(
            0.95,
            `odp:model_latency_seconds_bucket:rate5m{${IN_NAMESPACES}}`,
          ),
        },
      ],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Busiest GPU',
      description:
        'Part of the time that the busiest GPU computes. Above 85 % requests begin to wait.',
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
