import {
  build,
  merged,
  namespace,
  type Namespace,
  type Raws,
  STRICT_MESH,
  workload,
} from './__testUtils__/cluster';
import { dependingOn } from './__testUtils__/target';
import { PathBook } from './PathBook';
import type { Traffic } from './Traffic';

const dagster = workload('data/dagster');
const catalog = workload('data/data-catalog');
const postgresql = workload('data/postgresql');
const pulsar = workload('storage/pulsar');
const openfaas = (bare: number) => workload('functions/openfaas', { bare });

const DENY_ALL = {
  metadata: { name: 'default-deny', namespace: 'data' },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
};

/** Each flow is `<workload>.<namespace> > <workload>.<namespace>`. */
function measured(
  flows: string[],
  more: { perMinute?: number; incomplete?: string } = {},
): Traffic {
  const { perMinute = 3.21, ...rest } = more;
  const end = (text: string) => {
    const [name, place] = text.split('.');
    return { workload: name, namespace: place };
  };
  return {
    state: 'measured',
    asOf: '2026-11-23T14:03:45.000Z',
    windowMinutes: 5,
    flows: flows.map(flow => {
      const [from, to] = flow.split(' > ').map(end);
      return { from, to, perMinute, carriesBytes: true };
    }),
    ...rest,
  };
}

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

describe('what policies say of an edge', () => {
  const kinds = (data: Raws, more: Parameters<typeof build>[1] = {}) =>
    build([namespace('data', data), namespace('storage', pulsar)], more);

  it('is allowed, blocked or unknown, and never allowed where policies cannot be read', () => {
    const open = merged(dagster, catalog);
    expect(kinds(open).edge('dagster>pulsar')!.kind).toBe('declared');
    const blocked = kinds(merged(open, { networkpolicies: [DENY_ALL] }));
    expect(blocked.edge('dagster>pulsar')).toMatchObject({
      kind: 'blocked',
      path: {
        verdict: 'blocked',
        egress: { verdict: 'blocked', policies: ['data/default-deny'] },
        allowingRule: expect.stringContaining('kind: NetworkPolicy'),
      },
    });
    // Nothing of Pulsar is there that a policy could select.
    expect(
      build([namespace('data', dagster), namespace('storage')]).edge(
        'dagster>pulsar',
      ),
    ).toMatchObject({ kind: 'unknown', path: { verdict: 'unknown' } });
  });

  it.each([
    ['networkpolicies', 'egress'],
    ['authorizationpolicies', 'authorization'],
  ] as const)(
    'tells what to do where the portal may not list %s, and calls nothing allowed',
    (kind, decision) => {
      const { edge, allowedOnly } = build(
        [
          namespace('data', merged(dagster, catalog), [kind]),
          namespace('storage', pulsar, [kind]),
        ],
        {
          gaps: [
            { kind, cause: 'forbidden', message: 'Give it list and watch.' },
          ],
        },
      );
      expect(edge('dagster>pulsar')).toMatchObject({
        kind: 'unknown',
        path: {
          verdict: 'unknown',
          [decision]: { verdict: 'unknown', words: 'Give it list and watch.' },
        },
      });
      expect(allowedOnly).toBe(0);
    },
  );

  it('needs no AuthorizationPolicies in a cluster without a mesh', () => {
    const kind = 'authorizationpolicies';
    const { edge } = build(
      [
        namespace('data', dagster, [kind]),
        namespace('storage', pulsar, [kind]),
      ],
      { gaps: [{ kind, cause: 'absent', message: 'No mesh.' }] },
    );
    expect(edge('dagster>pulsar')!.path!.verdict).toBe('allowed');
  });

  it('counts the pairs that are only allowed, and lists them when asked', () => {
    const data = merged(dagster, catalog, {
      networkpolicies: [
        {
          metadata: { name: 'nobody-calls-dagster', namespace: 'data' },
          spec: {
            podSelector: {
              matchLabels: { 'app.kubernetes.io/name': 'dagster' },
            },
            policyTypes: ['Ingress'],
          },
        },
      ],
    });
    const counted = kinds(data);
    // catalog and pulsar with each other; what dagster calls is declared.
    expect(counted.allowedOnly).toBe(2);
    expect(counted.edge('pulsar>data-catalog')).toBeUndefined();
    const listed = kinds(data, { listAllowed: true });
    expect(listed.edge('pulsar>data-catalog')).toMatchObject({
      kind: 'allowed',
      declared: [],
      path: { verdict: 'allowed' },
    });
    expect(listed.edges.length).toBe(counted.edges.length + 2);
  });

  it('is judged again when a policy or a pod of an end changed, and only then from new', () => {
    const paths = PathBook.create('istio-system');
    const count = (data: Namespace, storage: Namespace) =>
      build([data, storage], { paths }).allowedOnly;
    const open = namespace('data', catalog);
    const storage = namespace('storage', pulsar);
    expect(count(open, storage)).toBe(2);
    expect(count(open, storage)).toBe(2);
    const closed = namespace(
      'data',
      merged(catalog, { networkpolicies: [DENY_ALL] }),
    );
    expect(count(closed, storage)).toBe(0);
    expect(count(open, storage)).toBe(2);
    expect(count(namespace('data'), storage)).toBe(0);
  });
});

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

describe('what was observed of an edge', () => {
  const data = namespace('data', merged(dagster, catalog, postgresql));
  const storage = namespace('storage', pulsar);
  const observe = (traffic: Traffic, namespaces = [data, storage]) =>
    build(namespaces, { traffic });

  it('tells carrying from quiet, and finds what is declared nowhere', () => {
    const { edge, traffic } = observe(
      measured([
        'dagster.data > data-catalog.data',
        'postgresql.data > pulsar.storage',
        'fn-ocr.functions > postgresql.data',
      ]),
    );
    expect(traffic).toMatchObject({
      state: 'measured',
      words: 'Traffic of the last 5 min',
    });
    expect(edge('dagster>data-catalog')).toMatchObject({
      kind: 'carrying',
      observed: {
        state: 'seen',
        perMinute: 3.2,
        words: '3.2 a minute in the last 5 min',
        asOf: '2026-11-23T14:03:45.000Z',
      },
    });
    expect(edge('dagster>pulsar')).toMatchObject({
      kind: 'quiet',
      observed: { state: 'none', words: 'none seen in the last 5 min' },
    });
    expect(edge('postgresql>pulsar')).toMatchObject({
      kind: 'undeclared',
      declared: [],
    });
  });

  it('knows an open connection by its bytes, though none was opened', () => {
    const { edge } = observe(
      measured(['dagster.data > pulsar.storage'], { perMinute: 0 }),
    );
    expect(edge('dagster>pulsar')).toMatchObject({
      kind: 'carrying',
      observed: {
        words:
          'open connections carry bytes; none was opened in the last 5 min',
      },
    });
    expect(edge('dagster>pulsar')!.observed.perMinute).toBeUndefined();
  });

  it('finds workloads under another name than their component, and adds them up', () => {
    const { edge } = observe(
      measured([
        'dagster-web.data > pulsar.storage',
        'dagster-daemon.data > pulsar.storage',
      ]),
      [
        namespace(
          'data',
          merged(
            workload('data/dagster/dagster-web'),
            workload('data/dagster/dagster-daemon'),
          ),
        ),
        storage,
      ],
    );
    expect(edge('dagster>pulsar')!.observed.perMinute).toBe(6.4);
  });

  it('does not take scraping, which is declared of nearly everything, for undeclared', () => {
    const { edge } = observe(
      measured([
        'prometheus.observability > pulsar.storage',
        'prometheus.observability > postgresql.data',
      ]),
      [
        data,
        storage,
        namespace('observability', workload('observability/prometheus')),
      ],
    );
    expect(edge('prometheus>pulsar')).toMatchObject({
      kind: 'carrying',
      declared: [
        {
          by: 'scrape',
          words: 'Prometheus scrapes Apache Pulsar every 15 s',
          source: 'Prometheus Configuration',
        },
      ],
      port: { port: 8081 },
    });
    expect(edge('prometheus>postgresql')!.kind).toBe('undeclared');
  });

  it('keeps a path blocked where traffic is seen, and says that silence proves nothing where it is', () => {
    const blocked = [
      namespace('data', merged(dagster, { networkpolicies: [DENY_ALL] })),
      storage,
    ];
    expect(
      observe(measured(['dagster.data > pulsar.storage']), blocked).edge(
        'dagster>pulsar',
      ),
    ).toMatchObject({
      kind: 'blocked',
      observed: {
        state: 'seen',
        words: expect.stringMatching(/, though policies block it: /),
      },
    });
    expect(
      observe(measured(['pulsar.storage > dagster.data']), blocked).edge(
        'pulsar>dagster',
      ),
    ).toMatchObject({ kind: 'blocked', declared: [] });
    expect(
      observe(measured([]), blocked).edge('dagster>pulsar')!.observed,
    ).toMatchObject({
      state: 'none',
      words: expect.stringMatching(/; what a policy drops is not seen/),
    });
  });

  it.each<[string, Traffic, Namespace[], string, string]>([
    [
      'no Prometheus',
      { state: 'not-set-up' },
      [data, storage],
      'dagster>pulsar',
      'not measured: no Prometheus is configured for odp-eu',
    ],
    [
      'a Prometheus that fails',
      { state: 'failed', words: 'Prometheus gives no traffic: it is down' },
      [data, storage],
      'dagster>pulsar',
      'not measured: Prometheus gives no traffic: it is down',
    ],
    [
      'half of the answer',
      measured([], { incomplete: 'Prometheus warns: a store is missing' }),
      [data, storage],
      'dagster>pulsar',
      'not measured: Prometheus warns: a store is missing',
    ],
    [
      'a caller without proxies, which is counted without its name',
      measured([]),
      [namespace('data', workload('data/dagster', { bare: 2 })), storage],
      'dagster>pulsar',
      'not measured: dagster has no proxy that would count',
    ],
    [
      'an end outside',
      measured([]),
      [data],
      'dagster>object-store',
      'not measured: object-store is outside odp-eu, which the mesh cannot tell apart',
    ],
  ])('is never quiet by %s', (...[, traffic, namespaces, id, words]) => {
    const { edge } = build(namespaces, { traffic });
    expect(edge(id)).toMatchObject({
      kind: 'declared',
      observed: { state: 'not-measured', words },
    });
  });
});
