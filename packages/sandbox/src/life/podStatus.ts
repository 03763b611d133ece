import type { Fields, StoredObject } from '../store';
import { type Behaviour, culpritOf } from './behaviour';
import { containerStatus } from './containerStatus';
import { podConditions } from './podConditions';
import { hash } from './random';

/** Restarts that a crash loop has behind it when it is first seen. */
export const RESTARTS_ANNOTATION = 'sandbox.odp.io/restarts';

export interface StatusInput {
  pod: StoredObject;
  behaviour: Behaviour;
  /** ISO 8601 */
  now: string;
  restarts: number;
  /** Whether the missing image was asked for just now, and no back-off has begun. */
  isFirstPull?: boolean;
}

/** The status that a kubelet would report of a pod which has had its time to start. */
export function settledStatus(input: StatusInput): Fields {
  const { pod, behaviour, now } = input;
  if (behaviour === 'slow') {
    return startingStatus(pod, now);
  }
  if (behaviour === 'evicted') {
    return {
      phase: 'Failed',
      reason: 'Evicted',
      message:
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 76Mi. ',
      startTime: pod.status?.startTime ?? now,
    };
  }
  const culprit = culpritOf(pod);
  const statuses = containersOf(pod).map((container, index) =>
    containerStatus(container, {
      ...input,
      // A proxy runs on beside a container that misbehaves.
      ...(index !== culprit && { behaviour: 'none', restarts: 0 }),
    }),
  );
  const unready = statuses.filter(({ ready }) => !ready);
  const starting =
    behaviour === 'image-missing' || behaviour === 'config-missing';
  return {
    phase: starting ? 'Pending' : 'Running',
    conditions: podConditions(pod, {
      now,
      unready: unready.map(({ name }) => name),
    }),
    hostIP: address(10, String(pod.spec?.nodeName)),
    podIP: podAddress(pod),
    podIPs: [{ ip: podAddress(pod) }],
    startTime: pod.status?.startTime ?? now,
    containerStatuses: statuses,
    qosClass: 'Burstable',
  };
}

/** The status of a pod whose containers are being created. */
export function startingStatus(pod: StoredObject, now: string): Fields {
  return {
    phase: 'Pending',
    conditions: podConditions(pod, {
      now,
      unready: containersOf(pod).map(({ name }) => name),
    }),
    startTime: pod.status?.startTime ?? now,
    containerStatuses: containersOf(pod).map(container => ({
      name: container.name,
      image: container.image,
      imageID: '',
      ready: false,
      started: false,
      restartCount: 0,
      state: { waiting: { reason: 'ContainerCreating' } },
      lastState: {},
    })),
    qosClass: 'Burstable',
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
    qosClass: 'Burstable',
  };
}

/** The status of a Job's pod that has ended, well or badly. */
export function finishedStatus({ pod, behaviour, now }: StatusInput): Fields {
  const failed = behaviour === 'crash' || behaviour === 'oom';
  const exit = failed
    ? {
        exitCode: behaviour === 'oom' ? 137 : 1,
        reason: behaviour === 'oom' ? 'OOMKilled' : 'Error',
      }
    : { exitCode: 0, reason: 'Completed' };
  const startedAt = pod.status?.startTime ?? now;
  return {
    phase: failed ? 'Failed' : 'Succeeded',
    conditions: podConditions(pod, { now, unready: [], finished: true }),
    podIP: podAddress(pod),
    startTime: startedAt,
    containerStatuses: containersOf(pod).map(container => ({
      name: container.name,
      image: container.image,
      imageID: `sha256:${hash(container.image).toString(16)}`,
      ready: false,
      started: false,
      restartCount: 0,
      state: { terminated: { ...exit, startedAt, finishedAt: now } },
      lastState: {},
    })),
    qosClass: 'Burstable',
  };
}

function containersOf(pod: StoredObject): Fields[] {
  return pod.spec?.containers ?? [];
}

function podAddress({ metadata }: StoredObject): string {
  return address(10, `${metadata.namespace}/${metadata.name}`);
}

function address(first: number, text: string): string {
  const number = hash(text);
  return [first, number & 127, (number >> 8) & 255, (number >> 16) & 255].join(
    '.',
  );
}
