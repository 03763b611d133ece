import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { requestSignals } from '../requestSignals';

/** Traffic, errors, latency and saturation of all services. */
export const goldenSignals: DashboardSection = {
  height: 3,
  panels: requestSignals({
    requests: 'odp:service_requests:rate5m',
    buckets: 'odp:service_latency_ms_bucket:rate5m',
    latencyUnit: 'ms',
    latencyLimit: limits.latencyMs,
    traffic: {
      description:
        'Requests a second that all services answer, each counted once where it arrives.',
    },
    errors: {
      description:
        'Part of all requests that a service answered with 5xx. See "Services by error rate" for the service.',
    },
    latency: {
      title: 'Latency p95',
      description: 'Time that 95 of 100 requests to all services take at most.',
    },
    saturation: {
      title: 'Saturation',
      description:
        'The busiest GPU. When it is busy all the time, requests to its model wait.',
    },
  }),
};
