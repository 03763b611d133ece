import { aNode, aPod } from '@internal/test-utils';
import type { DeclaredPool } from '../TopologySource';

export const GPU: DeclaredPool = {
  name: 'gpu',
  title: 'GPU',
  machineType: 'n1-standard-4',
  gpu: { type: 'nvidia-tesla-t4' },
  spot: false,
  autoscaling: { min: 2, max: 10 },
};
export const SPOT: DeclaredPool = {
  name: 'spot',
  title: 'Spot',
  machineType: 'n2-standard-4',
  spot: true,
  autoscaling: { min: 0, max: 20 },
};
export const POOL = 'cloud.google.com/gke-nodepool';
export const TYPE = 'node.kubernetes.io/instance-type';

/** A raw node that answers; it has no pool unless a label says so. */
export function node(
  name: string,
  options: {
    labels?: Record<string, string>;
    allocatable?: object;
    spec?: object;
    ready?: string;
    joined?: string;
  } = {},
): object {
  const raw = aNode({
    metadata: {
      name,
      labels: options.labels,
      creationTimestamp: options.joined ?? '2026-11-20T10:00:00Z',
    },
    spec: options.spec,
    ready: options.ready,
  });
  return {
    ...raw,
    status: {
      ...raw.status,
      allocatable: options.allocatable ?? { cpu: '8', memory: '32Gi' },
    },
  };
}

/** A raw node of pool gpu, with one device. */
export const gpuNode = (name: string, more: Parameters<typeof node>[1] = {}) =>
  node(name, {
    labels: { [POOL]: 'gpu', [TYPE]: 'n1-standard-4' },
    allocatable: { cpu: '4', memory: '15Gi', 'nvidia.com/gpu': '1' },
    ...more,
  });

/** A raw pod of the workload `ner`: on a node, or waiting for one. */
export function pod(
  name: string,
  options: {
    namespace?: string;
    node?: string;
    pool?: string;
    requests?: Record<string, string>;
    labels?: Record<string, string>;
    message?: string;
    since?: string;
  } = {},
): Record<string, any> {
  const { message = '0/1 nodes are available: 1 odd reason.' } = options;
  return aPod({
    metadata: {
      name,
      namespace: options.namespace ?? 'ml',
      labels: options.labels ?? {},
      ownerReferences: [
        { kind: 'StatefulSet', name: 'ner', uid: 'ner', controller: true },
      ],
    },
    spec: {
      nodeName: options.node,
      ...(options.pool && { nodeSelector: { [POOL]: options.pool } }),
    },
    container: { resources: { requests: options.requests ?? { cpu: '1' } } },
    ...(!options.node && {
      status: {
        phase: 'Pending',
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: `${message} preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.`,
            lastTransitionTime: options.since ?? '2026-11-23T14:06:00Z',
          },
        ],
        containerStatuses: [],
      },
    }),
  });
}

/** Requests of a pod that wants a whole GPU node. */
export const ONE_GPU = { cpu: '1', memory: '4Gi', 'nvidia.com/gpu': '1' };
