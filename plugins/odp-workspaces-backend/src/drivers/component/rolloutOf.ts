import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import { plural } from '@internal/vocabulary';
import type { Finding } from '../Driver';

interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  conditions?: Array<{
    type?: string;
    status?: string;
    reason?: string;
    message?: string;
  }>;
}

type Rollout = Pick<Finding, 'state' | 'reason' | 'message'>;

/** How many pods a Deployment has now, new and old. */
export function podsOf(deployment: KubernetesObject | undefined): number {
  return statusOf(deployment).replicas ?? 0;
}

/**
 * How far a Deployment is that stands as it is wanted.
 *
 * @param least pods that it is to have
 */
export function rolloutOf(
  deployment: KubernetesObject,
  least: number,
): Rollout {
  const status = statusOf(deployment);
  const { spec } = deployment as { spec?: { replicas?: number } };
  const wanted = Math.max(spec?.replicas ?? 1, least);
  const {
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    conditions = [],
  } = status;
  const condition = (type: string) => conditions.find(one => one.type === type);
  const refused = condition('ReplicaFailure');
  if (refused?.status === 'True') {
    return {
      state: 'failing',
      reason: 'ReplicaFailure',
      message: `Pods are refused: ${refused.message ?? refused.reason}.`,
    };
  }
  const counts = `${updatedReplicas} of ${plural(
    wanted,
    'pod',
  )} are new, ${availableReplicas} serve`;
  const progress = condition('Progressing');
  if (progress?.reason === 'ProgressDeadlineExceeded') {
    return {
      state: 'failing',
      reason: 'ProgressDeadlineExceeded',
      message: `The rollout stands still: ${counts}.`,
    };
  }
  const isSeen =
    (status.observedGeneration ?? 0) >=
    Number(deployment.metadata.generation ?? 0);
  const isDone =
    isSeen &&
    updatedReplicas >= wanted &&
    replicas === updatedReplicas &&
    availableReplicas >= wanted;
  return isDone
    ? {
        state: 'ready',
        reason: 'Running',
        message: `${plural(availableReplicas, 'pod serves', 'pods serve')}.`,
      }
    : { state: 'progressing', reason: 'RollingOut', message: `${counts}.` };
}

function statusOf(deployment: KubernetesObject | undefined): DeploymentStatus {
  return (deployment?.status ?? {}) as DeploymentStatus;
}
