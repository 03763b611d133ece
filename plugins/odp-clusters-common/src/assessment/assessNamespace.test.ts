import { aDeployment, aNode, aPod, aReplicaSet } from '@internal/test-utils';
import {
  type KindName,
  KINDS,
  projectNamespace,
  projectNode,
} from '../records';
import { reasonSentence } from '../sentences';
import { assessNamespace } from './assessNamespace';
import type { NamespaceRecords } from './NamespaceInput';

const NOW = Date.parse('2026-11-23T14:04:00Z');

/** Everything readable and empty, with the raw objects of `raws` in it. */
function assess(
  raws: Partial<Record<KindName, object[]>>,
  options: { unreadable?: KindName[]; node?: object; namespace?: object } = {},
) {
  const records: Record<string, unknown[]> = {};
  for (const kind of Object.keys(KINDS) as KindName[]) {
    if (!options.unreadable?.includes(kind)) {
      records[kind] = (raws[kind] ?? []).map(raw => KINDS[kind].project(raw)!);
    }
  }
  return assessNamespace({
    namespace: projectNamespace({
      metadata: { name: 'execution', ...options.namespace },
    })!,
    records: records as NamespaceRecords,
    node: name => projectNode(aNode({ metadata: { name }, ...options.node })),
    meshRoot: { peerAuthentications: [], destinationRules: [] },
    facts: {
      layer: 'execution',
      componentEntity: name => `component:default/${name}`,
      dependents: name => (name === 'user-api' ? ['istio-ingress'] : []),
    },
    history: {
      restarts: { count: 0, atLeast: false },
      podRestarts: () => ({ count: 0, atLeast: false }),
      warnings: { count: 0, atLeast: false },
    },
    now: NOW,
  });
}

const outOfMemory = (name: string) =>
  aPod({
    metadata: { name, uid: name },
    containerStatus: {
      ready: false,
      restartCount: 9,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: {
        terminated: {
          reason: 'OOMKilled',
          exitCode: 137,
          finishedAt: '2026-11-23T14:00:00Z',
        },
      },
    },
  });
const ready = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aPod({ metadata: { name: `ok-${index}`, uid: `ok-${index}` } }),
  );
const deployment = (readyReplicas: number, more: object = {}) =>
  aDeployment({ status: { readyReplicas }, ...more });

describe('assessNamespace', () => {
  it('says which workload, how many pods, the cause, and for how long', () => {
    const { summary, detail } = assess({
      deployments: [deployment(2)],
      replicasets: [aReplicaSet()],
      pods: [
        ...ready(2),
        ...Array.from({ length: 8 }, (_, index) => outOfMemory(`bad-${index}`)),
      ],
    });
    expect(summary.health.status).toBe('degraded');
    expect(reasonSentence(summary.health.reasons[0], NOW)).toBe(
      'user-api: 2 of 10 pods ready for 6 min; 8 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
    );
    expect(summary.pods.counts).toEqual({ failing: 8, healthy: 2 });
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
    const dead = assess({
      deployments: [deployment(0)],
      replicasets: [aReplicaSet()],
      pods: [outOfMemory('bad')],
    });
    expect(dead.summary.health.status).toBe('failing');
    const off = assess({
      deployments: [deployment(0, { spec: { replicas: 0 } })],
    });
    expect(off.summary.health.status).toBe('healthy');
  });

  it('tells a rollout on its way from one that is stuck', () => {
    const starting = Array.from({ length: 2 }, (_, index) =>
      aPod({
        metadata: {
          name: `new-${index}`,
          uid: `new-${index}`,
          creationTimestamp: '2026-11-23T14:03:00Z',
        },
        status: { phase: 'Pending', conditions: [], containerStatuses: [] },
      }),
    );
    const rollout = (condition: object) =>
      assess({
        deployments: [
          aDeployment({
            status: {
              readyReplicas: 8,
              conditions: [{ type: 'Progressing', ...condition }],
            },
          }),
        ],
        replicasets: [aReplicaSet()],
        pods: [...ready(8), ...starting],
      });
    const going = rollout({ status: 'True', reason: 'ReplicaSetUpdated' });
    expect(going.summary.health).toMatchObject({
      status: 'progressing',
      reasons: [{ rule: 'workload.rolling-out' }],
    });
    // Five minutes after their creation the pods are late.
    expect(new Date(going.nextChangeAt!).toISOString()).toBe(
      '2026-11-23T14:08:00.000Z',
    );
    expect(
      rollout({ status: 'False', reason: 'ProgressDeadlineExceeded' }).summary
        .health,
    ).toMatchObject({
      status: 'degraded',
      reasons: [{ rule: 'workload.stuck-rollout' }],
    });
  });

  it('knows nothing of pods on a silent node', () => {
    const { summary } = assess(
      {
        deployments: [deployment(10)],
        replicasets: [aReplicaSet()],
        pods: ready(10),
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

  it('names the quota that keeps pods from being created', () => {
    const { summary } = assess({
      deployments: [
        aDeployment({
          status: {
            readyReplicas: 8,
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                message:
                  'pods "x" is forbidden: exceeded quota: workspace, requested: requests.cpu=500m, used: requests.cpu=4, limited: requests.cpu=4',
              },
            ],
          },
        }),
      ],
      replicasets: [aReplicaSet()],
      pods: ready(8),
    });
    expect(summary.health.reasons[0]).toMatchObject({
      rule: 'workload.quota-exceeded',
      message:
        'user-api: 8 of 10 pods ready; quota workspace is exceeded: requested requests.cpu=500m, used requests.cpu=4, limited to requests.cpu=4',
    });
  });

  it('finds a budget without margin, a pending claim, a failed job, a full autoscaler', () => {
    const { summary } = assess({
      deployments: [deployment(10)],
      replicasets: [aReplicaSet()],
      pods: ready(10),
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

  it('is unknown, never healthy or zero, where kinds cannot be read', () => {
    const { summary } = assess(
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
    const { summary } = assess(
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
