import { limits } from '../panels/limits';
import type { AlertRule, RuleGroup } from './Rule';

/** Requests a second below which a ratio says nothing: one failed request of three is no outage. */
const ENOUGH_REQUESTS = 0.1;
const GATEWAY = 'odp:gateway_requests:rate5m';
const SERVICES = 'odp:service_requests:rate5m';
const MODELS = 'odp:model_requests:rate5m';

/** What callers of the platform feel. */
export const requestAlerts: RuleGroup<AlertRule> = {
  name: 'odp-request-alerts',
  rules: [
    {
      alert: 'GatewayErrors',
      expr: failing(GATEWAY, 'cluster'),
      for: '5m',
      severity: 'critical',
      summary:
        'The API gateway of {{ $labels.cluster }} answers {{ $value | humanizePercentage }} of its requests with 5xx',
      description: 'Callers of ODP get errors.',
    },
    {
      alert: 'ServiceErrors',
      expr: failing(SERVICES, 'cluster, namespace, service'),
      for: '5m',
      severity: 'critical',
      summary:
        '{{ $labels.namespace }}/{{ $labels.service }} answers {{ $value | humanizePercentage }} of its requests with 5xx',
      description: 'What calls this service fails, or tries again and again.',
    },
    {
      alert: 'ServiceSlow',
      expr: `histogram_quantile(0.95, sum by (cluster, namespace, service, le) (odp:service_latency_ms_bucket:rate5m)) > ${
        limits.latencyMs.degraded
      } and on (cluster, namespace, service) ${busy(
        SERVICES,
        'cluster, namespace, service',
      )}`,
      for: '10m',
      severity: 'warning',
      summary:
        '{{ $labels.namespace }}/{{ $labels.service }} takes {{ $value | humanize }} ms for 5 of 100 requests',
      description: 'People wait, and callers run into their time-outs.',
    },
    {
      alert: 'ModelErrors',
      expr: failing(MODELS, 'cluster, namespace, service'),
      for: '5m',
      severity: 'critical',
      summary:
        'The model {{ $labels.service }} answers {{ $value | humanizePercentage }} of its requests with 5xx',
      description: 'Steps of pipelines that need the model fail.',
    },
    {
      alert: 'ModelSlow',
      expr: `histogram_quantile(0.95, sum by (cluster, namespace, service, le) (odp:model_latency_seconds_bucket:rate5m)) > ${
        limits.modelSeconds.failing
      } and on (cluster, namespace, service) ${busy(
        MODELS,
        'cluster, namespace, service',
      )}`,
      for: '10m',
      severity: 'warning',
      summary:
        'The model {{ $labels.service }} takes {{ $value | humanizeDuration }} for 5 of 100 requests',
      description: 'Pipelines get slow; the GPU or the batches are the cause.',
    },
  ],
};

/** Part of the requests that got 5xx, above the limit and with enough traffic, by `labels`. */
function failing(metric: string, labels: string): string {
  return `sum by (${labels}) (${metric}{code=~"5.."}) / (${busy(
    metric,
    labels,
  )}) > ${limits.errorShare.failing}`;
}

function busy(metric: string, labels: string): string {
  return `sum by (${labels}) (${metric}) > ${ENOUGH_REQUESTS}`;
}
