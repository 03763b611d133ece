import type { Fields, StoredObject } from '../store';
import { type NodeLoad, schedule } from './scheduler';

function node(name: string, change: Fields = {}): NodeLoad {
  const { zone = 'a', allocatable, spec = {}, labels = {} } = change;
  return {
    node: {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'topology.kubernetes.io/zone': zone,
          pool: 'general',
          ...labels,
        },
      },
      spec,
      status: { allocatable: { cpu: '4', memory: '16Gi', ...allocatable } },
    },
    pods: [],
  };
}

function pod(change: Fields = {}): StoredObject {
  const { requests = { cpu: '1' }, name = 'api', ...spec } = change;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-x`,
      namespace: 'shop',
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: {
      containers: [{ name, image: 'api:1', resources: { requests } }],
      ...spec,
    },
  };
}

describe('the scheduler', () => {
  it('says in the real words why no node fits, counts in the order of their text', () => {
    const general = Array.from({ length: 22 }, (_, index) => node(`g${index}`));
    const gpu = Array.from({ length: 6 }, (_, index) => ({
      ...node(`t4-${index}`, {
        labels: { pool: 'gpu' },
        allocatable: { 'nvidia.com/gpu': '1' },
      }),
      pods: [pod({ requests: { 'nvidia.com/gpu': '1' } })],
    }));
    expect(
      schedule(
        pod({
          nodeSelector: { pool: 'gpu' },
          requests: { 'nvidia.com/gpu': '1' },
        }),
        [...general, ...gpu],
      ),
    ).toEqual({
      message:
        "0/28 nodes are available: 22 node(s) didn't match Pod's node affinity/selector, 6 Insufficient nvidia.com/gpu. preemption: 0/28 nodes are available: 22 Preemption is not helpful for scheduling, 6 No preemption victims found for incoming pod.",
    });
  });

  it('names each cause of its own: cordon, taint, silence, every resource that is short', () => {
    const silent = node('silent');
    silent.node.metadata.annotations = { 'sandbox.odp.io/behaviour': 'silent' };
    const decision = schedule(pod({ requests: { cpu: '8', memory: '20Gi' } }), [
      node('cordoned', { spec: { unschedulable: true } }),
      node('spot', {
        spec: {
          taints: [
            {
              key: 'cloud.google.com/gke-spot',
              value: 'true',
              effect: 'NoSchedule',
            },
          ],
        },
      }),
      silent,
      node('small'),
    ]);
    expect(decision).toEqual({
      message:
        '0/4 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint {cloud.google.com/gke-spot: true}, 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 1 node(s) were unschedulable. preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.',
    });
  });

  it('tolerates the taint that a pod names, and spreads pods of one name over the zones', () => {
    const loads = [
      node('a1', { zone: 'a' }),
      node('b1', {
        zone: 'b',
        spec: {
          taints: [{ key: 'batch', value: 'true', effect: 'NoSchedule' }],
        },
      }),
    ];
    loads[0].pods = [pod()];
    expect(schedule(pod(), loads)).toEqual({ node: 'a1' });
    expect(
      schedule(
        pod({
          tolerations: [{ key: 'batch', operator: 'Equal', value: 'true' }],
        }),
        loads,
      ),
    ).toEqual({ node: 'b1' });
  });

  it('reads quantities in every form', () => {
    const load = node('n', { allocatable: { cpu: '1500m', memory: '1e9' } });
    expect(
      schedule(pod({ requests: { cpu: '1.5', memory: '953Mi' } }), [load]),
    ).toEqual({
      node: 'n',
    });
    expect(schedule(pod({ requests: { cpu: '1501m' } }), [load])).toMatchObject(
      {
        message: expect.stringContaining('1 Insufficient cpu.'),
      },
    );
  });
});
