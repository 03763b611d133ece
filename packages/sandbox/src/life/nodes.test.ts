import type { Fields, StoredObject } from '../store';
import { ClockedCluster, odpTargetState } from '../testing/ClockedCluster';
import { annotate, pods, shop, BEHAVIOUR } from '../testing/shop';
import { createNodes } from './nodes';
import { isReady } from './pods';

const container = (pod: StoredObject) => pod.status!.containerStatuses[0];
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

  it('says of itself that nothing runs on it, as nodes of kwok do', () => {
    const cluster = ClockedCluster.create();
    createNodes(cluster.store, odpTargetState(), {
      cluster: 'odp-eu',
      sizes: [{ pool: 'general', count: 1 }],
    });
    const [node] = cluster.list('nodes');
    expect(node.metadata.annotations).toEqual({
      'kwok.x-k8s.io/node': 'fake',
    });
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
