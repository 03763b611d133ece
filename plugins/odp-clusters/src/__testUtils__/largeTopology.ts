import type {
  TopologyModel,
  TopologyNode,
  TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import { aNode, aPod, aPool, aTopology, minutesAgo } from './aTopology';

const ZONES = ['europe-north1-a', 'europe-north1-b', 'europe-north1-c'];
const POOLS = [
  aPool({ limits: { min: 3, max: 1000 } }),
  aPool({ id: 'gpu/n1-standard-4', name: 'gpu', machineType: 'n1-standard-4' }),
  aPool({ id: 'storage/n2-highmem-4', name: 'storage' }),
  aPool({ id: 'spot/n2-standard-4', name: 'spot', spot: true }),
];

/** How a pod of the crowd is, by its number: mostly well. */
function trouble(index: number): Partial<TopologyPod> {
  if (index % 131 === 7) {
    return {
      status: 'degraded',
      causes: [
        {
          rule: 'pod.image-pull',
          status: 'degraded',
          message: 'image fn-runtime:4.2 cannot be pulled (ImagePullBackOff)',
          since: minutesAgo(6),
        },
      ],
    };
  }
  if (index % 997 === 3) {
    return {
      status: 'failing',
      causes: [
        {
          rule: 'pod.crash-loop',
          status: 'failing',
          message: 'Error, last exit 1',
        },
      ],
    };
  }
  return {};
}

/** A cluster of so many nodes in three zones and four pools, with so many pods on each. */
export function largeTopology(size: {
  nodes: number;
  podsPerNode: number;
}): TopologyModel {
  const nodes: TopologyNode[] = [];
  const pods: TopologyPod[] = [];
  for (let index = 0; index < size.nodes; index += 1) {
    const pool = POOLS[index % 13 < 10 ? 0 : (index % 13) - 9];
    const node = aNode({
      name: `${pool.name}-${index}`,
      zone: ZONES[index % 3],
      pool: pool.id,
      requested: {
        cpu: 2 + (index % 6),
        memory: (index % 30) * 2 ** 30,
        gpu: 0,
      },
    });
    nodes.push(node);
    for (let place = 0; place < size.podsPerNode; place += 1) {
      const number = index * size.podsPerNode + place;
      const app = number % 400;
      pods.push(
        aPod({
          name: `app-${app}-${number}`,
          namespace: `team-${app % 300}`,
          workload: { kind: 'Deployment', name: `app-${app}` },
          node: node.name,
          ...trouble(number),
        }),
      );
    }
  }
  return aTopology({ nodes, pods, pools: POOLS, zones: ZONES });
}
