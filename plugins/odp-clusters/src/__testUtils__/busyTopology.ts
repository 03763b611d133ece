import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { aFailingPod, aNode, aPod, aPool, aTopology, NOW } from './aTopology';

/** A busy day: a pod out of memory, a silent and a cordoned node, pods that wait for a GPU. */
export function busyTopology(): TopologyModel {
  return aTopology({
    pools: [
      aPool(),
      aPool({
        id: 'gpu/n1-standard-4',
        name: 'gpu',
        machineType: 'n1-standard-4',
        limits: { min: 2, max: 10 },
      }),
      aPool({ id: 'spot/x', name: 'spot', limits: { min: 0, max: 20 } }),
    ],
    nodes: [
      aNode({ name: 'general-a-h3mw' }),
      aNode({
        name: 'general-b-zt41',
        zone: 'europe-north1-b',
        status: 'unknown',
        condition: 'silent',
        reasons: [
          {
            rule: 'node.silent',
            status: 'unknown',
            object: { kind: 'Node', name: 'general-b-zt41' },
            message: 'general-b-zt41: silent',
            since: new Date(NOW - 48_000).toISOString(),
          },
        ],
      }),
      aNode({ name: 'general-a-t8zd', hiddenPods: 2 }),
      aNode({ name: 'gpu-a-d8fk', pool: 'gpu/n1-standard-4' }),
    ],
    pods: [
      aFailingPod({ node: 'general-a-h3mw' }),
      aPod({ node: 'general-a-h3mw' }),
      aPod({ name: 'user-api-2', node: 'general-a-t8zd' }),
      aPod({
        name: 'log-x',
        node: 'general-a-t8zd',
        workload: { kind: 'DaemonSet', name: 'log' },
        status: 'degraded',
      }),
      aPod({
        name: 'ner-0',
        namespace: 'ml',
        workload: { kind: 'Deployment', name: 'bentoml-ner' },
        node: undefined,
        status: 'degraded',
        causes: [
          {
            rule: 'pod.unschedulable',
            status: 'degraded',
            message: 'waits for a GPU',
          },
        ],
      }),
    ],
    waiting: [
      {
        namespace: 'ml',
        workload: { kind: 'Deployment', name: 'bentoml-ner' },
        pods: ['ner-0'],
        since: new Date(NOW - 26 * 60_000).toISOString(),
        schedulerMessage:
          '0/28 nodes are available: 6 Insufficient nvidia.com/gpu.',
        requests: { cpu: 1, memory: 2 ** 31, gpu: 1 },
        pool: 'gpu/n1-standard-4',
        limit:
          '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded',
      },
    ],
  });
}
