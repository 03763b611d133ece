import type { RecordingRule, RuleGroup } from './Rule';
import { relabel } from './relabel';

const SERVICE = { service: 'service_name' };
/** The pod that has the GPU, and not the one of the exporter. */
const OF_THE_POD = { namespace: 'exported_namespace', pod: 'exported_pod' };

/** Models, and the GPUs of their pods. */
export const modelRules: RuleGroup<RecordingRule> = {
  name: 'odp-models',
  rules: [
    {
      record: 'odp:model_requests:rate5m',
      expr: `sum by (cluster, namespace, service, endpoint, code) (${relabel(
        'rate(bentoml_service_request_total[5m])',
        { ...SERVICE, code: 'http_response_code' },
      )})`,
    },
    {
      record: 'odp:model_latency_seconds_bucket:rate5m',
      expr: `sum by (cluster, namespace, service, endpoint, le) (${relabel(
        'rate(bentoml_service_request_duration_seconds_bucket[5m])',
        SERVICE,
      )})`,
    },
    {
      record: 'odp:model_batch_size:avg5m',
      expr: `${batches('sum')} / (${batches('count')} > 0)`,
    },
    { record: 'odp:model_batches:rate5m', expr: batches('count') },
    {
      record: 'odp:gpu_utilization:percent',
      expr: ofGpus('DCGM_FI_DEV_GPU_UTIL'),
    },
    {
      record: 'odp:gpu_memory_used:ratio',
      expr: `${ofGpus('DCGM_FI_DEV_FB_USED')} / (${ofGpus(
        'DCGM_FI_DEV_FB_USED',
      )} + ${ofGpus('DCGM_FI_DEV_FB_FREE')})`,
    },
    {
      record: 'odp:gpu_xid:last',
      expr: ofGpus('DCGM_FI_DEV_XID_ERRORS'),
    },
  ],
};

function batches(part: 'sum' | 'count'): string {
  return `sum by (cluster, namespace, service) (${relabel(
    `rate(bentoml_service_adaptive_batch_size_${part}[5m])`,
    SERVICE,
  )})`;
}

function ofGpus(metric: string): string {
  return `max by (cluster, namespace, pod, gpu) (${relabel(
    `${metric}{exported_pod!=""}`,
    OF_THE_POD,
  )})`;
}
