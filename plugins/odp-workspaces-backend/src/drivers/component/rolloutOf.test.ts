import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import { rolloutOf } from './rolloutOf';

const SINCE = '2026-11-27T10:00:00Z';
const MINUTE = 60_000;
const at = (minutes: number) => Date.parse(SINCE) + minutes * MINUTE;

const available = (status: string) => ({
  type: 'Available',
  status,
  lastTransitionTime: SINCE,
});
const progressing = (reason: string, status = 'True') => ({
  type: 'Progressing',
  status,
  reason,
});
const DONE = progressing('NewReplicaSetAvailable');

/** A Deployment of three pods, of which so many serve. */
function deployment(
  availableReplicas: number | undefined,
  conditions: object[],
  status: object = {},
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'scoring-agent', generation: 4 },
    spec: { replicas: 3, progressDeadlineSeconds: 300 },
    status: {
      observedGeneration: 4,
      replicas: 3,
      updatedReplicas: 3,
      availableReplicas,
      conditions,
      ...status,
    },
  };
}

const told = (object: KubernetesObject, minutes = 1, least = 2) => {
  const { state, reason, message } = rolloutOf(object, {
    least,
    now: at(minutes),
  });
  return [state, reason, message];
};

describe('rolloutOf', () => {
  it('says how many serve when all do', () => {
    expect(told(deployment(3, [available('True'), DONE]))).toEqual([
      'ready',
      'Running',
      '3 pods serve.',
    ]);
  });

  it('says since when pods are missing that have served, and fails them when they do not come back in time', () => {
    const evicted = deployment(2, [available('False'), DONE]);
    expect(told(evicted)).toEqual([
      'progressing',
      'PodsMissing',
      `1 of 3 pods does not serve since ${SINCE}; 2 serve.`,
    ]);
    expect(told(evicted, 6)[0]).toBe('failing');
  });

  it('fails at once what has no pod that serves any more', () => {
    const lost = deployment(undefined, [available('False'), DONE], {
      replicas: 0,
      updatedReplicas: 0,
    });
    expect(told(lost)).toEqual([
      'failing',
      'PodsMissing',
      `3 of 3 pods do not serve since ${SINCE}; none serves.`,
    ]);
  });

  it('takes pods that an autoscaler is still to ask for, and a new generation, for a rollout', () => {
    expect(told(deployment(3, [available('True'), DONE]), 1, 5)).toEqual([
      'progressing',
      'RollingOut',
      '3 of 5 pods are new, 3 serve.',
    ]);
    const unseen = deployment(2, [available('False'), DONE], {
      observedGeneration: 3,
    });
    expect(told(unseen)[1]).toBe('RollingOut');
  });

  it('names what is refused, and what stands still, before how far it is', () => {
    const missing = available('False');
    const refused = {
      type: 'ReplicaFailure',
      status: 'True',
      message: 'exceeded quota',
    };
    const late = progressing('ProgressDeadlineExceeded', 'False');
    expect(told(deployment(2, [missing, late, refused]))).toEqual([
      'failing',
      'ReplicaFailure',
      'Pods are refused: exceeded quota.',
    ]);
    expect(told(deployment(2, [missing, late]))[1]).toBe(
      'ProgressDeadlineExceeded',
    );
  });
});
