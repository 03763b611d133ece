import { drawCluster, type RawCluster } from './__testUtils__/drawCluster';
import { node, pod, SPOT } from './__testUtils__/rawObjects';

describe('nodes', () => {
  it('stand in the order in which they joined, in the zones that they tell', () => {
    const zone = (name: string) => ({ 'topology.kubernetes.io/zone': name });
    const { model } = drawCluster(
      {
        nodes: [
          node('a', { joined: '2026-11-22T10:00:00Z', labels: zone('zone-d') }),
          node('b', { joined: '2026-11-21T10:00:00Z' }),
          node('d', { joined: '2026-11-20T10:00:00Z', labels: {} }),
          node('c', { joined: '2026-11-20T10:00:00Z', labels: zone('zone-a') }),
        ],
      },
      { zones: ['zone-c', 'zone-a'] },
    );
    expect([...model.nodes.keys()]).toEqual(['c', 'd', 'b', 'a']);
    expect(model.zones).toEqual(['zone-a', 'zone-c', 'zone-d']);
    expect(model.nodes.get('d')!.zone).toBeUndefined();
  });

  const budget = (namespace: string, allowed = 0) => ({
    metadata: { name: 'postgresql', namespace },
    spec: { minAvailable: 2, selector: { matchLabels: { app: 'postgresql' } } },
    status: { disruptionsAllowed: allowed, currentHealthy: 2, expectedPods: 3 },
  });
  const postgresql = (namespace: string, on: string) =>
    pod('postgresql-2', { namespace, node: on, labels: { app: 'postgresql' } });
  const onItsWayOut = (raw: Record<string, any>) => ({
    ...raw,
    metadata: { ...raw.metadata, deletionTimestamp: '2026-11-23T14:31:50Z' },
  });
  const cordoned = node('a', {
    spec: {
      unschedulable: true,
      taints: [
        {
          key: 'node.kubernetes.io/unschedulable',
          effect: 'NoSchedule',
          timeAdded: '2026-11-23T14:23:00Z',
        },
      ],
    },
  });

  it.each<[string, RawCluster, string[]]>([
    [
      'silent',
      {
        nodes: [node('a', { ready: 'Unknown', spec: { unschedulable: true } })],
      },
      ['unknown a: silent 2026-11-23T14:31:12.000Z'],
    ],
    [
      'not ready',
      { nodes: [node('a', { ready: 'False' })] },
      [
        'degraded a: not ready, Kubelet stopped posting node status. 2026-11-23T14:31:12.000Z',
      ],
    ],
    [
      'cordoned',
      { nodes: [cordoned] },
      ['degraded a: cordoned, takes no new pods 2026-11-23T14:23:00.000Z'],
    ],
    [
      'cordoned, and its drain is held',
      {
        nodes: [cordoned],
        pods: [postgresql('data', 'a')],
        budgets: [budget('data')],
      },
      [
        'degraded a: cordoned; a drain waits for budget data/postgresql, which allows no disruption 2026-11-23T14:23:00.000Z',
      ],
    ],
    [
      'cordoned, and its drain is held twice',
      {
        nodes: [cordoned],
        pods: [postgresql('data', 'a'), postgresql('ml', 'a')],
        budgets: [budget('data'), budget('ml')],
      },
      [
        'degraded a: cordoned; a drain waits for budgets data/postgresql, ml/postgresql, which allow no disruption 2026-11-23T14:23:00.000Z',
      ],
    ],
    [
      'cordoned, and nothing holds its drain: the budget allows one, covers pods elsewhere, or one that goes anyway',
      {
        nodes: [cordoned],
        pods: [
          postgresql('data', 'a'),
          postgresql('ml', 'b'),
          pod('other', { namespace: 'ml', node: 'a' }),
          onItsWayOut(postgresql('storage', 'a')),
        ],
        budgets: [budget('data', 1), budget('ml'), budget('storage')],
      },
      ['degraded a: cordoned, takes no new pods 2026-11-23T14:23:00.000Z'],
    ],
    [
      'crowded',
      {
        nodes: [node('a')],
        pods: [
          pod('x', { node: 'a', requests: { cpu: '6.8', memory: '30Gi' } }),
        ],
      },
      ['degraded a: its pods ask for 85 % of its CPU and 93 % of its memory'],
    ],
    [
      'healthy',
      {
        nodes: [node('a')],
        pods: [pod('x', { node: 'a', requests: { cpu: '6.7' } })],
      },
      [],
    ],
  ])('say why they are %s', (_, raw, reasons) => {
    const { model } = drawCluster(raw);
    const drawn = model.nodes.get('a')!;
    expect(
      drawn.reasons.map(({ status, message, since }) =>
        [status, message, since].filter(Boolean).join(' '),
      ),
    ).toEqual(reasons);
    expect(drawn.status).toBe(reasons[0]?.split(' ')[0] ?? 'healthy');
  });

  it('of all is requested what all pods ask for, and of hidden pods only their number is told', () => {
    const raw = {
      nodes: [cordoned],
      pods: [
        postgresql('data', 'a'),
        postgresql('hidden-one', 'a'),
        pod('secret-1', { namespace: 'hidden-one', pool: 'spot' }),
      ],
      budgets: [budget('data'), budget('hidden-one')],
    };
    const { model } = drawCluster(raw, {
      hides: ['hidden-one'],
      pools: [SPOT],
    });
    expect(model.nodes.get('a')).toMatchObject({
      hiddenPods: 1,
      requested: { cpu: 2 },
    });
    expect(model.nodes.get('a')!.reasons[0].message).toBe(
      'a: cordoned; a drain waits for budget data/postgresql and 1 budget that you may not see, which allow no disruption',
    );
    expect(model.counts).toEqual({
      nodes: 1,
      pods: { healthy: 1 },
      hiddenPods: 2,
    });
    expect(model.waiting).toEqual([]);
    expect(JSON.stringify([...model.nodes, ...model.pods, model])).not.toMatch(
      /hidden-one|secret/,
    );
  });

  it('give back what a pod had that ended', () => {
    const evicted = {
      ...pod('x', { node: 'a', requests: { cpu: '8' } }),
    } as any;
    const { model } = drawCluster({
      nodes: [node('a')],
      pods: [{ ...evicted, status: { phase: 'Failed', reason: 'Evicted' } }],
    });
    expect(model.nodes.get('a')).toMatchObject({
      requested: { cpu: 0 },
      status: 'healthy',
    });
    expect(model.pods.get('ml/x')).toMatchObject({
      node: 'a',
      status: 'degraded',
    });
  });
});
