import { aPod } from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';
import type { KindName } from '../records';
import { reasonSentence } from '../sentences';

const NOW = Date.parse('2026-11-23T14:04:00Z');
const QUOTA =
  'exceeded quota: workspace, requested: requests.cpu=2, used: requests.cpu=7, limited: requests.cpu=8';
const SAID =
  'quota workspace is exceeded: requested requests.cpu=2, used requests.cpu=7, limited to requests.cpu=8';

/** A warning event of a controller that could not create a pod. */
const failedCreate = (
  kind: string,
  name: string,
  fields: { message?: string; lastTimestamp?: string } = {},
) => ({
  metadata: {
    name: `${name}.${fields.lastTimestamp ?? ''}`,
    creationTimestamp: '2026-11-23T13:58:00Z',
  },
  involvedObject: { kind, name },
  reason: 'FailedCreate',
  message: `Error creating: pods "${name}-2" is forbidden: ${QUOTA}`,
  lastTimestamp: '2026-11-23T14:03:00Z',
  ...fields,
});

const podsOf = (
  kind: string,
  name: string,
  { count, createdAt }: { count: number; createdAt: string },
) =>
  Array.from({ length: count }, (_, index) =>
    aPod({
      metadata: {
        name: `${name}-${index}`,
        uid: `${name}-${index}`,
        creationTimestamp: createdAt,
        ownerReferences: [{ kind, name, uid: name, controller: true }],
      },
    }),
  );

const statefulSet = {
  metadata: { name: 'qdrant', creationTimestamp: '2026-11-20T10:00:00Z' },
  spec: { replicas: 3 },
  status: { readyReplicas: 2, updatedReplicas: 2 },
};
const daemonSet = {
  metadata: { name: 'collector', creationTimestamp: '2026-11-20T10:00:00Z' },
  status: {
    desiredNumberScheduled: 3,
    numberReady: 0,
    updatedNumberScheduled: 0,
  },
};
const job = {
  metadata: { name: 'nightly', creationTimestamp: '2026-11-23T13:58:00Z' },
  spec: { parallelism: 1 },
  status: {},
};
const twoOfQdrant = podsOf('StatefulSet', 'qdrant', {
  count: 2,
  createdAt: '2026-11-20T10:00:00Z',
});

const reasonsOf = (raws: Partial<Record<KindName, object[]>>) =>
  assessExecution(raws).summary.health.reasons.map(reason => ({
    rule: reason.rule,
    status: reason.status,
    sentence: reasonSentence(reason, NOW),
  }));

describe('a quota that lets no more pods be created', () => {
  it.each<[string, Partial<Record<KindName, object[]>>, object]>([
    [
      'StatefulSet',
      {
        statefulsets: [statefulSet],
        pods: twoOfQdrant,
        events: [failedCreate('StatefulSet', 'qdrant')],
      },
      {
        rule: 'workload.quota-exceeded',
        status: 'degraded',
        sentence: `qdrant: 2 of 3 pods ready for 6 min; ${SAID}`,
      },
    ],
    [
      'DaemonSet',
      {
        daemonsets: [daemonSet],
        events: [failedCreate('DaemonSet', 'collector')],
      },
      {
        rule: 'workload.no-pods-ready',
        status: 'failing',
        sentence: `collector: 0 of 3 pods ready for 6 min; ${SAID}`,
      },
    ],
    [
      'Job',
      { jobs: [job], events: [failedCreate('Job', 'nightly')] },
      {
        rule: 'job.without-pods',
        status: 'degraded',
        sentence: `nightly: without pods for 6 min; ${SAID}`,
      },
    ],
  ])('is the cause that a %s gives', (_, raws, reason) => {
    expect(reasonsOf(raws)).toEqual([reason]);
  });

  it('is told by the newest warning, whatever it is', () => {
    const [{ sentence }] = reasonsOf({
      daemonsets: [daemonSet],
      events: [
        failedCreate('DaemonSet', 'collector', {
          message: 'Error creating: serviceaccount "collector" not found',
          lastTimestamp: '2026-11-23T14:03:30Z',
        }),
        failedCreate('DaemonSet', 'collector'),
        failedCreate('DaemonSet', 'other'),
      ],
    });
    expect(sentence).toBe(
      'collector: 0 of 3 pods ready for 6 min; Error creating: serviceaccount "collector" not found',
    );
  });

  it.each<[string, Partial<Record<KindName, object[]>>]>([
    [
      'a pod was created since',
      {
        statefulsets: [statefulSet],
        pods: podsOf('StatefulSet', 'qdrant', {
          count: 2,
          createdAt: '2026-11-23T14:03:30Z',
        }),
        events: [failedCreate('StatefulSet', 'qdrant')],
      },
    ],
    [
      'every pod is there, and one is not ready for another reason',
      {
        statefulsets: [statefulSet],
        pods: podsOf('StatefulSet', 'qdrant', {
          count: 3,
          createdAt: '2026-11-20T10:00:00Z',
        }),
        events: [failedCreate('StatefulSet', 'qdrant')],
      },
    ],
    [
      'it is half an hour old',
      {
        statefulsets: [statefulSet],
        pods: twoOfQdrant,
        events: [
          failedCreate('StatefulSet', 'qdrant', {
            lastTimestamp: '2026-11-23T13:33:00Z',
          }),
        ],
      },
    ],
    [
      'the Job is done',
      {
        jobs: [
          {
            ...job,
            status: { conditions: [{ type: 'Complete', status: 'True' }] },
          },
        ],
        events: [failedCreate('Job', 'nightly')],
      },
    ],
  ])('is no longer blamed when %s', (_, raws) => {
    expect(JSON.stringify(reasonsOf(raws))).not.toContain('quota');
  });

  it('is forgotten in time although nothing else changes', () => {
    const { nextChangeAt } = assessExecution({
      jobs: [job],
      events: [failedCreate('Job', 'nightly')],
    });
    expect(new Date(nextChangeAt!).toISOString()).toBe(
      '2026-11-23T14:33:00.000Z',
    );
  });
});
