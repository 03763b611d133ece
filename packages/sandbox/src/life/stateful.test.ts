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

describe('a DaemonSet', () => {
  it('has a pod on every node, also on one that joins, and renews them one by one', () => {
    const cluster = shop();
    const labels = { 'app.kubernetes.io/name': 'agent' };
    cluster.create({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', namespace: 'shop', labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
        },
      },
    });
    cluster.pass(3_000);
    withNodes(cluster, [{ name: 'c1', zone: 'c' }]);
    cluster.pass(3_000);
    expect(
      pods(cluster)
        .map(pod => pod.spec!.nodeName)
        .sort(),
    ).toEqual(['a1', 'b1', 'c1']);
    expect(
      cluster.get('daemonsets.apps', 'agent', 'shop').status,
    ).toMatchObject({
      desiredNumberScheduled: 3,
      numberReady: 3,
    });

    cluster.patch('daemonsets.apps', 'shop/agent', {
      spec: {
        template: {
          spec: { containers: [{ name: 'agent', image: 'agent:2' }] },
        },
      },
    });
    let leastReady = 3;
    cluster.pass(10_000, () => {
      leastReady = Math.min(leastReady, pods(cluster).filter(isReady).length);
    });
    expect(leastReady).toBe(2);
    expect(pods(cluster).map(pod => pod.spec!.containers[0].image)).toEqual(
      Array(3).fill('agent:2'),
    );
    expect(
      cluster.get('daemonsets.apps', 'agent', 'shop').status,
    ).toMatchObject({
      updatedNumberScheduled: 3,
      numberReady: 3,
    });
  });
});
