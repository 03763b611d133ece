import { plural } from '@internal/vocabulary';
import { lastingContainersOf, type PodRecord } from '../../records';
import { causeOf } from './containersInWords';
import { describeLastEnd } from './describeLastEnd';
import { notReadySince } from './notReadySince';
import type { PodRule } from './PodRule';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** A container that has just started is given its readiness probes. */
const READINESS_GRACE = 30 * SECOND;

/** Pods that run: not ready, or ready again after a restart. */
export const READINESS_RULES: PodRule[] = [
  {
    id: 'pod.not-ready',
    status: 'degraded',
    find: ({ pod, now }) => {
      const started = startedAt(pod);
      return isUnready(pod) &&
        (started === undefined || now >= started + READINESS_GRACE)
        ? {
            cause: causeOf(firstUnready(pod), 'runs and is not ready'),
            since: notReadySince(pod),
          }
        : undefined;
    },
  },
  {
    id: 'pod.becoming-ready',
    status: 'progressing',
    find: ({ pod }) => {
      const started = startedAt(pod);
      return isUnready(pod)
        ? {
            cause: causeOf(firstUnready(pod), 'runs and is not ready yet'),
            since: started,
            recheckAt:
              started === undefined ? undefined : started + READINESS_GRACE,
          }
        : undefined;
    },
  },
  {
    id: 'pod.restarting',
    status: 'degraded',
    find: ({ pod, now }) => {
      const container = lastingContainersOf(pod).find(
        ({ ready, restarts, last }) =>
          ready &&
          restarts > 0 &&
          last?.finishedAt !== undefined &&
          now - last.finishedAt < HOUR,
      );
      return (
        container && {
          cause: causeOf(
            container,
            `restarted ${plural(
              container.restarts,
              'time',
            )}, still ready; ${describeLastEnd(container)}`,
          ),
          since: container.last!.finishedAt,
          recheckAt: container.last!.finishedAt! + HOUR,
        }
      );
    },
  },
];

function isUnready(pod: PodRecord): boolean {
  return pod.phase === 'Running' && !pod.ready;
}

function firstUnready(pod: PodRecord) {
  return lastingContainersOf(pod).find(({ ready }) => !ready);
}

function startedAt(pod: PodRecord): number | undefined {
  const times = lastingContainersOf(pod)
    .filter(({ ready }) => !ready)
    .map(({ startedAt: time }) => time);
  return times.every(time => time !== undefined) && times.length
    ? Math.max(...(times as number[]))
    : undefined;
}
