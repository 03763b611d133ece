import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { requestSignals } from '../requestSignals';

/** Traffic, errors, latency and saturation of models. */
export const goldenSignals: DashboardSection = {
  height: 3,
  panels: requestSignals({
    requests: 'odp:model_requests:rate5m',
    buckets: 'odp:model_latency_seconds_bucket:rate5m',
    latencyUnit: 's',
    latencyLimit: limits.modelSeconds,
    traffic: { description: 'Requests a second to all models.' },
    errors: {
      description:
        'Part of the requests that a model answered with 5xx. See "Requests by model" for the model.',
    },
    latency: {
      title: 'Inference latency p95',
      description: 'Time that 95 of 100 requests to all models take at most.',
    },
    saturation: {
      title: 'Busiest GPU',
      description: `Part of the time that the busiest GPU computes. Above ${limits.gpuPercent.degraded} % requests begin to wait.`,
    },
  }),
};
