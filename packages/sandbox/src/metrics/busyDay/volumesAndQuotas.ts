import { steady, wave } from '../signals';
import type { Story } from '../Story';
import type { Place } from './Place';

const GIB = 1024 ** 3;

/** Claims of stateful components, with the part of them that is used and what comes to it in an hour. */
const CLAIMS: [
  namespace: string,
  name: string,
  used: number,
  growth: number,
][] = [
  ['data', 'data-postgresql-0', 0.61, 0.001],
  ['data', 'data-postgresql-1', 0.6, 0.001],
  ['storage', 'ledgers-bookkeeper-0', 0.72, 0.001],
  ['storage', 'ledgers-bookkeeper-1', 0.74, 0.001],
  ['storage', 'ledgers-bookkeeper-2', 0.83, 0.0025],
  ['storage', 'data-neo4j-0', 0.35, 0.0002],
  ['observability', 'data-prometheus-0', 0.68, 0.001],
];

/** Quotas of workspaces by name, with the part of cores, memory and pods that is used. */
const QUOTAS: Record<string, [cpu: number, memory: number, pods: number]> = {
  'acme-risk': [0.84, 0.78, 0.66],
  'nordbank-kyc': [0.61, 0.69, 0.9],
  'lumen-esg': [0.51, 0.48, 0.8],
  'fjord-claims': [0.33, 0.4, 0.35],
  'sund-pricing': [0.22, 0.3, 0.25],
};

/** Space of volumes, and quotas of workspaces and GPUs. */
export function volumesAndQuotas({ cluster }: Place): Story {
  const quota = (
    namespace: string,
    resource: string,
    [hard, part]: [hard: number, part: number],
  ): Story =>
    Object.entries({ hard, used: hard * part }).map(([type, value]) => ({
      metric: 'kube_resourcequota',
      labels: { cluster, namespace, resourcequota: 'odp', resource, type },
      value: steady(value),
    }));
  return [
    ...CLAIMS.flatMap(([namespace, name, used, growth]) => {
      const labels = { cluster, namespace, persistentvolumeclaim: name };
      const size = 500 * GIB;
      return [
        {
          metric: 'kubelet_volume_stats_capacity_bytes',
          labels,
          value: steady(size),
        },
        {
          metric: 'kubelet_volume_stats_available_bytes',
          labels,
          value: (minute: number) => size * (1 - used - (growth * minute) / 60),
        },
      ];
    }),
    ...Object.entries(QUOTAS).flatMap(([id, [cpu, memory, pods]]) => {
      const namespace = `workspace-${id}`;
      return [
        ...quota(namespace, 'requests.cpu', [16, cpu]),
        ...quota(namespace, 'requests.memory', [64 * GIB, memory]),
        ...quota(namespace, 'pods', [60, pods]),
        {
          metric: 'kube_pod_status_phase',
          labels: { cluster, namespace, pod: `${id}-api-0`, phase: 'Running' },
          value: steady(1),
        },
        {
          metric: 'container_cpu_usage_seconds_total',
          labels: { cluster, namespace, pod: `${id}-api-0`, container: 'api' },
          value: wave(0.8 * cpu, 0.1),
          noise: 0.1,
        },
      ];
    }),
    ...quota('ml', 'requests.nvidia.com/gpu', [6, 1]),
  ];
}
