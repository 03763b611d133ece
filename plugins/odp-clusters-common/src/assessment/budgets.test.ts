import {
  aDeployment,
  aPod,
  aReplicaSet,
  readyPods,
} from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';

/** A raw disruption budget for the pods of a component. */
const budget = (name: string, component: string, status: object) => ({
  metadata: { name },
  spec: {
    minAvailable: 2,
    selector: { matchLabels: { 'app.kubernetes.io/name': component } },
  },
  status: { currentHealthy: 2, expectedPods: 2, ...status },
});
const userApi = {
  deployments: [aDeployment()],
  replicasets: [aReplicaSet()],
  pods: readyPods(10),
};

describe('disruption budgets', () => {
  it('speak for themselves when their pods belong to no workload, for a drain waits for them all the same', () => {
    const { summary } = assessExecution({
      pods: ['db-0', 'db-1'].map(name =>
        aPod({
          metadata: {
            name,
            uid: name,
            labels: { 'app.kubernetes.io/name': 'db' },
            ownerReferences: [
              { kind: 'Cluster', name: 'db', uid: 'db', controller: true },
            ],
          },
        }),
      ),
      poddisruptionbudgets: [budget('db', 'db', { disruptionsAllowed: 0 })],
    });
    expect(summary.health).toMatchObject({
      status: 'degraded',
      reasons: [
        {
          rule: 'budget.exhausted',
          object: { kind: 'PodDisruptionBudget', name: 'db' },
          message:
            'db: disruption budget (minAvailable 2) allows none; 2 of 2 pods healthy',
        },
      ],
    });
  });

  it('do not make a namespace degraded that they select nothing in', () => {
    const { summary, detail } = assessExecution({
      ...userApi,
      poddisruptionbudgets: [
        budget('left-over', 'gone', {
          disruptionsAllowed: 0,
          currentHealthy: 0,
          expectedPods: 0,
        }),
      ],
    });
    expect(summary.health.status).toBe('healthy');
    expect(summary.budgets).toMatchObject({
      coveredWorkloads: 0,
      exhausted: [],
    });
    expect(detail().budgets).toHaveLength(1);
  });

  it('count by the tightest where several cover a workload', () => {
    const { summary, detail } = assessExecution({
      ...userApi,
      poddisruptionbudgets: [
        budget('wide', 'user-api', { disruptionsAllowed: 5 }),
        budget('tight', 'user-api', { disruptionsAllowed: 0 }),
      ],
    });
    expect(detail().workloads[0].budget).toEqual({ name: 'tight', allowed: 0 });
    expect(summary.health.reasons).toMatchObject([
      {
        object: { name: 'tight' },
        message:
          'user-api: its disruption budget (minAvailable 2) allows none; 2 of 2 pods healthy',
      },
    ]);
  });
});
