import { aPod } from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';

/** `NOW` of the test bench is 14:04. */
const AT = {
  lastWeek: '2026-11-16T10:00:00Z',
  before: '2026-11-23T13:50:00Z',
  lately: '2026-11-23T14:00:00Z',
};

/** Pods that became ready at once when they were made. */
const podsOf = (kind: string, times: string[]) =>
  times.map((time, index) =>
    aPod({
      metadata: {
        name: `x-${index}`,
        uid: `x-${index}`,
        creationTimestamp: time,
        ownerReferences: [{ kind, name: 'x', uid: 'x', controller: true }],
      },
      status: {
        conditions: [
          { type: 'Ready', status: 'True', lastTransitionTime: time },
        ],
      },
    }),
  );

interface Options {
  updated: number;
  podTimes: string[];
  changedAt?: string;
  updateStrategy?: object;
}

const metadata = (changedAt: string | undefined) => ({
  name: 'x',
  uid: 'x',
  creationTimestamp: AT.lastWeek,
  managedFields: [
    { manager: 'helm', operation: 'Update', time: changedAt ?? AT.lastWeek },
    {
      manager: 'kube-controller-manager',
      subresource: 'status',
      time: AT.lately,
    },
  ],
});

const statefulSet = (options: Options) => {
  const { updated, podTimes, changedAt, updateStrategy } = options;
  return assessExecution({
    statefulsets: [
      {
        metadata: metadata(changedAt),
        spec: { replicas: 3, updateStrategy },
        status: { readyReplicas: 3, updatedReplicas: updated },
      },
    ],
    pods: podsOf('StatefulSet', podTimes),
  });
};
const daemonSet = ({ updated, podTimes, updateStrategy }: Options) =>
  assessExecution({
    daemonsets: [
      {
        metadata: metadata(undefined),
        spec: { updateStrategy },
        status: {
          desiredNumberScheduled: 3,
          numberReady: 3,
          updatedNumberScheduled: updated,
        },
      },
    ],
    pods: podsOf('DaemonSet', podTimes),
  });

describe.each([
  ['StatefulSet', statefulSet],
  ['DaemonSet', daemonSet],
] as const)('the rollout of a %s', (_, assess) => {
  it('is on its way while pods are renewed, and says when it would be stuck', () => {
    const { summary, nextChangeAt } = assess({
      updated: 1,
      podTimes: [AT.lastWeek, AT.lastWeek, AT.lately],
    });
    expect(summary.health).toMatchObject({
      status: 'progressing',
      reasons: [
        {
          rule: 'workload.updating',
          message: 'x: rolling out, 1 of 3 pods updated, 3 of 3 pods ready',
        },
      ],
    });
    expect(new Date(nextChangeAt!).toISOString()).toBe(
      '2026-11-23T14:10:00.000Z',
    );
  });

  it('is stuck when no pod was renewed for ten minutes', () => {
    expect(
      assess({
        updated: 1,
        podTimes: [AT.lastWeek, AT.lastWeek, AT.before],
      }).summary.health,
    ).toMatchObject({
      status: 'degraded',
      reasons: [
        {
          rule: 'workload.stalled-update',
          message:
            'x: rollout is stuck, 1 of 3 pods updated, 3 of 3 pods ready',
          since: '2026-11-23T13:50:00.000Z',
        },
      ],
    });
  });

  it('is over when every pod is renewed', () => {
    expect(
      assess({ updated: 3, podTimes: [AT.lately, AT.lately, AT.lately] })
        .summary.health.status,
    ).toBe('healthy');
  });

  it('is nobody’s wish where pods are replaced when they are deleted', () => {
    expect(
      assess({
        updated: 0,
        podTimes: [AT.lastWeek, AT.lastWeek, AT.lastWeek],
        updateStrategy: { type: 'OnDelete' },
      }).summary.health.status,
    ).toBe('healthy');
  });
});

describe('the rollout of a StatefulSet', () => {
  it('has just begun when somebody changed it, however old its pods are', () => {
    expect(
      statefulSet({
        updated: 0,
        podTimes: [AT.lastWeek, AT.lastWeek, AT.lastWeek],
        changedAt: AT.lately,
      }).summary.health.status,
    ).toBe('progressing');
  });

  it('stops at its partition, as it is told', () => {
    expect(
      statefulSet({
        updated: 1,
        podTimes: [AT.lastWeek, AT.lastWeek, AT.before],
        updateStrategy: { rollingUpdate: { partition: 2 } },
      }).summary.health.status,
    ).toBe('healthy');
  });
});
