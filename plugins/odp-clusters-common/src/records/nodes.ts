import { readBase, type RecordBase } from './metadata';
import { parseQuantity } from './quantity';
import { asList, asRaw, asText, asTexts, asTime, internOptional } from './raw';

/** Names the pool on a node, and on a pod that asks for one. */
export const NODE_POOL_LABEL = 'cloud.google.com/gke-nodepool';

/** A node; times are milliseconds since the epoch. */
export interface NodeRecord extends RecordBase {
  /** Ready condition; `Unknown` when the kubelet fell silent. */
  ready: 'True' | 'False' | 'Unknown';
  readySince?: number;
  readyReason?: string;
  unschedulable: boolean;
  /** When the node was cordoned; absent when it is not, or the cluster does not tell. */
  cordonedSince?: number;
  pool?: string;
  zone?: string;
  machineType?: string;
  /** Type of its devices, such as `nvidia-tesla-t4`. */
  gpuType?: string;
  /** Whether the cloud may take it back at any time. */
  spot: boolean;
  /** Whether kwok, or what stands for it, plays its kubelet: nothing runs there. */
  isSimulated: boolean;
  /** Pressure conditions that hold, such as `MemoryPressure`. */
  pressures: string[];
  allocatable: { cpu?: number; memory?: number; gpu?: number; pods?: number };
}

/** The node controller adds it to a node that is cordoned. */
const CORDON_TAINT = 'node.kubernetes.io/unschedulable';

export function projectNode(raw: unknown): NodeRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const { metadata, spec, status } = asRaw(raw);
  const labels = asTexts(asRaw(metadata).labels);
  const conditions = asList(asRaw(status).conditions);
  const ready = conditions.find(({ type }) => type === 'Ready');
  const allocatable = asRaw(asRaw(status).allocatable);
  return {
    ...base,
    ready:
      ready?.status === 'True' || ready?.status === 'False'
        ? ready.status
        : 'Unknown',
    readySince: asTime(ready?.lastTransitionTime),
    readyReason: internOptional(
      asText(ready?.message) ?? asText(ready?.reason),
    ),
    unschedulable: asRaw(spec).unschedulable === true,
    cordonedSince: asTime(
      asList(asRaw(spec).taints).find(({ key }) => key === CORDON_TAINT)
        ?.timeAdded,
    ),
    pool: internOptional(labels[NODE_POOL_LABEL]),
    zone: internOptional(labels['topology.kubernetes.io/zone']),
    machineType: internOptional(labels['node.kubernetes.io/instance-type']),
    gpuType: internOptional(labels['cloud.google.com/gke-accelerator']),
    spot: labels['cloud.google.com/gke-spot'] === 'true',
    isSimulated:
      labels.type === 'kwok' ||
      asTexts(asRaw(metadata).annotations)['kwok.x-k8s.io/node'] !== undefined,
    pressures: conditions
      .filter(
        ({ type, status: on }) =>
          on === 'True' && String(type).endsWith('Pressure'),
      )
      .map(({ type }) => String(type)),
    allocatable: {
      cpu: parseQuantity(allocatable.cpu),
      memory: parseQuantity(allocatable.memory),
      gpu: parseQuantity(allocatable['nvidia.com/gpu']),
      pods: parseQuantity(allocatable.pods),
    },
  };
}
