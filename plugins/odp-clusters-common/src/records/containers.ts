import { parseQuantity } from './quantity';
import {
  asList,
  asNumber,
  asRaw,
  asText,
  asTime,
  intern,
  internOptional,
  type Raw,
} from './raw';

/** What a container does beside those of the workload itself. */
type HelperRole = 'init' | 'sidecar' | 'proxy';

/** A container of a pod; times are milliseconds since the epoch, memory is bytes. */
export interface ContainerRecord {
  name: string;
  /** Absent for a container of the workload itself. */
  role?: HelperRole;
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

const PROXY = 'istio-proxy';

/** Whether it is the proxy of the mesh. */
export function isProxy({ name }: Raw): boolean {
  return name === PROXY;
}

/** Whether a container that starts before the others goes on beside them. */
export function isSidecar({ restartPolicy }: Raw): boolean {
  return restartPolicy === 'Always';
}

/** The workload's own containers of a pod. */
export function projectContainers(spec: Raw, status: Raw): ContainerRecord[] {
  return asList(spec.containers)
    .filter(container => !isProxy(container))
    .map(container => projectContainer(container, status.containerStatuses));
}

/** The other ones, as far as they have something to tell; undefined when all are well. */
export function projectHelpers(
  spec: Raw,
  status: Raw,
): ContainerRecord[] | undefined {
  const helpers = [
    ...asList(spec.initContainers).map(container => ({
      ...projectContainer(container, status.initContainerStatuses),
      role: roleOf(container),
    })),
    ...asList(spec.containers)
      .filter(isProxy)
      .map(container => ({
        ...projectContainer(container, status.containerStatuses),
        role: 'proxy' as const,
      })),
  ].filter(hasSomethingToTell);
  return helpers.length ? helpers : undefined;
}

function roleOf(container: Raw): HelperRole {
  if (isProxy(container)) {
    return 'proxy';
  }
  return isSidecar(container) ? 'sidecar' : 'init';
}

function hasSomethingToTell({
  role,
  state,
  ready,
  reason,
  restarts,
}: ContainerRecord): boolean {
  if (restarts > 0) {
    return true;
  }
  return role === 'init'
    ? state === 'running' ||
        !['Completed', 'PodInitializing', undefined].includes(reason)
    : state !== 'unknown' && !ready;
}

function projectContainer(container: Raw, statuses: unknown): ContainerRecord {
  const name = asText(container.name) ?? '';
  const reported = asList(statuses).find(entry => entry.name === name);
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
