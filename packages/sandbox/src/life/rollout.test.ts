import type { Fields, StoredObject } from '../store';
import {
  ClockedCluster,
  deployment,
  withNodes,
} from '../testing/ClockedCluster';
import { isReady } from './pods';

function shop(spec: Fields = {}): ClockedCluster {
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
  cluster.create(deployment('api', spec));
  cluster.pass(5_000);
  return cluster;
}

function newImage(cluster: ClockedCluster, image: string) {
  const { spec } = cluster.get('deployments.apps', 'api', 'shop');
  cluster.patch('deployments.apps', 'shop/api', {
    spec: {
      template: {
        spec: {
          containers: [{ ...spec!.template.spec.containers[0], image }],
        },
      },
    },
  });
}

const pods = (cluster: ClockedCluster) => cluster.list('pods', 'shop');
const conditionOf = (object: StoredObject, type: string) =>
  object.status!.conditions.find((entry: Fields) => entry.type === type);

describe('a Deployment', () => {
  it('comes up through one ReplicaSet, with names and owners as on a real cluster', () => {
    const cluster = shop();
    const [set] = cluster.list('replicasets.apps', 'shop');
    expect(set.metadata.name).toMatch(/^api-[b-z0-9]{10}$/);
    expect(pods(cluster)).toHaveLength(4);
    for (const pod of pods(cluster)) {
      expect(pod.metadata.name).toMatch(
        new RegExp(`^${set.metadata.name}-[b-z0-9]{5}$`),
      );
      expect(pod.metadata.ownerReferences).toMatchObject([
        { kind: 'ReplicaSet', name: set.metadata.name, uid: set.metadata.uid },
      ]);
      expect(isReady(pod)).toBe(true);
    }
    const { status, metadata } = cluster.get('deployments.apps', 'api', 'shop');
    expect(metadata.annotations).toEqual({
      'deployment.kubernetes.io/revision': '1',
    });
    expect(status).toMatchObject({
      replicas: 4,
      readyReplicas: 4,
      updatedReplicas: 4,
      unavailableReplicas: 0,
      conditions: [
        { type: 'Available', status: 'True' },
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
        },
      ],
    });
  });

  it('rolls to a new template without ever leaving its surge and its margin', () => {
    const cluster = shop();
    newImage(cluster, 'api:2.0');
    const seen = { most: 0, leastReady: 99, mixed: false };
    cluster.pass(20_000, () => {
      const all = pods(cluster);
      seen.most = Math.max(seen.most, all.length);
      seen.leastReady = Math.min(seen.leastReady, all.filter(isReady).length);
      const images = new Set(all.map(pod => pod.spec!.containers[0].image));
      seen.mixed ||= images.size === 2;
    });
    expect(seen).toEqual({ most: 5, leastReady: 3, mixed: true });
    expect(pods(cluster).map(pod => pod.spec!.containers[0].image)).toEqual(
      Array(4).fill('api:2.0'),
    );
    expect(
      cluster.get('deployments.apps', 'api', 'shop').metadata.annotations,
    ).toEqual({ 'deployment.kubernetes.io/revision': '2' });
  });

  it('makes the old ReplicaSet the newest revision when it is rolled back', () => {
    const cluster = shop();
    newImage(cluster, 'api:2.0');
    cluster.pass(20_000);
    newImage(cluster, 'api:1.0');
    cluster.pass(20_000);
    const sets = cluster.list('replicasets.apps', 'shop');
    expect(
      sets.map(({ spec, metadata }) => [
        spec!.replicas,
        metadata.annotations!['deployment.kubernetes.io/revision'],
      ]),
    ).toEqual([
      [4, '3'],
      [0, '2'],
    ]);
  });

  it('gets stuck on an image that does not start, serves on, and says so after its deadline', () => {
    const cluster = shop({ progressDeadlineSeconds: 120 });
    newImage(cluster, 'api:broken');
    cluster.pass(2_000);
    const broken = pods(cluster).filter(pod => !isReady(pod));
    expect(broken[0].status!.containerStatuses[0].state.waiting.reason).toBe(
      'CrashLoopBackOff',
    );
    let object = cluster.get('deployments.apps', 'api', 'shop');
    expect(conditionOf(object, 'Progressing').reason).toBe('ReplicaSetUpdated');
    cluster.pass(200_000);
    object = cluster.get('deployments.apps', 'api', 'shop');
    expect(conditionOf(object, 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(conditionOf(object, 'Available').status).toBe('True');
    expect(object.status).toMatchObject({
      readyReplicas: 3,
      updatedReplicas: 2,
    });
  });

  it('replaces a deleted pod by one with another name, and follows its scale', () => {
    const cluster = shop();
    const { name } = pods(cluster)[0].metadata;
    cluster.remove('pods', name, 'shop');
    cluster.pass(3_000);
    expect(pods(cluster).filter(isReady)).toHaveLength(4);
    expect(pods(cluster).map(pod => pod.metadata.name)).not.toContain(name);

    cluster.patch('deployments.apps', 'shop/api', { spec: { replicas: 1 } });
    cluster.pass(1_000);
    expect(pods(cluster)).toHaveLength(1);
    cluster.patch('deployments.apps', 'shop/api', { spec: { replicas: 0 } });
    cluster.pass(1_000);
    expect(pods(cluster)).toHaveLength(0);
  });

  it('is refused pods by a quota in the API server’s words, and gets them when there is room', () => {
    const cluster = shop();
    cluster.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'workspace', namespace: 'shop' },
      spec: { hard: { 'requests.cpu': '500m', pods: '10' } },
    });
    cluster.patch('deployments.apps', 'shop/api', { spec: { replicas: 6 } });
    cluster.pass(3_000);
    expect(pods(cluster)).toHaveLength(5);
    const [set] = cluster.list('replicasets.apps', 'shop');
    const refusal = {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: expect.stringMatching(
        /^pods "api-.*" is forbidden: exceeded quota: workspace, requested: requests.cpu=100m, used: requests.cpu=500m, limited: requests.cpu=500m$/,
      ),
    };
    expect(conditionOf(set, 'ReplicaFailure')).toMatchObject(refusal);
    expect(
      conditionOf(
        cluster.get('deployments.apps', 'api', 'shop'),
        'ReplicaFailure',
      ),
    ).toMatchObject(refusal);
    expect(cluster.list('events', 'shop')).toMatchObject([
      {
        type: 'Warning',
        reason: 'FailedCreate',
        involvedObject: { kind: 'ReplicaSet' },
      },
    ]);
    expect(cluster.get('resourcequotas', 'workspace', 'shop').status).toEqual({
      hard: { 'requests.cpu': '500m', pods: '10' },
      used: { 'requests.cpu': '500m', pods: '5' },
    });

    cluster.patch('resourcequotas', 'shop/workspace', {
      spec: { hard: { 'requests.cpu': '1' } },
    });
    cluster.pass(3_000);
    expect(pods(cluster).filter(isReady)).toHaveLength(6);
    expect(
      conditionOf(
        cluster.get('deployments.apps', 'api', 'shop'),
        'ReplicaFailure',
      ),
    ).toBeUndefined();
  });

  it('gets the room in a quota that the pods of another leave', () => {
    const cluster = shop();
    cluster.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'workspace', namespace: 'shop' },
      spec: { hard: { pods: '4' } },
    });
    cluster.create(deployment('web', { replicas: 1 }));
    cluster.pass(3_000);
    const web = () => cluster.get('deployments.apps', 'web', 'shop').status!;
    expect(web().readyReplicas).toBe(0);
    cluster.patch('deployments.apps', 'shop/api', { spec: { replicas: 3 } });
    cluster.pass(3_000);
    expect(web().readyReplicas).toBe(1);
  });
});
