import type { PodRule } from './PodRule';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What is left of a pod this long after its grace period is stuck. */
const TERMINATION_MARGIN = MINUTE;
const GRACE_PERIOD = 30 * SECOND;

/** Pods that are being deleted. */
export const TERMINATION_RULES: PodRule[] = [
  {
    id: 'pod.stuck-terminating',
    status: 'degraded',
    find: ({ pod, now }) => {
      if (pod.deletedAt === undefined) {
        return undefined;
      }
      const stuckAt = pod.deletedAt + GRACE_PERIOD + TERMINATION_MARGIN;
      return now >= stuckAt
        ? { cause: 'stuck terminating', since: pod.deletedAt }
        : undefined;
    },
  },
  {
    id: 'pod.terminating',
    status: 'progressing',
    find: ({ pod }) =>
      pod.deletedAt === undefined
        ? undefined
        : {
            cause: 'terminating',
            since: pod.deletedAt,
            recheckAt: pod.deletedAt + GRACE_PERIOD + TERMINATION_MARGIN,
          },
  },
];
