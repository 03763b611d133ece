import {
  renderNode,
  type NodePool,
  type TargetState,
} from '@internal/target-state';
import type { Fields, ObjectStore, StoredObject } from '../store';
import { isSilent } from './behaviour';
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
  place: { name: string; zone: string },
): StoredObject {
  const { name } = place;
  const rendered = renderNode(pool, place);
  return {
    ...rendered,
    status: {
      ...rendered.status,
      addresses: [
        { type: 'InternalIP', address: `10.128.0.${hash(name) % 250}` },
        { type: 'Hostname', address: name },
      ],
      conditions: nodeConditions(store.timestamp(), 'True'),
      nodeInfo: {
        kubeletVersion: 'v1.34.4',
        osImage: 'Container-Optimized OS',
      },
    },
  };
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
