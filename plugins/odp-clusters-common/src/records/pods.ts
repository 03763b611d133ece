import {
  type ContainerRecord,
  isProxy,
  isSidecar,
  projectContainers,
  projectHelpers,
} from './containers';
import {
  type OwnerRecord,
  readBase,
  readOwner,
  type RecordBase,
} from './metadata';
import { NODE_POOL_LABEL } from './nodes';
import { parseQuantity, tidy } from './quantity';
import {
  asList,
  asNumber,
  asRaw,
  asText,
  asTexts,
  asTime,
  intern,
  internOptional,
  type Raw,
  sharing,
} from './raw';

/** A port that a container of a pod serves. */
export interface PodPortRecord {
  name?: string;
  port: number;
  protocol: string;
}

/** A pod, as far as health, posture, topology and paths need it. */
export interface PodRecord extends RecordBase {
  /** Shared by the pods of a template. */
  labels: Record<string, string>;
  owner?: OwnerRecord;
  node?: string;
  /** The pool that it asks for; absent when it takes any. */
  nodePool?: string;
  serviceAccount?: string;
  /** Absent until the pod has an address. */
  ip?: string;
  /** Whether it has the network of its node, which no policy is about. */
  hostNetwork: boolean;
  /** Of all its containers; shared by the pods of a template. */
  ports: PodPortRecord[];
  /** Absent when the pod has no status. */
  phase?: string;
  reason?: string;
  message?: string;
  deletedAt?: number;
  ready: boolean;
  /** When Ready last changed. */
  readySince?: number;
  /** Why the scheduler found no node. */
  unschedulable?: { message: string; since?: number };
  /** The workload's own. */
  containers: ContainerRecord[];
  /**
   * Init containers, sidecars and the proxy of the mesh that have something to
   * tell: at work, in trouble, or restarted. Absent when all are well, as they
   * are in nearly every pod.
   */
  helpers?: ContainerRecord[];
  /** What the scheduler reserves for it: cores, bytes, devices. */
  requests: { cpu: number; memory: number; gpu: number };
  /** Whether a proxy of the mesh stands beside the containers. */
  meshed: boolean;
}

const shareLabels = sharing<Record<string, string>>();
const sharePorts = sharing<PodPortRecord[]>();

export function projectPod(raw: unknown): PodRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const { metadata, spec, status } = asRaw(raw);
  const containers = asList(asRaw(spec).containers);
  const initContainers = asList(asRaw(spec).initContainers);
  const conditions = asList(asRaw(status).conditions);
  const ready = conditions.find(({ type }) => type === 'Ready');
  const scheduled = conditions.find(({ type }) => type === 'PodScheduled');
  const labels = shareLabels(asTexts(asRaw(metadata).labels));
  return {
    ...base,
    labels,
    owner: readOwner(raw),
    node: internOptional(asText(asRaw(spec).nodeName)),
    nodePool: internOptional(
      asText(asRaw(asRaw(spec).nodeSelector)[NODE_POOL_LABEL]),
    ),
    serviceAccount: internOptional(asText(asRaw(spec).serviceAccountName)),
    ip: asText(asRaw(status).podIP),
    hostNetwork: asRaw(spec).hostNetwork === true,
    ports: sharePorts(readPorts(containers, initContainers)),
    phase: internOptional(asText(asRaw(status).phase)),
    reason: internOptional(asText(asRaw(status).reason)),
    message: asText(asRaw(status).message),
    deletedAt: asTime(asRaw(metadata).deletionTimestamp),
    ready: ready?.status === 'True',
    readySince: asTime(ready?.lastTransitionTime),
    unschedulable:
      scheduled?.status === 'False' && scheduled.reason === 'Unschedulable'
        ? {
            message: intern(asText(scheduled.message) ?? 'no node fits'),
            since: asTime(scheduled.lastTransitionTime),
          }
        : undefined,
    containers: projectContainers(asRaw(spec), asRaw(status)),
    helpers: projectHelpers(asRaw(spec), asRaw(status)),
    requests: reservedFor(containers, initContainers),
    meshed:
      [...containers, ...initContainers].some(isProxy) ||
      labels['istio.io/dataplane-mode'] === 'ambient',
  };
}

/**
 * Requests as the scheduler counts them: containers and sidecars run together;
 * a container that prepares them runs before, and counts where it asks for more.
 */
function reservedFor(
  containers: Raw[],
  initContainers: Raw[],
): PodRecord['requests'] {
  const together = [...containers, ...initContainers.filter(isSidecar)];
  const before = initContainers.filter(container => !isSidecar(container));
  const reserved = (resource: string) =>
    tidy(
      Math.max(
        together.reduce((sum, entry) => sum + requestOf(entry, resource), 0),
        ...before.map(entry => requestOf(entry, resource)),
      ),
    );
  return {
    cpu: reserved('cpu'),
    memory: reserved('memory'),
    gpu: reserved('nvidia.com/gpu'),
  };
}

function requestOf({ resources }: Raw, resource: string): number {
  return parseQuantity(asRaw(asRaw(resources).requests)[resource]) ?? 0;
}

/** The ports of containers that serve as long as the pod runs. */
function readPorts(containers: Raw[], initContainers: Raw[]): PodPortRecord[] {
  return [...containers, ...initContainers.filter(isSidecar)].flatMap(
    ({ ports }) =>
      asList(ports).flatMap(({ name, containerPort, protocol }) => {
        const port = asNumber(containerPort);
        return port === undefined
          ? []
          : [
              {
                name: internOptional(asText(name)),
                port,
                protocol: intern(asText(protocol) ?? 'TCP'),
              },
            ];
      }),
  );
}
