import type { NodePool, TargetState } from '@internal/target-state';
import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isSilent } from './behaviour';
import { NameGenerator } from './random';

const NODES = resourceOfKey('nodes');

/** How many nodes a pool has, over the zones in turn; names may be given. */
export interface PoolSize {
  pool: string;
  count: number;
  names?: string[];
}

/** Creates the nodes of a cluster, with GKE's labels. */
export function createNodes(
  store: ObjectStore,
  target: TargetState,
  { cluster, sizes }: { cluster: string; sizes: PoolSize[] },
): void {
  const zones = target.clusters.find(({ name }) => name === cluster)!.zones;
  for (const { pool: poolName, count, names = [] } of sizes) {
    const pool = target.nodePools.find(({ name }) => name === poolName)!;
    const generator = new NameGenerator(`${cluster}/${poolName}`);
    for (let index = 0; index < count; index++) {
      const zone = zones[index % zones.length];
      const letter = zone.split('-').pop();
      const generated = `${poolName}-${letter}-${
        poolName === 'storage'
          ? Math.floor(index / zones.length)
          : generator.suffix(4)
      }`;
      const named = names.find(
        name =>
          name.startsWith(`${poolName}-${letter}-`) && !store.get(NODES, name),
      );
      store.create(node(store, pool, { name: named ?? generated, zone }));
    }
  }
}

function node(
  store: ObjectStore,
  pool: NodePool,
  { name, zone }: { name: string; zone: string },
): StoredObject {
  const now = store.timestamp();
  const resources = {
    cpu: String(pool.cpu),
    memory: pool.memory,
    pods: '110',
    'ephemeral-storage': pool.localSsd ?? '100Gi',
    ...(pool.gpu && { 'nvidia.com/gpu': String(pool.gpu.count) }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'cloud.google.com/gke-nodepool': pool.name,
        'topology.kubernetes.io/zone': zone,
        'topology.kubernetes.io/region': zone.replace(/-[a-z]$/, ''),
        'node.kubernetes.io/instance-type': pool.machineType,
        ...(pool.gpu && { 'cloud.google.com/gke-accelerator': pool.gpu.type }),
        ...(pool.spot && { 'cloud.google.com/gke-spot': 'true' }),
        ...(pool.localSsd && {
          'cloud.google.com/gke-ephemeral-storage-local-ssd': 'true',
        }),
      },
    },
    spec: {
      providerID: `gce://odp/${zone}/${name}`,
      ...((pool.gpu || pool.spot) && {
        taints: [
          pool.gpu
            ? { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }
            : {
                key: 'cloud.google.com/gke-spot',
                value: 'true',
                effect: 'NoSchedule',
              },
        ],
      }),
    },
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: nodeConditions(now, 'True'),
      nodeInfo: {
        kubeletVersion: 'v1.34.4',
        osImage: 'Container-Optimized OS',
      },
    },
  };
}

function nodeConditions(now: string, ready: 'True' | 'Unknown'): Fields[] {
  return [
    {
      type: 'Ready',
      status: ready,
      reason: ready === 'True' ? 'KubeletReady' : 'NodeStatusUnknown',
      message:
        ready === 'True'
          ? 'kubelet is posting ready status'
          : 'Kubelet stopped posting node status.',
      lastHeartbeatTime: now,
      lastTransitionTime: now,
    },
  ];
}

/** Writes what the node controller says of a node: Ready, or Unknown when it is silent. */
export function reconcileNode(store: ObjectStore, entry: StoredObject): void {
  const ready = (entry.status?.conditions ?? []).find(
    (condition: Fields) => condition.type === 'Ready',
  );
  const wanted = isSilent(entry) ? 'Unknown' : 'True';
  if (ready && ready.status !== wanted) {
    store.updateStatus({
      ...entry,
      metadata: { ...entry.metadata, resourceVersion: undefined },
      status: {
        ...entry.status,
        conditions: nodeConditions(store.timestamp(), wanted),
      },
    });
  }
}
