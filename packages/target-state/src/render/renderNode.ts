import { quantityValue } from '../quantity';
import type { NodePool } from '../schema';

/**
 * A node of a pool, as GKE makes it: where it is, what it offers, and whom it keeps
 * away. Whoever renders one plays its kubelet, so that no container runs there; it
 * says so as nodes of kwok do.
 */
export function renderNode(
  pool: NodePool,
  { name, zone }: { name: string; zone: string },
) {
  const capacity = {
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
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
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
      ...((pool.gpu || pool.spot) && { taints: [taint(pool)] }),
    },
    status: {
      capacity,
      allocatable: {
        ...capacity,
        cpu: `${pool.cpu * 1000 - reservedMillis(pool.cpu)}m`,
        memory: `${allocatableKibibytes(quantityValue(pool.memory))}Ki`,
      },
    },
  };
}

function taint(pool: NodePool) {
  return pool.gpu
    ? { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }
    : { key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' };
}

const RESERVED = [60, 10, 5, 5];

/** Cores that GKE keeps for itself: 6 % of the first, 1 % of the second, 0.5 % of two more, 0.25 % of the rest. */
function reservedMillis(cores: number): number {
  return Array.from(
    { length: cores },
    (_, core) => RESERVED[core] ?? 2.5,
  ).reduce((sum, millis) => sum + millis, 0);
}

/** Kibibytes that GKE leaves to pods: it keeps 25 % of the first 4 GiB, 20 % of 4, 10 % of 8, 6 % of 112 more, and 100 MiB. */
function allocatableKibibytes(bytes: number): number {
  let rest = bytes / 2 ** 30;
  let kept = 0;
  for (const [gibibytes, share] of [
    [4, 0.25],
    [4, 0.2],
    [8, 0.1],
    [112, 0.06],
  ]) {
    const slice = Math.min(rest, gibibytes);
    kept += slice * share;
    rest -= slice;
  }
  return Math.floor((bytes - kept * 2 ** 30) / 1024) - 100 * 1024;
}
