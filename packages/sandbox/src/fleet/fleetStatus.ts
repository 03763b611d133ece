import type { Fields } from '../store';

/** The status that the controller leaves of a Deployment which has rolled out. */
export function deploymentStatus(
  pods: number,
  {
    ready,
    replicas,
    since,
  }: { ready: number; replicas: number; since: string },
): Fields {
  const enough = ready >= replicas - Math.floor(replicas / 4);
  const condition = (type: string, on: boolean, reason: string) => ({
    type,
    status: on ? 'True' : 'False',
    reason,
    lastTransitionTime: since,
    lastUpdateTime: since,
  });
  return {
    observedGeneration: 1,
    replicas: pods,
    updatedReplicas: pods,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(ready < replicas && { unavailableReplicas: replicas - ready }),
    conditions: [
      condition(
        'Available',
        enough,
        enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
      ),
      condition('Progressing', true, 'NewReplicaSetAvailable'),
    ],
  };
}

/** The status of a Job that ran to its end. */
export function completedJobStatus(pods: number, at: string): Fields {
  return {
    startTime: at,
    completionTime: at,
    succeeded: pods,
    conditions: [
      {
        type: 'Complete',
        status: 'True',
        reason: 'CompletionsReached',
        lastTransitionTime: at,
      },
    ],
  };
}
