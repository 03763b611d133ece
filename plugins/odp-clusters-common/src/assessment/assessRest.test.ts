import { aDeployment, aReplicaSet, readyPods } from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';

describe("what is no workload's in a namespace", () => {
  it('finds a budget without margin, a pending claim, a failed job, a full autoscaler', () => {
    const { summary } = assessExecution({
      deployments: [aDeployment()],
      replicasets: [aReplicaSet()],
      pods: readyPods(10),
      poddisruptionbudgets: [
        {
          metadata: { name: 'user-api' },
          spec: {
            minAvailable: 10,
            selector: { matchLabels: { 'app.kubernetes.io/name': 'user-api' } },
          },
          status: {
            disruptionsAllowed: 0,
            currentHealthy: 10,
            expectedPods: 10,
          },
        },
      ],
      persistentvolumeclaims: [
        {
          metadata: {
            name: 'data-0',
            creationTimestamp: '2026-11-23T13:00:00Z',
          },
          spec: { storageClassName: 'fast' },
          status: { phase: 'Pending' },
        },
      ],
      jobs: [
        {
          metadata: { name: 'nightly' },
          status: {
            conditions: [
              {
                type: 'Failed',
                status: 'True',
                reason: 'BackoffLimitExceeded',
              },
            ],
          },
        },
      ],
      horizontalpodautoscalers: [
        {
          metadata: { name: 'user-api' },
          spec: { maxReplicas: 10 },
          status: {
            conditions: [
              {
                type: 'ScalingLimited',
                status: 'True',
                reason: 'TooManyReplicas',
              },
            ],
          },
        },
      ],
    });
    expect(summary.health.reasons.map(({ message }) => message).sort()).toEqual(
      [
        'data-0: no volume for it of class fast',
        'nightly: failed: BackoffLimitExceeded',
        'user-api: its disruption budget (minAvailable 10) allows none; 10 of 10 pods healthy',
        'user-api: wants more than its maximum of 10 pods',
      ],
    );
    expect(summary.budgets).toEqual({
      total: 1,
      coveredWorkloads: 1,
      workloads: 1,
      smallestAllowed: 0,
      exhausted: ['user-api'],
    });
  });
});
