import type { Fields, StoredObject } from '../store';
import type { Behaviour } from './behaviour';

/** Restarts that a crash loop has behind it when it is first seen. */
export const RESTARTS_ANNOTATION = 'sandbox.odp.io/restarts';

interface StatusInput {
  pod: StoredObject;
  behaviour: Behaviour;
  /** ISO 8601 */
  now: string;
  restarts: number;
}

/** The status that a kubelet would report of a pod which has had its time to start. */
export function settledStatus(input: StatusInput): Fields {
  const { pod, behaviour, now } = input;
  if (behaviour === 'evicted') {
    return {
      phase: 'Failed',
      reason: 'Evicted',
      message:
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 76Mi.',
      startTime: pod.status?.startTime ?? now,
    };
  }
  if (behaviour === 'slow') {
    return pod.status?.containerStatuses
      ? pod.status
      : startingStatus(pod, now);
  }
  const containers: Fields[] = pod.spec?.containers ?? [];
  const statuses = containers.map((container, index) =>
    containerStatus(container, {
      ...input,
      behaviour: index === 0 ? behaviour : 'none',
    }),
  );
  const ready = statuses.every(status => status.ready);
  const started = statuses.some(status => status.state.waiting === undefined);
  return {
    phase:
      behaviour === 'image-missing' || behaviour === 'config-missing'
        ? 'Pending'
        : 'Running',
    startTime: pod.status?.startTime ?? now,
    podIP: `10.0.${pod.metadata.uid!.charCodeAt(
      0,
    )}.${pod.metadata.uid!.charCodeAt(1)}`,
    conditions: conditions(pod, { now, ready, scheduled: true, started }),
    containerStatuses: statuses,
    qosClass: 'Burstable',
  };
}

/** The status of a pod whose containers are being created. */
export function startingStatus(pod: StoredObject, now: string): Fields {
  return {
    phase: 'Pending',
    startTime: now,
    conditions: conditions(pod, { now, ready: false, scheduled: true }),
    containerStatuses: (pod.spec?.containers ?? []).map(
      (container: Fields) => ({
        name: container.name,
        image: container.image,
        ready: false,
        started: false,
        restartCount: 0,
        state: { waiting: { reason: 'ContainerCreating' } },
        lastState: {},
      }),
    ),
  };
}

/** The status of a pod that the scheduler finds no node for. */
export function unschedulableStatus(
  pod: StoredObject,
  now: string,
  message: string,
): Fields {
  const before = (pod.status?.conditions ?? []).find(
    (condition: Fields) => condition.type === 'PodScheduled',
  );
  return {
    phase: 'Pending',
    conditions: [
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
        lastTransitionTime: before?.lastTransitionTime ?? now,
      },
    ],
  };
}

function conditions(
  pod: StoredObject,
  state: { now: string; ready: boolean; scheduled: boolean; started?: boolean },
): Fields[] {
  const before: Fields[] = pod.status?.conditions ?? [];
  const condition = (type: string, on: boolean, reason?: string) => {
    const status = on ? 'True' : 'False';
    const previous = before.find(entry => entry.type === type);
    return {
      type,
      status,
      ...(!on && reason && { reason }),
      lastTransitionTime:
        previous?.status === status ? previous.lastTransitionTime : state.now,
    };
  };
  return [
    condition('PodScheduled', state.scheduled),
    condition('Initialized', true),
    condition('ContainersReady', state.ready, 'ContainersNotReady'),
    condition('Ready', state.ready, 'ContainersNotReady'),
  ];
}

function containerStatus(
  container: Fields,
  { pod, behaviour, now, restarts }: StatusInput,
): Fields {
  const previous = (pod.status?.containerStatuses ?? []).find(
    (status: Fields) => status.name === container.name,
  );
  const base = {
    name: container.name,
    image: container.image,
    imageID: `sha256:${container.image}`,
    restartCount: restarts,
    lastState: {},
  };
  const startedAt = previous?.state?.running?.startedAt ?? now;
  switch (behaviour) {
    case 'oom':
    case 'crash':
      return {
        ...base,
        ready: false,
        started: false,
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: `back-off 5m0s restarting failed container=${container.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
          },
        },
        lastState: { terminated: terminated(behaviour, now) },
      };
    case 'image-missing':
      return {
        ...base,
        restartCount: 0,
        ready: false,
        started: false,
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${container.image}": not found`,
          },
        },
      };
    case 'config-missing':
      return {
        ...base,
        restartCount: 0,
        ready: false,
        started: false,
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: `secret "${pod.metadata.labels?.['app.kubernetes.io/name']}-config" not found`,
          },
        },
      };
    case 'never-ready':
      return {
        ...base,
        ready: false,
        started: true,
        state: { running: { startedAt } },
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

function terminated(behaviour: 'oom' | 'crash', now: string): Fields {
  return {
    exitCode: behaviour === 'oom' ? 137 : 1,
    reason: behaviour === 'oom' ? 'OOMKilled' : 'Error',
    startedAt: now,
    finishedAt: now,
  };
}
