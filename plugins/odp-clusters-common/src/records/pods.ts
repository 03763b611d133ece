import {
  type OwnerRecord,
  readBase,
  readOwner,
  type RecordBase,
} from './metadata';
import { parseQuantity } from './quantity';
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
} from './raw';

/** A container of a pod; times are milliseconds since the epoch, memory is bytes. */
export interface ContainerRecord {
  name: string;
  image?: string;
  ready: boolean;
  restarts: number;
  state: 'running' | 'waiting' | 'terminated' | 'unknown';
  reason?: string;
  message?: string;
  startedAt?: number;
  last?: { exitCode?: number; reason?: string; finishedAt?: number };
  memoryLimit?: number;
}

/** A pod, as far as health, posture and topology need it. */
export interface PodRecord extends RecordBase {
  labels: Record<string, string>;
  owner?: OwnerRecord;
  node?: string;
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
  containers: ContainerRecord[];
  /** Requests in cores, bytes, devices. */
  requests: { cpu: number; memory: number; gpu: number };
  /** Whether a proxy of the mesh stands beside the containers. */
  meshed: boolean;
}

const PROXY = 'istio-proxy';

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
  const labels = sharedLabels(asTexts(asRaw(metadata).labels));
  return {
    ...base,
    labels,
    owner: readOwner(raw),
    node: internOptional(asText(asRaw(spec).nodeName)),
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
    containers: containers
      .filter(({ name }) => name !== PROXY)
      .map(container => projectContainer(container, asRaw(status))),
    requests: sumRequests(containers),
    meshed:
      [...containers, ...initContainers].some(({ name }) => name === PROXY) ||
      labels['istio.io/dataplane-mode'] === 'ambient',
  };
}

function projectContainer(container: Raw, status: Raw): ContainerRecord {
  const name = asText(container.name) ?? '';
  const reported = asList(status.containerStatuses).find(
    entry => entry.name === name,
  );
  const state = asRaw(reported?.state);
  const kind = (['running', 'waiting', 'terminated'] as const).find(
    key => state[key] !== undefined,
  );
  const current = asRaw(kind && state[kind]);
  const last = asRaw(asRaw(reported?.lastState).terminated);
  const limits = asRaw(asRaw(container.resources).limits);
  return {
    name: intern(name),
    image: internOptional(asText(container.image)),
    ready: reported?.ready === true,
    restarts: asNumber(reported?.restartCount) ?? 0,
    state: kind ?? 'unknown',
    reason: internOptional(asText(current.reason)),
    message: asText(current.message),
    startedAt: asTime(current.startedAt),
    last: Object.keys(last).length
      ? {
          exitCode: asNumber(last.exitCode),
          reason: internOptional(asText(last.reason)),
          finishedAt: asTime(last.finishedAt),
        }
      : undefined,
    memoryLimit: parseQuantity(limits.memory),
  };
}

function sumRequests(containers: Raw[]): PodRecord['requests'] {
  const sum = { cpu: 0, memory: 0, gpu: 0 };
  for (const { resources } of containers) {
    const requests = asRaw(asRaw(resources).requests);
    sum.cpu += parseQuantity(requests.cpu) ?? 0;
    sum.memory += parseQuantity(requests.memory) ?? 0;
    sum.gpu += parseQuantity(requests['nvidia.com/gpu']) ?? 0;
  }
  return sum;
}

const labelSets = new Map<string, Record<string, string>>();
const LABEL_SETS = 20_000;

/** Pods of one workload share one object of labels; it must not be changed. */
function sharedLabels(labels: Record<string, string>): Record<string, string> {
  const key = JSON.stringify(labels);
  const known = labelSets.get(key);
  if (known) {
    return known;
  }
  if (labelSets.size < LABEL_SETS) {
    labelSets.set(key, labels);
  }
  return labels;
}
