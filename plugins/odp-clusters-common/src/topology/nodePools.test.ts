import { drawCluster } from './__testUtils__/drawCluster';
import {
  GPU,
  gpuNode,
  node,
  ONE_GPU,
  pod,
  POOL,
  SPOT,
  TYPE,
} from './__testUtils__/rawObjects';

describe('node pools', () => {
  it('are those declared in their order, then what else the nodes say', () => {
    const { model } = drawCluster(
      {
        nodes: [
          gpuNode('gpu-0'),
          gpuNode('gpu-silent', { ready: 'Unknown' }),
          node('gpu-other', {
            labels: { [POOL]: 'gpu', [TYPE]: 'g2-standard-4' },
          }),
          node('gpu-untold', { labels: { [POOL]: 'gpu' } }),
          node('bare', { labels: {} }),
        ],
        pods: [pod('ner-0', { node: 'gpu-0', requests: ONE_GPU })],
      },
      { pools: [SPOT, GPU] },
    );
    expect(
      model.pools.map(({ id, declared, limits, nodes }) => ({
        id,
        declared,
        limits,
        nodes,
      })),
    ).toEqual([
      {
        id: 'spot/n2-standard-4',
        declared: true,
        limits: { min: 0, max: 20 },
        nodes: 0,
      },
      {
        id: 'gpu/n1-standard-4',
        declared: true,
        limits: { min: 2, max: 10 },
        nodes: 3,
      },
      { id: 'gpu/g2-standard-4', declared: false, limits: undefined, nodes: 1 },
      { id: 'none/unknown', declared: false, limits: undefined, nodes: 1 },
    ]);
    // What a silent node has is no room that anybody could use.
    expect(model.pools[1]).toMatchObject({
      title: 'GPU',
      gpuType: 'nvidia-tesla-t4',
      requested: { cpu: 1, gpu: 1 },
      allocatable: { cpu: 12, gpu: 1 },
    });
    expect(
      Object.fromEntries(
        [...model.nodes].map(([name, each]) => [name, each.pool]),
      ),
    ).toEqual({
      'gpu-0': 'gpu/n1-standard-4',
      'gpu-silent': 'gpu/n1-standard-4',
      'gpu-other': 'gpu/g2-standard-4',
      'gpu-untold': 'gpu/n1-standard-4',
      bare: 'none/unknown',
    });
  });
});
