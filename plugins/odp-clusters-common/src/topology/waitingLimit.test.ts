import { aPod } from '@internal/test-utils';
import { drawCluster, type RawCluster } from './__testUtils__/drawCluster';
import {
  GPU,
  gpuNode,
  node,
  ONE_GPU,
  pod,
  POOL,
  SPOT,
} from './__testUtils__/rawObjects';

const waitsForGpu = pod('ner-9', { pool: 'gpu', requests: ONE_GPU });
const sixTaken = {
  nodes: Array.from({ length: 6 }, (_, index) => gpuNode(`gpu-${index}`)),
  pods: Array.from({ length: 6 }, (_, index) =>
    pod(`ner-${index}`, { node: `gpu-${index}`, requests: ONE_GPU }),
  ),
};

function eventOf(name: string, reason: string, message: string) {
  return {
    metadata: { name: `${name}.${reason}.${message.length}`, namespace: 'ml' },
    involvedObject: { kind: 'Pod', name },
    reason,
    message,
    lastTimestamp: '2026-11-23T14:30:00Z',
  };
}
const QUOTA = eventOf(
  'ner-9',
  'FailedScaleUp',
  'Node scale up in zones europe-north1-a, europe-north1-b associated with this pod failed: GCE quota exceeded. Pod is at risk of not being scheduled.',
);

describe('the limit that holds waiting pods', () => {
  const limitOf = (raw: RawCluster, pools = [GPU, SPOT]) =>
    drawCluster(raw, { pools }).model.waiting.map(({ limit }) => limit);

  it.each<[string, RawCluster, string]>([
    [
      'devices that are all taken, and what the autoscaler said',
      { ...sixTaken, pods: [...sixTaken.pods, waitsForGpu], events: [QUOTA] },
      '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded',
    ],
    [
      'nothing of quota when nobody said so',
      { ...sixTaken, pods: [...sixTaken.pods, waitsForGpu] },
      '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes',
    ],
    [
      'nothing that was said of another pod, or of another matter',
      {
        ...sixTaken,
        pods: [...sixTaken.pods, waitsForGpu],
        events: [
          { ...QUOTA, involvedObject: { kind: 'Pod', name: 'ner-1' } },
          eventOf('ner-9', 'FailedMount', 'quota'),
        ],
      },
      '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes',
    ],
    [
      'why no node came, when that is what the autoscaler says',
      {
        nodes: [gpuNode('gpu-0')],
        pods: [pod('ner-0', { node: 'gpu-0', requests: ONE_GPU }), waitsForGpu],
        events: [
          eventOf(
            'ner-9',
            'NotTriggerScaleUp',
            "pod didn't trigger scale-up: 1 max node group size reached",
          ),
        ],
      },
      '1 of 1 GPU of pool gpu is taken; it has 1 of 2-10 nodes; no scale-up: 1 max node group size reached',
    ],
    [
      'a pool at its limit',
      {
        nodes: Array.from({ length: 10 }, (_, index) =>
          gpuNode(`gpu-${index}`),
        ),
        pods: [pod('ner-9', { pool: 'gpu', requests: { cpu: '6' } })],
      },
      'no node of pool gpu has 6 cores free, the most is 4; it is at its limit of 10 nodes',
    ],
    [
      'memory that no single node has, though together they would',
      {
        nodes: [gpuNode('gpu-0'), gpuNode('gpu-1')],
        pods: [
          pod('a', { node: 'gpu-0', requests: { memory: '10Gi' } }),
          pod('b', { node: 'gpu-1', requests: { memory: '9Gi' } }),
          pod('ner-9', { pool: 'gpu', requests: { memory: '8Gi' } }),
        ],
      },
      'no node of pool gpu has 8 GiB of memory free, the most is 6 GiB; it has 2 of 2-10 nodes',
    ],
    [
      'a part of a core',
      {
        nodes: [node('a', { allocatable: { cpu: '1', memory: '1Gi' } })],
        pods: [
          pod('x', { node: 'a', requests: { cpu: '950m' } }),
          pod('ner-9', { requests: { cpu: '250m' } }),
        ],
      },
      'no node of the cluster has 250 m of a core free, the most is 50 m',
    ],
    [
      'more devices than any node has free',
      {
        nodes: [gpuNode('gpu-0')],
        pods: [
          pod('ner-9', { pool: 'gpu', requests: { 'nvidia.com/gpu': '2' } }),
        ],
      },
      'no node of pool gpu has 2 GPUs free, the most is 1; it has 1 of 2-10 nodes',
    ],
    [
      'a device that the pool has none of',
      {
        nodes: [node('a', { labels: { [POOL]: 'general' } })],
        pods: [pod('ner-9', { pool: 'general', requests: ONE_GPU })],
      },
      'pool general has no GPU',
    ],
    [
      'nodes that take no pods',
      {
        nodes: [
          gpuNode('gpu-0', { spec: { unschedulable: true } }),
          gpuNode('gpu-1', { ready: 'Unknown' }),
        ],
        pods: [waitsForGpu],
      },
      'no node of pool gpu takes pods: each is cordoned, silent or not ready; it has 2 of 2-10 nodes',
    ],
    [
      'a pool without a node',
      { nodes: [gpuNode('gpu-0')], pods: [pod('ner-9', { pool: 'spot' })] },
      'pool spot has no node; it has 0 of 0-20 nodes',
    ],
    [
      'a pool that is none',
      { nodes: [gpuNode('gpu-0')], pods: [pod('ner-9', { pool: 'gppu' })] },
      'there is no pool gppu',
    ],
    [
      "the scheduler's words when there is room, so that it is something else",
      {
        nodes: [gpuNode('gpu-0')],
        pods: [
          pod('ner-9', {
            pool: 'gpu',
            message:
              '0/1 nodes are available: 1 node(s) had volume node affinity conflict.',
          }),
        ],
      },
      '0/1 nodes are available: 1 node(s) had volume node affinity conflict; pool gpu has 1 of 2-10 nodes',
    ],
    [
      "the scheduler's words alone when nodes cannot be read",
      { nodesUnreadable: true, pods: [waitsForGpu] },
      '0/1 nodes are available: 1 odd reason',
    ],
  ])('is %s', (_, raw, limit) => {
    expect(limitOf(raw)).toEqual([limit]);
  });

  it('gathers pods by workload, the longest waiting first', () => {
    const { model } = drawCluster(
      {
        ...sixTaken,
        pods: [
          ...sixTaken.pods,
          pod('ner-8', {
            pool: 'gpu',
            requests: ONE_GPU,
            since: '2026-11-23T14:20:00Z',
          }),
          waitsForGpu,
          aPod({
            metadata: {
              name: 'lone',
              namespace: 'data',
              ownerReferences: [],
              creationTimestamp: '2026-11-23T14:00:00Z',
            },
            spec: { nodeName: undefined },
            status: { phase: 'Pending', conditions: [], containerStatuses: [] },
          }),
        ],
      },
      { pools: [GPU] },
    );
    expect(model.waiting).toMatchObject([
      {
        namespace: 'data',
        pods: ['lone'],
        since: '2026-11-23T14:00:00.000Z',
        schedulerMessage: '',
        limit: 'the scheduler has said nothing yet',
      },
      {
        namespace: 'ml',
        workload: { kind: 'StatefulSet', name: 'ner' },
        pods: ['ner-9', 'ner-8'],
        since: '2026-11-23T14:06:00.000Z',
        requests: { cpu: 1, memory: 4 * 2 ** 30, gpu: 1 },
        pool: 'gpu/n1-standard-4',
      },
    ]);
  });
});
