import {
  build,
  merged,
  namespace,
  STRICT_MESH,
  workload,
} from './__testUtils__/cluster';

const dagster = workload('data/dagster');

describe('components of the architecture', () => {
  it('says of one that runs nowhere that it fails, unless it is asked for no replica', () => {
    const { component, layers } = build([
      namespace('data', workload('data/postgresql')),
    ]);
    expect(component('dagster')).toMatchObject({
      presence: 'absent',
      status: 'failing',
      reasons: [
        {
          rule: 'component.absent',
          object: { kind: 'Deployment', name: 'dagster', namespace: 'data' },
          message: 'dagster: nothing of it runs in odp-eu',
        },
      ],
      workloads: [],
    });
    // Its whole namespace is not there.
    expect(component('openfaas').status).toBe('failing');
    expect(component('vault')).toMatchObject({
      presence: 'absent',
      status: 'healthy',
      reasons: [],
    });
    expect(layers.find(({ id }) => id === 'data')!.status).toBe('failing');
  });

  it('adds up the workloads of one component, and takes the worst of them', () => {
    const { component } = build([
      namespace(
        'data',
        merged(
          workload('data/dagster/dagster-web', { pods: 3 }),
          workload('data/dagster/dagster-daemon', { pods: 2, ready: 1 }),
        ),
      ),
    ]);
    expect(component('dagster')).toMatchObject({
      presence: 'runs',
      status: 'degraded',
      ready: 4,
      desired: 5,
      workloads: ['Deployment/dagster-web', 'Deployment/dagster-daemon'],
      reasons: [{ workload: { name: 'dagster-daemon' } }],
    });
  });

  it('names a pod that two components claim at both', () => {
    const { component } = build([
      namespace(
        'data',
        merged(
          workload('data/postgresql'),
          workload('data/dagster/data-catalog', { pods: 1 }),
        ),
      ),
    ]);
    expect(component('dagster').ambiguousPods).toEqual(['data-catalog-0']);
    expect(component('data-catalog').ambiguousPods).toEqual(['data-catalog-0']);
    expect(component('postgresql').ambiguousPods).toEqual([]);
  });

  it('calls pods without a workload degraded, because nothing replaces them', () => {
    const { component } = build([namespace('data', { pods: dagster.pods })]);
    expect(component('dagster')).toMatchObject({
      presence: 'runs',
      status: 'degraded',
      ready: 2,
      reasons: [{ rule: 'component.no-workload' }],
    });
    expect(component('dagster').desired).toBeUndefined();
  });

  it('never calls absent or healthy what cannot be listed', () => {
    const { component } = build([
      namespace('data', {}, ['deployments']),
      namespace('kong', workload('kong/kong'), ['pods']),
    ]);
    expect(component('dagster').presence).toBe('unread');
    expect(component('dagster').status).toBeUndefined();
    expect(component('kong')).toMatchObject({
      presence: 'runs',
      status: 'unknown',
    });
  });

  it('tells the mesh mode of its pods, the pods that lack a proxy, and no mode where all opted out', () => {
    const open = {
      metadata: { name: 'open', namespace: 'data' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'dagster' } },
        mtls: { mode: 'PERMISSIVE' },
      },
    };
    const { component } = build([
      STRICT_MESH,
      namespace('functions', workload('functions/openfaas', { bare: 1 })),
      namespace('data', merged(dagster, { peerauthentications: [open] })),
      namespace(
        'vault',
        workload('vault/vault', {
          bare: 2,
          labels: { 'sidecar.istio.io/inject': 'false' },
        }),
      ),
      namespace('kong', workload('kong/kong'), ['peerauthentications']),
    ]);
    expect(component('openfaas').mesh).toEqual({ mode: 'STRICT', barePods: 1 });
    expect(component('dagster').mesh).toEqual({
      mode: 'PERMISSIVE',
      barePods: 0,
    });
    expect(component('vault').mesh).toEqual({ mode: 'NONE', barePods: 0 });
    expect(component('kong').mesh).toBeUndefined();
  });

  it('shows a cluster that was never read, and what is outside, as the target state has them', () => {
    const { component, edges, allowedOnly, layers } = build(undefined);
    expect(component('dagster').presence).toBe('unread');
    expect(component('object-store').presence).toBe('external');
    expect(layers[layers.length - 1].id).toBe('external');
    expect(layers.flatMap(({ status }) => status ?? [])).toEqual([]);
    expect(allowedOnly).toBe(0);
    const kinds = edges.flatMap(({ path, kind }) => (path ? kind : []));
    expect(new Set(kinds)).toEqual(new Set(['unknown']));
  });

  it('keeps live facts of hidden namespaces to itself', () => {
    const { component } = build([namespace('data', dagster)], {
      sees: name => name !== 'data',
    });
    expect(component('dagster')).toEqual({
      name: 'dagster',
      title: 'Dagster',
      description: 'What dagster does.',
      layer: 'data',
      kind: 'deployment',
      namespace: 'data',
      entity: 'component:default/dagster',
      presence: 'hidden',
      reasons: [],
      workloads: [],
      ambiguousPods: [],
    });
  });
});
