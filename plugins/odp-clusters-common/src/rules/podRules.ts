import type { Status } from '../contract';
import type { ContainerRecord, NodeRecord, PodRecord } from '../records';
import { bytesInWords, plural } from '../sentences';
import type { Finding } from './Finding';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A start that takes longer is no longer on its way by itself. */
const START_DEADLINE = 5 * MINUTE;
/** What is left of a pod this long after its grace period is stuck. */
const TERMINATION_MARGIN = MINUTE;
const GRACE_PERIOD = 30 * SECOND;
/** A container that has just started is given its readiness probes. */
const READINESS_GRACE = 30 * SECOND;

/** What a pod rule looks at. */
export interface PodContext {
  pod: PodRecord;
  /** The node it runs on; absent when it has none or nodes cannot be read. */
  node?: NodeRecord;
  now: number;
}

type Found = Omit<Finding, 'rule' | 'status'>;

/** A row of the rule table. */
export interface PodRule {
  id: string;
  status: Status;
  find(context: PodContext): Found | undefined;
}

function troubled(
  pod: PodRecord,
  reasons: string[],
): ContainerRecord | undefined {
  return pod.containers.find(
    container =>
      container.state !== 'running' && reasons.includes(container.reason ?? ''),
  );
}

function notReadySince(pod: PodRecord): number | undefined {
  return pod.readySince ?? pod.createdAt;
}

function lastEnd({ last, memoryLimit }: ContainerRecord): string {
  const end = last
    ? `last exit ${[last.exitCode, last.reason]
        .filter(part => part !== undefined)
        .join(' ')}`
    : '';
  const limit =
    last?.reason === 'OOMKilled' && memoryLimit !== undefined
      ? `limit ${bytesInWords(memoryLimit)}`
      : '';
  return [end, limit].filter(Boolean).join(', ');
}

function isOutOfMemory(container: ContainerRecord): boolean {
  return (
    container.last?.reason === 'OOMKilled' ||
    (container.state === 'terminated' && container.reason === 'OOMKilled')
  );
}

const CRASHED = ['CrashLoopBackOff', 'Error', 'OOMKilled'];
const IMAGE = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
];
const CONFIGURATION = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];
const STARTING = ['ContainerCreating', 'PodInitializing'];

/** Every rule on pods; of one pod, the worst finding speaks first and the order here decides between equals. */
export const POD_RULES: PodRule[] = [
  {
    id: 'pod.out-of-memory',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CRASHED);
      return container && isOutOfMemory(container)
        ? {
            cause: `out of memory: ${container.reason}, ${
              lastEnd(container) || 'exit 137 OOMKilled'
            }`,
            since: notReadySince(pod),
          }
        : undefined;
    },
  },
  {
    id: 'pod.crash-loop',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CRASHED);
      return container && !isOutOfMemory(container)
        ? {
            cause: [container.reason, lastEnd(container)]
              .filter(Boolean)
              .join(', '),
            since: notReadySince(pod),
          }
        : undefined;
    },
  },
  {
    id: 'pod.image-pull',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, IMAGE);
      return (
        container && {
          cause: `image ${container.image} cannot be pulled (${container.reason})`,
          since: notReadySince(pod),
        }
      );
    },
  },
  {
    id: 'pod.configuration',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CONFIGURATION);
      return (
        container && {
          cause: `${container.reason}: ${
            container.message ?? 'the container cannot be created'
          }`,
          since: notReadySince(pod),
        }
      );
    },
  },
  {
    id: 'pod.evicted',
    status: 'degraded',
    find: ({ pod }) =>
      pod.phase === 'Failed' && pod.reason === 'Evicted'
        ? {
            cause: `evicted: ${
              pod.message ?? 'its node was short of a resource'
            }`,
            since: pod.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.failed',
    status: 'failing',
    find: ({ pod }) =>
      pod.phase === 'Failed' &&
      pod.reason !== 'Evicted' &&
      pod.owner?.kind !== 'Job'
        ? {
            cause: `ended: ${
              [pod.reason, pod.message].filter(Boolean).join(', ') ||
              'phase Failed'
            }`,
            since: pod.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.node-not-ready',
    status: 'failing',
    find: ({ pod, node }) =>
      node?.ready === 'False' && !pod.ready
        ? {
            cause: `node ${node.name} is not ready: ${
              node.readyReason ?? 'no reason given'
            }`,
            since: node.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.node-silent',
    status: 'unknown',
    find: ({ pod, node }) =>
      node?.ready === 'Unknown' && pod.phase !== 'Failed'
        ? {
            cause: `on node ${node.name}, which is silent`,
            since: node.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.without-status',
    status: 'unknown',
    find: ({ pod }) =>
      pod.phase === undefined || pod.phase === 'Unknown'
        ? { cause: 'its state is not reported', since: pod.createdAt }
        : undefined,
  },
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
  {
    id: 'pod.unschedulable',
    status: 'degraded',
    find: ({ pod }) =>
      pod.unschedulable && {
        cause: `${waitsFor(pod.unschedulable.message)}: ${shortScheduler(
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
  {
    id: 'pod.not-ready',
    status: 'degraded',
    find: ({ pod, now }) => {
      const started = startedAt(pod);
      return isUnready(pod) &&
        (started === undefined || now >= started + READINESS_GRACE)
        ? { cause: 'runs and is not ready', since: notReadySince(pod) }
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
            cause: 'runs and is not ready yet',
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
      const container = pod.containers.find(
        ({ ready, restarts, last }) =>
          ready &&
          restarts > 0 &&
          last?.finishedAt !== undefined &&
          now - last.finishedAt < HOUR,
      );
      return (
        container && {
          cause: `restarted ${plural(
            container.restarts,
            'time',
          )}, still ready; ${lastEnd(container)}`,
          since: container.last!.finishedAt,
          recheckAt: container.last!.finishedAt! + HOUR,
        }
      );
    },
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
  return (
    pod.containers.find(({ reason }) => reason)?.reason ??
    'waiting for its node'
  );
}

function isUnready(pod: PodRecord): boolean {
  return pod.phase === 'Running' && !pod.ready;
}

function startedAt(pod: PodRecord): number | undefined {
  const times = pod.containers
    .filter(({ ready }) => !ready)
    .map(({ startedAt: time }) => time);
  return times.every(time => time !== undefined) && times.length
    ? Math.max(...(times as number[]))
    : undefined;
}

function waitsFor(message: string): string {
  if (/Insufficient nvidia\.com\/gpu/.test(message)) {
    return 'waits for a GPU';
  }
  const short = /Insufficient (cpu|memory)/.exec(message)?.[1];
  return short ? `waits for a node with enough ${short}` : 'waits for a node';
}

/** The scheduler's own sentence without what it says of preemption. */
function shortScheduler(message: string): string {
  return message.replace(/\.? preemption:.*$/, '');
}
