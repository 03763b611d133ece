import type { Fields } from '../store';
import { ClockedCluster, withNodes } from '../testing/ClockedCluster';

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
    expect(cluster.list('events', 'shop')).toMatchObject([
      {
        reason: 'BackoffLimitExceeded',
        count: 1,
        involvedObject: { kind: 'Job', name: 'report' },
        source: { component: 'job-controller' },
      },
    ]);
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
