import {
  aDeployment,
  aPod,
  aReplicaSet,
  readyPods,
} from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';

describe('workloads of a namespace', () => {
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
      assessExecution({
        deployments: [
          aDeployment({
            status: {
              readyReplicas: 8,
              conditions: [{ type: 'Progressing', ...condition }],
            },
          }),
        ],
        replicasets: [aReplicaSet()],
        pods: [...readyPods(8), ...starting],
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

  it.each([
    ['ReplicaSetUpdated', 'progressing', 'rolling out, 10 of 10 pods ready'],
    [
      'ProgressDeadlineExceeded',
      'degraded',
      'rollout is stuck, 10 of 10 pods ready',
    ],
  ])(
    'names the image that cannot be pulled while the old pods serve: %s',
    (reason, status, cause) => {
      const pulling = aPod({
        metadata: { name: 'new', uid: 'new' },
        containerStatus: {
          ready: false,
          state: { waiting: { reason: 'ImagePullBackOff' } },
        },
      });
      const { summary } = assessExecution({
        deployments: [
          aDeployment({
            status: {
              readyReplicas: 10,
              conditions: [
                {
                  type: 'Progressing',
                  status: status === 'degraded' ? 'False' : 'True',
                  reason,
                },
              ],
            },
          }),
        ],
        replicasets: [aReplicaSet()],
        pods: [...readyPods(10), pulling],
      });
      expect(summary.health).toMatchObject({
        status,
        reasons: [
          {
            message: `user-api: ${cause}; image odp/user-api:1.0 cannot be pulled (ImagePullBackOff)`,
          },
        ],
      });
    },
  );

  it('names the quota that keeps pods from being created', () => {
    const { summary } = assessExecution({
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
      pods: readyPods(8),
    });
    expect(summary.health.reasons[0]).toMatchObject({
      rule: 'workload.quota-exceeded',
      message:
        'user-api: 8 of 10 pods ready; quota workspace is exceeded: requested requests.cpu=500m, used requests.cpu=4, limited to requests.cpu=4',
    });
  });
});
