import { aDeployment } from '@internal/test-utils';
import {
  projectDaemonSet,
  projectDeployment,
  projectStatefulSet,
} from '../records';
import { firstFinding } from './Rule';
import { WORKLOAD_RULES, type WorkloadContext } from './workloadRules';

const NOW = Date.parse('2026-11-23T14:32:00Z');
const QUOTA =
  'pods "x" is forbidden: exceeded quota: workspace, requested: requests.cpu=500m, used: requests.cpu=4, limited: requests.cpu=4';
const NEW = { metadata: { creationTimestamp: '2026-11-23T14:30:00Z' } };

/** A Deployment that asks for ten pods, and what is known of them. */
const deployment = (
  known: Partial<WorkloadContext>,
  raw: object = {},
): WorkloadContext => ({
  workload: projectDeployment(aDeployment(raw))!,
  ready: 10,
  unknownPods: 0,
  progressingPods: 0,
  degradedReadyPods: 0,
  now: NOW,
  ...known,
});
const progressing = (reason: string, status = 'True') => ({
  status: {
    conditions: [
      {
        type: 'Progressing',
        status,
        reason,
        lastTransitionTime: '2026-11-23T14:20:00Z',
      },
    ],
  },
});

interface Row {
  rule: string;
  context: WorkloadContext;
  status: string;
  says: string;
  /** ISO 8601 UTC; absent when the pods tell it. */
  since?: string;
}

const ROWS: Row[] = [
  {
    rule: 'workload.off',
    context: deployment({ ready: 0 }, { spec: { replicas: 0 } }),
    status: 'healthy',
    says: 'asked to be off',
  },
  {
    rule: 'workload.no-status',
    context: deployment({ ready: undefined }),
    status: 'unknown',
    says: 'its controller has not reported its pods',
    since: '2026-11-20T10:00:00.000Z',
  },
  {
    rule: 'workload.all-unknown',
    context: deployment({ ready: 7, unknownPods: 3 }),
    status: 'unknown',
    says: '7 of 10 pods ready, of 3 nothing is known',
  },
  {
    rule: 'workload.quota-exceeded',
    context: deployment({
      ready: 8,
      progressingPods: 2,
      creationFailure: {
        message: QUOTA,
        since: Date.parse('2026-11-23T14:10:00Z'),
      },
    }),
    status: 'degraded',
    says: '8 of 10 pods ready; quota workspace is exceeded: requested requests.cpu=500m, used requests.cpu=4, limited to requests.cpu=4',
    since: '2026-11-23T14:10:00.000Z',
  },
  {
    rule: 'workload.first-pods',
    context: deployment({ ready: 0, progressingPods: 10 }, NEW),
    status: 'progressing',
    says: 'starting, 0 of 10 pods ready',
  },
  {
    rule: 'workload.no-pods-ready',
    context: deployment({ ready: 0, progressingPods: 9 }, NEW),
    status: 'failing',
    says: '0 of 10 pods ready',
  },
  {
    rule: 'workload.stuck-rollout',
    context: deployment(
      { ready: 8, progressingPods: 2 },
      progressing('ProgressDeadlineExceeded', 'False'),
    ),
    status: 'degraded',
    says: 'rollout is stuck, 8 of 10 pods ready',
    since: '2026-11-23T14:20:00.000Z',
  },
  {
    rule: 'workload.stalled-update',
    context: deployment({
      ready: 3,
      lastStepAt: Date.parse('2026-11-23T14:22:00Z'),
      workload: projectStatefulSet({
        metadata: { name: 'qdrant' },
        spec: { replicas: 3 },
        status: { readyReplicas: 3, updatedReplicas: 1 },
      })!,
    }),
    status: 'degraded',
    says: 'rollout is stuck, 1 of 3 pods updated, 3 of 3 pods ready',
    since: '2026-11-23T14:22:00.000Z',
  },
  {
    rule: 'workload.rolling-out',
    context: deployment(
      { ready: 8, progressingPods: 2 },
      progressing('ReplicaSetUpdated'),
    ),
    status: 'progressing',
    says: 'rolling out, 8 of 10 pods ready',
    since: '2026-11-23T14:20:00.000Z',
  },
  {
    rule: 'workload.pods-missing',
    context: deployment(
      { ready: 8, progressingPods: 1 },
      progressing('ReplicaSetUpdated'),
    ),
    status: 'degraded',
    says: '8 of 10 pods ready',
  },
  {
    rule: 'workload.pods-restarting',
    context: deployment({ degradedReadyPods: 1 }),
    status: 'degraded',
    // The pods say it.
    says: '',
  },
  {
    rule: 'workload.some-unknown',
    context: deployment({ unknownPods: 2 }),
    status: 'unknown',
    says: 'of 2 pods nothing is known',
  },
  {
    rule: 'workload.updating',
    context: deployment({}, progressing('ReplicaSetUpdated')),
    status: 'progressing',
    says: 'rolling out, 10 of 10 pods ready',
    since: '2026-11-23T14:20:00.000Z',
  },
];

const assess = (context: WorkloadContext) =>
  firstFinding(WORKLOAD_RULES, context);

describe('workload rules', () => {
  it.each(ROWS)(
    '$rule says its sentence',
    ({ rule, context, status, says, since }) => {
      expect(assess(context)).toMatchObject({ rule, status, cause: says });
      expect(assess(context)!.since).toBe(since && Date.parse(since));
    },
  );

  it('has a row here for each rule', () => {
    expect(ROWS.map(({ rule }) => rule)).toEqual(
      WORKLOAD_RULES.map(({ id }) => id),
    );
  });

  it('finds nothing of a workload as asked for', () => {
    expect(assess(deployment({}))).toBeUndefined();
  });

  it('takes a DaemonSet that nobody counted for unknown, not for off', () => {
    const workload = projectDaemonSet({ metadata: { name: 'exporter' } })!;
    expect(assess(deployment({ workload, ready: undefined }))).toMatchObject({
      rule: 'workload.no-status',
    });
    expect(assess(deployment({ workload, ready: 0 }))).toMatchObject({
      rule: 'workload.off',
    });
  });

  it('does not call it a start that the quota lets no pod begin', () => {
    expect(
      assess(
        deployment(
          {
            ready: 0,
            progressingPods: 10,
            creationFailure: { message: QUOTA },
          },
          NEW,
        ),
      ),
    ).toMatchObject({
      rule: 'workload.no-pods-ready',
      cause: expect.stringMatching(
        /^0 of 10 pods ready; quota workspace is exceeded/,
      ),
    });
  });

  it('gives first pods ten minutes, and says when they are over', () => {
    const context = deployment({ ready: 0, progressingPods: 10 }, NEW);
    const { recheckAt } = assess(context)!;
    expect(new Date(recheckAt!).toISOString()).toBe('2026-11-23T14:40:00.000Z');
    expect(assess({ ...context, now: recheckAt! })).toMatchObject({
      rule: 'workload.no-pods-ready',
    });
  });
});
