import type { WorkloadRecord } from '../records';
import {
  type CreationFailure,
  describeCreationFailure,
} from './creationFailure';
import type { Rule } from './Rule';

const MINUTE = 60 * 1000;
/** First pods that take longer are not on their way by themselves. */
const START_DEADLINE = 10 * MINUTE;
/** A rollout that renews no pod for so long is stuck, as for a Deployment by default. */
const STEP_DEADLINE = 10 * MINUTE;

/** The pods of a workload, counted by what is known of them. */
export interface WorkloadContext {
  workload: WorkloadRecord;
  /** Ready pods whose node answers; what the workload says of itself when pods cannot be read. */
  ready?: number;
  /** Pods of which nothing can be known. */
  unknownPods: number;
  /** Pods on their way by themselves. */
  progressingPods: number;
  /** Pods that are ready and trouble all the same. */
  degradedReadyPods: number;
  creationFailure?: CreationFailure;
  /**
   * When the workload last came a step further: somebody changed it, a pod was
   * made or became ready. Absent when its pods are not known.
   */
  lastStepAt?: number;
  now: number;
}

const missing = ({ workload, ready = 0 }: WorkloadContext) =>
  workload.desired - ready;

const readiness = ({ workload, ready }: WorkloadContext) =>
  `${ready ?? 'an unknown number'} of ${workload.desired} pods ready`;

/** "1 of 3 pods updated, 3 of 3 pods ready" */
const rollout = (context: WorkloadContext) => {
  const { updated, toUpdate } = context.workload;
  return isOutdated(context)
    ? `${updated} of ${toUpdate} pods updated, ${readiness(context)}`
    : readiness(context);
};

/** Since when a rollout goes on, where a condition tells it, and when it is judged anew although nothing happens. */
function rolloutTimes(context: WorkloadContext) {
  const { workload, lastStepAt } = context;
  return {
    since: workload.progressing?.since,
    recheckAt:
      isOutdated(context) && lastStepAt !== undefined
        ? lastStepAt + STEP_DEADLINE
        : undefined,
  };
}

/** Whether pods of a StatefulSet or DaemonSet have yet to be replaced. */
function isOutdated({ workload }: WorkloadContext): boolean {
  const { updated, toUpdate } = workload;
  return updated !== undefined && toUpdate !== undefined && updated < toUpdate;
}

function isRollingOut(context: WorkloadContext): boolean {
  const { progressing, generation, observedGeneration } = context.workload;
  return (
    isOutdated(context) ||
    (progressing?.status === 'True' &&
      progressing.reason !== 'NewReplicaSetAvailable') ||
    (generation !== undefined &&
      observedGeneration !== undefined &&
      generation > observedGeneration)
  );
}

/** Every rule on workloads; the first that finds something decides the status. */
export const WORKLOAD_RULES: Rule<WorkloadContext>[] = [
  {
    id: 'workload.off',
    status: 'healthy',
    // What a DaemonSet asks for is counted by its controller.
    find: ({ workload, ready }) =>
      workload.desired === 0 &&
      (workload.kind !== 'DaemonSet' || ready !== undefined)
        ? { cause: 'asked to be off' }
        : undefined,
  },
  {
    id: 'workload.no-status',
    status: 'unknown',
    find: context =>
      context.ready === undefined
        ? {
            cause: 'its controller has not reported its pods',
            since: context.workload.createdAt,
          }
        : undefined,
  },
  {
    id: 'workload.all-unknown',
    status: 'unknown',
    find: context =>
      missing(context) > 0 && context.unknownPods >= missing(context)
        ? {
            cause: `${readiness(context)}, of ${
              context.unknownPods
            } nothing is known`,
          }
        : undefined,
  },
  {
    id: 'workload.quota-exceeded',
    status: 'degraded',
    find: context =>
      missing(context) > 0 &&
      (context.ready ?? 0) > 0 &&
      context.creationFailure
        ? {
            cause: `${readiness(context)}; ${describeCreationFailure(
              context.creationFailure,
            )}`,
            since: context.creationFailure.since,
            recheckAt: context.creationFailure.recheckAt,
          }
        : undefined,
  },
  {
    id: 'workload.first-pods',
    status: 'progressing',
    find: context =>
      context.ready === 0 &&
      !context.creationFailure &&
      context.progressingPods >= missing(context) &&
      isYoung(context)
        ? {
            cause: `starting, ${readiness(context)}`,
            recheckAt: context.workload.createdAt! + START_DEADLINE,
          }
        : undefined,
  },
  {
    id: 'workload.no-pods-ready',
    status: 'failing',
    find: context =>
      context.ready === 0
        ? {
            cause: context.creationFailure
              ? `${readiness(context)}; ${describeCreationFailure(
                  context.creationFailure,
                )}`
              : readiness(context),
            since: context.creationFailure?.since,
            recheckAt: context.creationFailure?.recheckAt,
          }
        : undefined,
  },
  {
    id: 'workload.stuck-rollout',
    status: 'degraded',
    find: context =>
      context.workload.progressing?.reason === 'ProgressDeadlineExceeded'
        ? {
            cause: `rollout is stuck, ${readiness(context)}`,
            since: context.workload.progressing.since,
          }
        : undefined,
  },
  {
    id: 'workload.stalled-update',
    status: 'degraded',
    find: context =>
      isOutdated(context) &&
      context.lastStepAt !== undefined &&
      context.now >= context.lastStepAt + STEP_DEADLINE
        ? {
            cause: `rollout is stuck, ${rollout(context)}`,
            since: context.lastStepAt,
          }
        : undefined,
  },
  {
    id: 'workload.rolling-out',
    status: 'progressing',
    find: context =>
      missing(context) > 0 &&
      isRollingOut(context) &&
      context.progressingPods >= missing(context)
        ? {
            cause: `rolling out, ${rollout(context)}`,
            ...rolloutTimes(context),
          }
        : undefined,
  },
  {
    id: 'workload.pods-missing',
    status: 'degraded',
    find: context =>
      missing(context) > 0 ? { cause: readiness(context) } : undefined,
  },
  {
    id: 'workload.pods-restarting',
    status: 'degraded',
    find: ({ degradedReadyPods }) =>
      degradedReadyPods > 0 ? { cause: '' } : undefined,
  },
  {
    id: 'workload.some-unknown',
    status: 'unknown',
    find: ({ unknownPods }) =>
      unknownPods > 0
        ? { cause: `of ${unknownPods} pods nothing is known` }
        : undefined,
  },
  {
    id: 'workload.updating',
    status: 'progressing',
    find: context =>
      isRollingOut(context)
        ? {
            cause: `rolling out, ${rollout(context)}`,
            ...rolloutTimes(context),
          }
        : undefined,
  },
];

/** A workload whose first pods may still be on their way. */
function isYoung({ workload, now }: WorkloadContext): boolean {
  return (
    workload.createdAt !== undefined &&
    now - workload.createdAt < START_DEADLINE
  );
}
