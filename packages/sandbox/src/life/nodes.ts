import type { NodePool, TargetState } from '@internal/target-state';
import type { Fields, ObjectStore, StoredObject } from '../store';
import { isSilent } from './behaviour';
import { quantity } from './quota';
import { hash, NameGenerator } from './random';

/** How many nodes a pool has, over the zones in turn; a name given decides its zone by its letter. */
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
      const letter = names[index]?.split('-')[1];
      const zone =
        zones.find(entry => letter && entry.endsWith(`-${letter}`)) ??
        zones[index % zones.length];
      const suffix = pool.localSsd
        ? Math.floor(index / zones.length)
        : generator.suffix(4);
      const name =
        names[index] ?? `${poolName}-${zone.split('-').pop()}-${suffix}`;
      store.create(node(store, pool, { name, zone }));
    }
  }
}

function node(
  store: ObjectStore,
  pool: NodePool,
  { name, zone }: { name: string; zone: string },
): StoredObject {
  const now = store.timestamp();
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
      capacity,
      allocatable: {
        ...capacity,
        cpu: `${pool.cpu * 1000 - reservedMillis(pool.cpu)}m`,
        memory: `${reserveMemory(quantity(pool.memory))}Ki`,
      },
      addresses: [
        { type: 'InternalIP', address: `10.128.0.${hash(name) % 250}` },
        { type: 'Hostname', address: name },
      ],
      conditions: nodeConditions(now, 'True'),
      nodeInfo: {
        kubeletVersion: 'v1.34.4',
        osImage: 'Container-Optimized OS',
      },
    },
  };
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
function reserveMemory(bytes: number): number {
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

function nodeConditions(now: string, ready: 'True' | 'Unknown'): Fields[] {
  const unknown = ready === 'Unknown';
  const condition = (
    type: string,
    status: string,
    [reason, message]: string[],
  ) => ({
    type,
    status: unknown ? 'Unknown' : status,
    reason: unknown ? 'NodeStatusUnknown' : reason,
    message: unknown ? 'Kubelet stopped posting node status.' : message,
    lastHeartbeatTime: now,
    lastTransitionTime: now,
  });
  return [
    condition('MemoryPressure', 'False', [
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available',
    ]),
    condition('DiskPressure', 'False', [
      'KubeletHasNoDiskPressure',
      'kubelet has no disk pressure',
    ]),
    condition('PIDPressure', 'False', [
      'KubeletHasSufficientPID',
      'kubelet has sufficient PID available',
    ]),
    condition('Ready', 'True', [
      'KubeletReady',
      'kubelet is posting ready status',
    ]),
  ];
}

const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/**
 * Writes what the node controller says of a node: Ready, or Unknown when it is
 * silent, and the taints that follow from silence and from a cordon.
 */
export function reconcileNode(store: ObjectStore, entry: StoredObject): void {
  const wanted = isSilent(entry) ? 'Unknown' : 'True';
  const current = taint(store, entry, {
    [UNREACHABLE]: isSilent(entry),
    [UNSCHEDULABLE]: Boolean(entry.spec?.unschedulable),
  });
  if (readyOf(current)?.status !== wanted) {
    store.updateStatus({
      ...current,
      metadata: { ...current.metadata, resourceVersion: undefined },
      status: {
        ...current.status,
        conditions: nodeConditions(store.timestamp(), wanted),
      },
    });
  }
}

/** The Ready condition of a node. */
export function readyOf(entry: StoredObject): Fields | undefined {
  return ((entry.status?.conditions ?? []) as Fields[]).find(
    condition => condition.type === 'Ready',
  );
}

function taint(
  store: ObjectStore,
  entry: StoredObject,
  wanted: Record<string, boolean>,
): StoredObject {
  const taints: Fields[] = entry.spec?.taints ?? [];
  const next = [
    ...taints.filter(({ key }) => wanted[key] !== false),
    ...Object.keys(wanted)
      .filter(key => wanted[key] && !taints.some(other => other.key === key))
      .map(key => ({
        key,
        effect: 'NoSchedule',
        timeAdded: store.timestamp(),
      })),
  ];
  if (JSON.stringify(next) === JSON.stringify(taints)) {
    return entry;
  }
  const { taints: _, ...spec } = entry.spec ?? {};
  return store.update({
    ...entry,
    spec: { ...spec, ...(next.length && { taints: next }) },
  });
}
