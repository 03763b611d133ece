import type { Fields } from '../store';
import type { StatusInput } from './podStatus';
import { pullError, secretOf } from './podWarnings';
import { hash } from './random';

/** How long a container lives before its memory is full, or before it gives up. */
const LIFETIME_MS = { oom: 70_000, crash: 3_000 };

/** The status of one container, by how it behaves. */
export function containerStatus(
  container: Fields,
  { pod, behaviour, now, restarts, isFirstPull }: StatusInput,
): Fields {
  const previous = (pod.status?.containerStatuses ?? []).find(
    (status: Fields) => status.name === container.name,
  );
  const id = hash(
    `${pod.metadata.namespace}/${pod.metadata.name}/${container.name}`,
  );
  const base = {
    name: container.name,
    image: container.image,
    imageID: `sha256:${hash(String(container.image)).toString(16)}`,
    containerID: `containerd://${id.toString(16)}${restarts.toString(16)}`,
    restartCount: restarts,
    lastState: {},
  };
  const down = { ready: false, started: false };
  const startedAt = previous?.state?.running?.startedAt ?? now;
  switch (behaviour) {
    case 'oom':
    case 'crash':
      return {
        ...base,
        ...down,
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: `back-off ${backOff(
              restarts,
            )} restarting failed container=${container.name} pod=${
              pod.metadata.name
            }_${pod.metadata.namespace}(${pod.metadata.uid})`,
          },
        },
        lastState: { terminated: terminated(behaviour, now) },
      };
    case 'image-missing':
      return {
        ...base,
        ...down,
        imageID: '',
        containerID: undefined,
        restartCount: 0,
        state: {
          waiting: isFirstPull
            ? { reason: 'ErrImagePull', message: pullError(container.image) }
            : {
                reason: 'ImagePullBackOff',
                message: `Back-off pulling image "${
                  container.image
                }": ErrImagePull: ${pullError(container.image)}`,
              },
        },
      };
    case 'config-missing':
      return {
        ...base,
        ...down,
        imageID: '',
        containerID: undefined,
        restartCount: 0,
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: `secret "${secretOf(pod)}" not found`,
          },
        },
      };
    case 'never-ready':
      return {
        ...base,
        ready: false,
        started: true,
        state: { running: { startedAt } },
        ...(previous?.lastState && { lastState: previous.lastState }),
      };
    case 'restarting':
      return {
        ...base,
        ready: true,
        started: true,
        state: { running: { startedAt: now } },
        lastState: { terminated: terminated('crash', now) },
      };
    default:
      return {
        ...base,
        ready: true,
        started: true,
        state: { running: { startedAt } },
        ...(previous?.lastState && { lastState: previous.lastState }),
      };
  }
}

/** Milliseconds that a kubelet waits before it starts a container again: 10 s, doubled up to 5 min. */
export function backOffMs(restarts: number): number {
  return Math.min(10_000 * 2 ** Math.max(0, restarts - 1), 300_000);
}

/** The wait as Go writes a duration: `10s`, `1m20s`, `5m0s`. */
function backOff(restarts: number): string {
  const seconds = backOffMs(restarts) / 1000;
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function terminated(behaviour: 'oom' | 'crash', now: string): Fields {
  return {
    exitCode: behaviour === 'oom' ? 137 : 1,
    reason: behaviour === 'oom' ? 'OOMKilled' : 'Error',
    startedAt: new Date(Date.parse(now) - LIFETIME_MS[behaviour])
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    finishedAt: now,
  };
}
