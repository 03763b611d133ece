import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import { plural } from '@internal/vocabulary';
import type { Finding } from '../Driver';

interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  conditions?: DeploymentCondition[];
}

interface DeploymentCondition {
  type?: string;
  status?: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

interface DeploymentSpec {
  replicas?: number;
  progressDeadlineSeconds?: number;
}

/** As an API server has it when nobody says. */
const DEADLINE_SECONDS = 600;

type Rollout = Pick<Finding, 'state' | 'reason' | 'message' | 'isRunning'>;

/** How many pods a Deployment has now, new and old. */
export function podsOf(deployment: KubernetesObject | undefined): number {
  return statusOf(deployment).replicas ?? 0;
}

/**
 * How far a Deployment is that stands as it is wanted, and whether it still
 * serves: what is refused comes before what stands still, and that before what
 * is on its way.
 */
export function rolloutOf(
  deployment: KubernetesObject,
  options: {
    /** Pods that it is to have. */
    least: number;
    /** Milliseconds since the epoch. */
    now: number;
  },
): Rollout {
  const rollout = readRollout(deployment, options.least);
  return (
    whyRefused(rollout) ??
    whyStill(rollout) ??
    running(rollout) ??
    whatIsMissing(rollout, options.now) ?? {
      state: 'progressing',
      reason: 'RollingOut',
      message: `${countsOf(rollout)}.`,
    }
  );
}

interface Reading {
  wanted: number;
  replicas: number;
  updated: number;
  available: number;
  /** Whether its status is of what it is to be now. */
  isSeen: boolean;
  /** How long one pod may take, in milliseconds. */
  deadlineMs: number;
  condition: (type: string) => DeploymentCondition | undefined;
}

function readRollout(deployment: KubernetesObject, least: number): Reading {
  const { spec = {} } = deployment as { spec?: DeploymentSpec };
  const status = statusOf(deployment);
  return {
    wanted: Math.max(spec.replicas ?? 1, least),
    replicas: status.replicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    available: status.availableReplicas ?? 0,
    isSeen:
      (status.observedGeneration ?? 0) >=
      Number(deployment.metadata.generation ?? 0),
    deadlineMs: (spec.progressDeadlineSeconds ?? DEADLINE_SECONDS) * 1000,
    condition: type => status.conditions?.find(one => one.type === type),
  };
}

function whyRefused({ condition }: Reading): Rollout | undefined {
  const refused = condition('ReplicaFailure');
  return refused?.status === 'True'
    ? {
        state: 'failing',
        reason: 'ReplicaFailure',
        message: `Pods are refused: ${refused.message ?? refused.reason}.`,
      }
    : undefined;
}

function whyStill(rollout: Reading): Rollout | undefined {
  return rollout.condition('Progressing')?.reason === 'ProgressDeadlineExceeded'
    ? {
        state: 'failing',
        reason: 'ProgressDeadlineExceeded',
        message: `The rollout stands still: ${countsOf(rollout)}.`,
      }
    : undefined;
}

function running(rollout: Reading): Rollout | undefined {
  const { wanted, replicas, updated, available, isSeen } = rollout;
  return isSeen &&
    updated >= wanted &&
    replicas === updated &&
    available >= wanted
    ? {
        state: 'ready',
        reason: 'Running',
        isRunning: true,
        message: `${plural(available, 'pod serves', 'pods serve')}.`,
      }
    : undefined;
}

/**
 * What has been rolled out and serves no more, as after an eviction or with a
 * node that is gone. New pods are on their way for as long as one may take.
 */
function whatIsMissing(rollout: Reading, now: number): Rollout | undefined {
  const { wanted, replicas, updated, available, isSeen, deadlineMs } = rollout;
  const progress = rollout.condition('Progressing');
  const serves = rollout.condition('Available');
  const wasDone =
    isSeen &&
    replicas === updated &&
    progress?.reason === 'NewReplicaSetAvailable';
  if (!wasDone || serves?.status !== 'False') {
    return undefined;
  }
  const since = serves.lastTransitionTime;
  const isLate = since !== undefined && now - Date.parse(since) > deadlineMs;
  const missing = Math.max(0, wanted - available);
  const when = since === undefined ? '' : ` since ${since}`;
  return {
    state: isLate || available === 0 ? 'failing' : 'progressing',
    reason: 'PodsMissing',
    message: `${missing} of ${plural(wanted, 'pod')} ${
      missing === 1 ? 'does' : 'do'
    } not serve${when}; ${
      available === 0 ? 'none serves' : plural(available, 'serves', 'serve')
    }.`,
  };
}

function countsOf({ wanted, updated, available }: Reading): string {
  return `${updated} of ${plural(wanted, 'pod')} are new, ${available} serve`;
}

function statusOf(deployment: KubernetesObject | undefined): DeploymentStatus {
  return (deployment?.status ?? {}) as DeploymentStatus;
}
