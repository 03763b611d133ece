import type { Fields } from '../store';
import { ClockedCluster, withNodes } from '../testing/ClockedCluster';
import { isReady } from './pods';

function shop(): ClockedCluster {
  const cluster = ClockedCluster.create();
  withNodes(cluster, [
    { name: 'a1', zone: 'a' },
    { name: 'b1', zone: 'b' },
  ]);
  cluster.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  return cluster;
}

function database(storageClassName?: string): object {
  const labels = { 'app.kubernetes.io/name': 'db' };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', namespace: 'shop', labels },
    spec: {
      replicas: 3,
      serviceName: 'db',
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'db', image: 'db:15' }] },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName,
            resources: { requests: { storage: '10Gi' } },
          },
        },
      ],
    },
  };
}

function job(spec: Fields, image = 'report:1'): object {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'report', namespace: 'shop' },
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'report' } },
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'report', image }],
        },
      },
      ...spec,
    },
  };
}

const pods = (cluster: ClockedCluster) => cluster.list('pods', 'shop');

describe('a StatefulSet', () => {
  it('starts one ordinal after the other, each with a bound claim', () => {
    const cluster = shop();
    cluster.create(database());
    const steps: string[] = [];
    cluster.pass(10_000, () => {
      const now = pods(cluster)
        .map(pod => `${pod.metadata.name}${isReady(pod) ? '+' : ''}`)
        .join(' ');
      if (steps.at(-1) !== now) {
        steps.push(now);
      }
    });
    expect(steps).toEqual([
      'db-0',
      'db-0+',
      'db-0+ db-1',
      'db-0+ db-1+',
      'db-0+ db-1+ db-2',
      'db-0+ db-1+ db-2+',
    ]);
    expect(
      cluster
        .list('persistentvolumeclaims', 'shop')
        .map(({ metadata, status }) => [metadata.name, status!.phase]),
    ).toEqual([
      ['data-db-0', 'Bound'],
      ['data-db-1', 'Bound'],
      ['data-db-2', 'Bound'],
    ]);
  });

  it('replaces its pods from the last to the first on a new template, one at a time', () => {
    const cluster = shop();
    cluster.create(database());
    cluster.pass(10_000);
    const before = cluster.get('statefulsets.apps', 'db', 'shop').status!;
    cluster.patch('statefulsets.apps', 'shop/db', {
      spec: {
        template: { spec: { containers: [{ name: 'db', image: 'db:16' }] } },
      },
    });
    const order: string[] = [];
    let leastReady = 3;
    cluster.pass(20_000, () => {
      leastReady = Math.min(leastReady, pods(cluster).filter(isReady).length);
      for (const pod of pods(cluster)) {
        const fresh = pod.spec!.containers[0].image === 'db:16';
        if (fresh && !order.includes(pod.metadata.name)) {
          order.push(pod.metadata.name);
        }
      }
    });
    expect(order).toEqual(['db-2', 'db-1', 'db-0']);
    expect(leastReady).toBe(2);
    const after = cluster.get('statefulsets.apps', 'db', 'shop').status!;
    expect(after).toMatchObject({ readyReplicas: 3, updatedReplicas: 3 });
    expect(after.updateRevision).not.toBe(before.updateRevision);
    expect(after.currentRevision).toBe(after.updateRevision);
  });

  it('waits for a claim that nobody can bind, in the scheduler’s words', () => {
    const cluster = shop();
    cluster.create(database('missing'));
    cluster.pass(5_000);
    expect(pods(cluster)).toHaveLength(1);
    expect(pods(cluster)[0].status!.conditions).toMatchObject([
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message:
          '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
      },
    ]);
    expect(
      cluster.get('persistentvolumeclaims', 'data-db-0', 'shop').status,
    ).toEqual({ phase: 'Pending' });
    expect(
      cluster
        .list('events', 'shop')
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['FailedScheduling', 'ProvisioningFailed']);
  });
});

describe('a Job', () => {
  it('runs to its completions', () => {
    const cluster = shop();
    cluster.create(job({ completions: 3, parallelism: 2 }));
    cluster.pass(10_000);
    expect(cluster.get('jobs.batch', 'report', 'shop').status).toMatchObject({
      succeeded: 3,
      active: 0,
      conditions: [{ type: 'Complete', status: 'True' }],
    });
    expect(pods(cluster).map(pod => pod.status!.phase)).toEqual(
      Array(3).fill('Succeeded'),
    );
  });

  it('fails when its pods have failed more often than its limit', () => {
    const cluster = shop();
    cluster.create(job({ backoffLimit: 2 }, 'report:crash'));
    cluster.pass(10_000);
    expect(cluster.get('jobs.batch', 'report', 'shop').status).toMatchObject({
      failed: 3,
      active: 0,
      conditions: [
        { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' },
      ],
    });
    expect(pods(cluster)[0].status!.containerStatuses[0].state).toMatchObject({
      terminated: { exitCode: 1, reason: 'Error' },
    });
  });
});

describe('a manifest that makes no sense', () => {
  it('becomes a warning of its own and stops nothing else', () => {
    const cluster = shop();
    cluster.create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'odd', namespace: 'shop' },
      spec: { replicas: 1, volumeClaimTemplates: 'data', template: {} },
    });
    cluster.create(job({}));
    cluster.pass(5_000);
    expect(cluster.list('events', 'shop')).toMatchObject([
      { reason: 'SandboxCannotRun', involvedObject: { name: 'odd' } },
    ]);
    expect(cluster.get('jobs.batch', 'report', 'shop').status).toMatchObject({
      succeeded: 1,
    });
  });
});
