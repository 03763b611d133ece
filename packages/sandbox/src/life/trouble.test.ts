import type { Fields, StoredObject } from '../store';
import {
  ClockedCluster,
  deployment,
  withNodes,
} from '../testing/ClockedCluster';
import { isReady } from './pods';

const BEHAVIOUR = 'sandbox.odp.io/behaviour';

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
  cluster.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      selector: { 'app.kubernetes.io/name': 'api' },
      ports: [{ port: 80 }],
    },
  });
  cluster.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      minAvailable: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'api' } },
    },
  });
  cluster.create(deployment('api'));
  cluster.pass(5_000);
  return cluster;
}

const pods = (cluster: ClockedCluster) => cluster.list('pods', 'shop');

/** What `kubectl annotate pod` does; the name of the pod. */
function annotate(
  cluster: ClockedCluster,
  behaviour: string | null,
  name?: string,
) {
  const pod = name ?? pods(cluster)[0].metadata.name;
  cluster.patch('pods', `shop/${pod}`, {
    metadata: { annotations: { [BEHAVIOUR]: behaviour } },
  });
  return pod;
}

const container = (pod: StoredObject) => pod.status!.containerStatuses[0];
const readyCondition = (pod: StoredObject) =>
  pod.status!.conditions.find((entry: Fields) => entry.type === 'Ready');

describe('a pod that somebody breaks', () => {
  it('shows its cause at the next tick, restarts ever more slowly, and mends when told to', () => {
    const cluster = shop();
    const name = annotate(cluster, 'oom');
    cluster.pass(100);
    let pod = cluster.get('pods', name, 'shop');
    expect(readyCondition(pod)).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [api]',
    });
    expect(container(pod)).toMatchObject({
      restartCount: 1,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: expect.stringContaining(
            'back-off 10s restarting failed container=api',
          ),
        },
      },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
    });
    const { startedAt, finishedAt } = container(pod).lastState.terminated;
    expect(Date.parse(finishedAt) - Date.parse(startedAt)).toBe(70_000);

    cluster.pass(60_000);
    expect(container(cluster.get('pods', name, 'shop')).restartCount).toBe(3);
    cluster.pass(60 * 60_000);
    pod = cluster.get('pods', name, 'shop');
    expect(container(pod).restartCount).toBeGreaterThan(12);
    expect(container(pod).restartCount).toBeLessThan(20);
    expect(container(pod).state.waiting.message).toContain('back-off 5m0s');
    const warnings = cluster.list('events', 'shop').map(({ reason }) => reason);
    expect(warnings.sort()).toEqual(['BackOff', 'OOMKilling']);

    annotate(cluster, null, name);
    cluster.pass(200);
    pod = cluster.get('pods', name, 'shop');
    expect(isReady(pod)).toBe(true);
    expect(container(pod).state.running.startedAt).toMatch(/^2026-/);
  });

  it.each([
    ['crash', 'Running', 'CrashLoopBackOff'],
    ['image-missing', 'Pending', 'ImagePullBackOff'],
    ['config-missing', 'Pending', 'CreateContainerConfigError'],
  ])('%s: phase %s, waiting for %s', (behaviour, phase, reason) => {
    const cluster = shop();
    const name = annotate(cluster, behaviour);
    cluster.pass(100);
    const pod = cluster.get('pods', name, 'shop');
    expect(pod.status!.phase).toBe(phase);
    expect(container(pod).state.waiting.reason).toBe(reason);
    expect(isReady(pod)).toBe(false);
  });

  it('leaves the service and the budget: endpoints, currentHealthy and disruptionsAllowed follow', () => {
    const cluster = shop();
    const budget = () =>
      cluster.get('poddisruptionbudgets.policy', 'api', 'shop').status;
    const ready = () =>
      cluster
        .list('endpointslices.discovery.k8s.io', 'shop')
        .flatMap(slice => slice.endpoints as Fields[])
        .filter(endpoint => endpoint.conditions.ready).length;
    expect(ready()).toBe(4);
    expect(budget()).toMatchObject({
      expectedPods: 4,
      currentHealthy: 4,
      desiredHealthy: 3,
      disruptionsAllowed: 1,
    });
    annotate(cluster, 'never-ready');
    annotate(cluster, 'never-ready', pods(cluster)[1].metadata.name);
    cluster.pass(200);
    expect(ready()).toBe(2);
    expect(budget()).toMatchObject({
      expectedPods: 4,
      currentHealthy: 2,
      desiredHealthy: 3,
      disruptionsAllowed: 0,
    });
  });

  it('is replaced when it is evicted, and stays as a failed pod', () => {
    const cluster = shop();
    const name = annotate(cluster, 'evicted');
    cluster.pass(3_000);
    expect(cluster.get('pods', name, 'shop').status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
    });
    expect(pods(cluster).filter(isReady)).toHaveLength(4);
  });
});

describe('a node', () => {
  const onNode = (cluster: ClockedCluster, name: string) =>
    pods(cluster).filter(pod => pod.spec!.nodeName === name);

  it('that falls silent becomes Unknown; its pods lose Ready but not their last state; all comes back', () => {
    const cluster = shop();
    const before = onNode(cluster, 'b1').map(container);
    cluster.patch('nodes', 'b1', {
      metadata: { annotations: { [BEHAVIOUR]: 'silent' } },
    });
    cluster.pass(500);
    const ready = cluster
      .get('nodes', 'b1')
      .status!.conditions.find((entry: Fields) => entry.type === 'Ready');
    expect(ready).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    });
    expect(onNode(cluster, 'b1').map(isReady)).toEqual([false, false]);
    expect(onNode(cluster, 'b1').map(container)).toEqual(before);
    expect(cluster.get('nodes', 'b1').spec!.taints).toMatchObject([
      { key: 'node.kubernetes.io/unreachable' },
    ]);

    cluster.pass(130_000);
    const heartbeat = (name: string) =>
      cluster
        .get('nodes', name)
        .status!.conditions.find((entry: Fields) => entry.type === 'Ready')
        .lastHeartbeatTime;
    expect(
      Date.parse(heartbeat('a1')) - Date.parse(heartbeat('b1')),
    ).toBeGreaterThan(60_000);

    cluster.patch('nodes', 'b1', {
      metadata: { annotations: { [BEHAVIOUR]: null } },
    });
    cluster.pass(500);
    expect(pods(cluster).filter(isReady)).toHaveLength(4);
    expect(cluster.get('nodes', 'b1').spec!.taints).toBeUndefined();
  });

  it('that is cordoned keeps its pods and takes no more', () => {
    const cluster = shop();
    cluster.patch('nodes', 'a1', { spec: { unschedulable: true } });
    cluster.patch('deployments.apps', 'shop/api', { spec: { replicas: 8 } });
    cluster.pass(5_000);
    expect(onNode(cluster, 'a1')).toHaveLength(2);
    expect(onNode(cluster, 'b1')).toHaveLength(6);
  });

  it('that is deleted takes its pods along; they come back elsewhere', () => {
    const cluster = shop();
    cluster.remove('nodes', 'b1');
    cluster.pass(5_000);
    expect(onNode(cluster, 'b1')).toEqual([]);
    expect(onNode(cluster, 'a1').filter(isReady)).toHaveLength(4);
  });

  it('whose heartbeat comes changes no pod', () => {
    const cluster = shop();
    annotate(cluster, 'restarting');
    cluster.pass(500);
    const versions = () =>
      pods(cluster).map(pod => pod.metadata.resourceVersion);
    const before = versions();
    cluster.pass(5 * 60_000);
    expect(versions()).toEqual(before);
  });
});
