import {
  aDeployment,
  aPodOutOfMemory,
  aReplicaSet,
  readyPods,
} from '@internal/test-utils';
import { assessExecution, NOW } from '../__testUtils__/assessExecution';
import { reasonSentence } from '../sentences';

describe('assessNamespace', () => {
  it('says which workload, how many pods, the cause, and for how long', () => {
    const { summary, detail } = assessExecution({
      deployments: [aDeployment({ status: { readyReplicas: 2 } })],
      replicasets: [aReplicaSet()],
      pods: [
        ...readyPods(2),
        ...Array.from({ length: 8 }, (_, index) =>
          aPodOutOfMemory(`bad-${index}`),
        ),
      ],
    });
    expect(summary.health.status).toBe('degraded');
    expect(reasonSentence(summary.health.reasons[0], NOW)).toBe(
      'user-api: 2 of 10 pods ready for 6 min; 8 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
    );
    expect(summary.pods?.counts).toEqual({ failing: 8, healthy: 2 });
    expect(summary.workloads).toEqual({ total: 1, ready: 0 });
    expect(detail().consequences).toEqual([
      { status: 'degraded', message: 'istio-ingress depends on user-api' },
      {
        status: 'degraded',
        message:
          'user-api has no disruption budget: a drain may take what is left',
      },
    ]);
    expect(detail().troubledPods).toHaveLength(8);
  });

  it('fails when nothing serves, and is healthy when asked to be off', () => {
    const dead = assessExecution({
      deployments: [aDeployment({ status: { readyReplicas: 0 } })],
      replicasets: [aReplicaSet()],
      pods: [aPodOutOfMemory('bad')],
    });
    expect(dead.summary.health.status).toBe('failing');
    const off = assessExecution({
      deployments: [
        aDeployment({ spec: { replicas: 0 }, status: { readyReplicas: 0 } }),
      ],
    });
    expect(off.summary.health.status).toBe('healthy');
  });

  it('counts no pod that is gone, though the status that nobody keeps any more still does', () => {
    const { summary, detail } = assessExecution({
      deployments: [aDeployment()],
      replicasets: [aReplicaSet()],
      pods: readyPods(9),
    });
    expect(summary.health.status).toBe('degraded');
    expect(detail().workloads[0]).toMatchObject({ ready: 9, desired: 10 });
  });

  it('knows nothing of pods on a silent node', () => {
    const { summary } = assessExecution(
      {
        deployments: [aDeployment()],
        replicasets: [aReplicaSet()],
        pods: readyPods(10),
      },
      { node: { ready: 'Unknown' } },
    );
    expect(summary.health).toMatchObject({
      status: 'unknown',
      reasons: [
        {
          message:
            'user-api: 0 of 10 pods ready, of 10 nothing is known; 10 pods: on node general-a-1, which is silent',
        },
      ],
    });
  });

  it('is unknown, never healthy or zero, where kinds cannot be read', () => {
    const { summary } = assessExecution(
      {},
      {
        unreadable: [
          'pods',
          'resourcequotas',
          'poddisruptionbudgets',
          'networkpolicies',
          'peerauthentications',
        ],
      },
    );
    expect(summary.health.status).toBe('unknown');
    expect(summary.quota).toBeUndefined();
    expect(summary.budgets).toBeUndefined();
    expect(summary.network.unknown).toMatch(/cannot be read/);
    expect(summary.mesh.unknown).toMatch(/cannot be read/);
  });

  it('says that a namespace is stuck terminating', () => {
    const { summary } = assessExecution(
      {},
      { namespace: { deletionTimestamp: '2026-11-23T13:00:00Z' } },
    );
    expect(summary).toMatchObject({
      phase: 'Terminating',
      health: {
        status: 'degraded',
        reasons: [{ message: 'execution: stuck terminating' }],
      },
    });
  });
});
