import type { Fields, StoredObject } from '../store';
import { annotate, pods, shop } from '../testing/shop';
import { isReady } from './pods';

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
    cluster.pass(2_000);
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

  it('that hangs in its deletion is replaced, and serves and counts no more', () => {
    const cluster = shop();
    const { name } = pods(cluster)[0].metadata;
    cluster.patch('pods', `shop/${name}`, {
      metadata: {
        finalizers: ['example.com/hold'],
        deletionTimestamp: '2026-11-23T14:32:05Z',
      },
    });
    cluster.pass(100);
    expect(
      cluster.get('poddisruptionbudgets.policy', 'api', 'shop').status,
    ).toMatchObject({ currentHealthy: 3, disruptionsAllowed: 0 });
    const endpoint = cluster
      .list('endpointslices.discovery.k8s.io', 'shop')
      .flatMap(slice => slice.endpoints as Fields[])
      .find(({ targetRef }) => targetRef.name === name);
    expect(endpoint!.conditions).toEqual({
      ready: false,
      serving: true,
      terminating: true,
    });
    cluster.pass(3_000);
    expect(pods(cluster)).toHaveLength(5);
    expect(cluster.get('deployments.apps', 'api', 'shop').status).toMatchObject(
      { replicas: 4, readyReplicas: 4 },
    );
  });
});
