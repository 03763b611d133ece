import {
  build,
  merged,
  namespace,
  type Namespace,
  workload,
} from './__testUtils__/cluster';
import { measured } from './__testUtils__/measured';
import {
  catalog,
  dagster,
  DENY_ALL,
  postgresql,
  pulsar,
} from './__testUtils__/workloads';
import type { Traffic } from './Traffic';

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
