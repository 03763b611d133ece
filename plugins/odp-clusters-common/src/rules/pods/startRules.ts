import { containersOf, type PodRecord } from '../../records';
import { withoutPreemption } from '../../sentences/withoutPreemption';
import { roleInWords } from './containersInWords';
import type { PodRule } from './PodRule';

const MINUTE = 60_000;

/** A start that takes longer is no longer on its way by itself. */
const START_DEADLINE = 5 * MINUTE;
const STARTING = ['ContainerCreating', 'PodInitializing'];

/** Pods that wait for a node or are starting. */
export const START_RULES: PodRule[] = [
  {
    id: 'pod.unschedulable',
    status: 'degraded',
    find: ({ pod }) =>
      pod.unschedulable && {
        cause: `${waitsFor(pod.unschedulable.message)}: ${withoutPreemption(
          pod.unschedulable.message,
        )}`,
        since: pod.unschedulable.since ?? pod.createdAt,
      },
  },
  {
    id: 'pod.slow-start',
    status: 'degraded',
    find: ({ pod, now }) =>
      isStarting(pod) && now - (pod.createdAt ?? now) >= START_DEADLINE
        ? {
            cause: `${startingReason(pod)} for longer than 5 min`,
            since: pod.createdAt,
          }
        : undefined,
  },
  {
    id: 'pod.starting',
    status: 'progressing',
    find: ({ pod }) =>
      isStarting(pod)
        ? {
            cause: `starting (${startingReason(pod)})`,
            since: pod.createdAt,
            recheckAt:
              pod.createdAt === undefined
                ? undefined
                : pod.createdAt + START_DEADLINE,
          }
        : undefined,
  },
];

function isStarting(pod: PodRecord): boolean {
  return (
    pod.phase === 'Pending' &&
    !pod.unschedulable &&
    !pod.containers.some(
      ({ state, reason }) =>
        state === 'waiting' && reason && !STARTING.includes(reason),
    )
  );
}

function startingReason(pod: PodRecord): string {
  const initializer = pod.helpers?.find(
    ({ role, state }) => role === 'init' && state === 'running',
  );
  return initializer
    ? `${roleInWords(initializer)} runs`
    : containersOf(pod).find(({ reason }) => reason)?.reason ??
        'waiting for its node';
}

function waitsFor(message: string): string {
  if (/Insufficient nvidia\.com\/gpu/.test(message)) {
    return 'waits for a GPU';
  }
  const short = /Insufficient (cpu|memory)/.exec(message)?.[1];
  return short ? `waits for a node with enough ${short}` : 'waits for a node';
}
