import {
  build,
  merged,
  namespace,
  type Raws,
  STRICT_MESH,
  workload,
} from './__testUtils__/cluster';
import { dependingOn } from './__testUtils__/target';
import { dagster, postgresql, pulsar } from './__testUtils__/workloads';

const openfaas = (bare: number) => workload('functions/openfaas', { bare });

describe('what the mesh makes of an edge', () => {
  const exception = {
    metadata: { name: 'open', namespace: 'data' },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'postgresql' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 5432: { mode: 'PERMISSIVE' } },
    },
  };
  it.each(
    (
      [
        [openfaas(0), postgresql, 'both ends have a proxy, STRICT'],
        [
          openfaas(2),
          postgresql,
          'openfaas has no proxy, and postgresql demands mTLS (STRICT): the connection fails',
        ],
        [
          openfaas(1),
          postgresql,
          '1 pod of 2 of openfaas without a proxy, and postgresql demands mTLS (STRICT): their connections fail',
        ],
        [
          openfaas(0),
          workload('data/postgresql', { bare: 2 }),
          'postgresql has no proxy: the mesh does not secure the connection',
        ],
        [
          openfaas(2),
          workload('data/postgresql', { bare: 2 }),
          'neither end has a proxy: the mesh does not secure the connection',
        ],
        [
          openfaas(2),
          merged(postgresql, { peerauthentications: [exception] }),
          'openfaas has no proxy, and postgresql takes plain text as well (PERMISSIVE)',
        ],
        [openfaas(0), {}, 'no pod of postgresql is there'],
      ] as Array<[Raws, Raws, string]>
    ).map(([from, to, words]) => ({ from, to, words })),
  )('$words', ({ from, to, words }) => {
    const { edge } = build(
      [STRICT_MESH, namespace('functions', from), namespace('data', to)],
      { target: dependingOn('openfaas', 'postgresql') },
    );
    expect(edge('openfaas>postgresql')!.mesh).toBe(words);
  });

  it('says so where it cannot be read which mode is demanded', () => {
    const { edge } = build([
      namespace('data', dagster),
      namespace('storage', pulsar, ['peerauthentications']),
    ]);
    expect(edge('dagster>pulsar')!.mesh).toBe(
      'both ends have a proxy, and it cannot be read which mTLS mode is demanded',
    );
  });
});
