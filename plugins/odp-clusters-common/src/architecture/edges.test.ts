import { build, merged, namespace } from './__testUtils__/cluster';
import { measured } from './__testUtils__/measured';
import { dependingOn } from './__testUtils__/target';
import { dagster, postgresql, pulsar } from './__testUtils__/workloads';

describe('declared edges', () => {
  it('are one a pair with every statement of it, and the port that is called', () => {
    const { edges, edge } = build(undefined, {
      target: dependingOn('kong', 'vault'),
    });
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    expect(edge('dagster>pulsar')).toMatchObject({
      port: { name: 'pulsar', port: 6650, protocol: 'TCP' },
      declared: [
        {
          by: 'dependency',
          words: 'Dagster declares that it depends on Apache Pulsar',
          source: 'Cluster Topology',
        },
        {
          by: 'producer',
          words:
            'Dagster is a producer of validation.passed, validation.failed',
          source: 'Event Types',
        },
      ],
    });
    expect(edge('yaml-processor>pulsar')!.declared.map(({ by }) => by)).toEqual(
      ['dependency', 'consumer'],
    );
    expect(edge('data-catalog>postgresql')!.declared[0].words).toMatch(
      /; assumed: A catalog keeps its entries somewhere$/,
    );
    expect(edge('dagster>data-catalog')!.port!.name).toBe('http');
    // Metrics are a port that a dependency calls only where there is no other.
    expect(edge('prometheus>node-exporter')!.port!.name).toBe('metrics');
    expect(edge('kong>vault')!.port).toBeUndefined();
    expect(edge('dagster>object-store')!.port).toEqual({
      port: 443,
      protocol: 'TCP',
    });
  });

  it('are beyond all policies where both ends are outside', () => {
    const { edge } = build([]);
    expect(edge('waf>load-balancer')).toMatchObject({
      kind: 'declared',
      mesh: 'both ends are outside odp-eu',
    });
    expect(edge('waf>load-balancer')!.path).toBeUndefined();
  });

  it('tell nothing of an end that is hidden', () => {
    const { edge, allowedOnly, edges } = build(
      [
        namespace('data', merged(dagster, postgresql)),
        namespace('storage', pulsar),
      ],
      {
        sees: name => name !== 'data',
        traffic: measured([
          'dagster.data > pulsar.storage',
          'postgresql.data > pulsar.storage',
        ]),
        listAllowed: true,
      },
    );
    expect(edge('dagster>pulsar')).toMatchObject({
      kind: 'unknown',
      hidden: ['data'],
      observed: {
        state: 'not-measured',
        words: 'not measured: you may not see data',
      },
      mesh: 'not told: you may not see data',
    });
    expect(edge('dagster>pulsar')!.path).toBeUndefined();
    expect(edges.filter(({ declared }) => !declared.length)).toEqual([]);
    expect(allowedOnly).toBe(0);
  });
});
