import type { RecordingRule, RuleGroup } from './Rule';
import { relabel } from './relabel';

/**
 * Requests at the gateway and in the mesh. Kong's own `workspace` is left out; of the
 * mesh only what the answering end reports counts, under the namespace of that end.
 */
export const requestRules: RuleGroup<RecordingRule> = {
  name: 'odp-requests',
  rules: [
    {
      record: 'odp:gateway_requests:rate5m',
      expr: 'sum by (cluster, service, route, code) (rate(kong_http_requests_total[5m]))',
    },
    ...(['request', 'upstream'] as const).map(kind => ({
      record:
        kind === 'request'
          ? 'odp:gateway_latency_ms_bucket:rate5m'
          : 'odp:gateway_upstream_latency_ms_bucket:rate5m',
      expr: `sum by (cluster, service, le) (rate(kong_${kind}_latency_ms_bucket[5m]))`,
    })),
    {
      record: 'odp:service_requests:rate5m',
      expr: `sum by (cluster, namespace, service, code) (${answered(
        'istio_requests_total',
      )})`,
    },
    {
      record: 'odp:service_latency_ms_bucket:rate5m',
      expr: `sum by (cluster, namespace, service, le) (${answered(
        'istio_request_duration_milliseconds_bucket',
      )})`,
    },
  ],
};

function answered(metric: string): string {
  return relabel(`rate(${metric}{reporter="destination"}[5m])`, {
    namespace: 'destination_workload_namespace',
    service: 'destination_workload',
    code: 'response_code',
  });
}
