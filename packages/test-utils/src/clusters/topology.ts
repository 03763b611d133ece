import type { TopologyPod } from '@internal/plugin-odp-clusters-common';

/** A pod of the picture: healthy and placed, unless told otherwise. Its key follows from namespace and name. */
export function aTopologyPod(
  overrides: Partial<Omit<TopologyPod, 'key'>> = {},
): TopologyPod {
  const pod = {
    name: 'user-api-7c9-x7dkp',
    namespace: 'execution',
    workload: { kind: 'Deployment', name: 'user-api', namespace: 'execution' },
    node: 'general-a-1',
    status: 'healthy' as const,
    requests: { cpu: 0.5, memory: 512 * 2 ** 20, gpu: 0 },
    meshed: true,
    causes: [],
    ...overrides,
  };
  return { key: `${pod.namespace}/${pod.name}`, ...pod };
}
