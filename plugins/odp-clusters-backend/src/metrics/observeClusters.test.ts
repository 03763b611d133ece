import type { WatchedCluster } from '../service/clusterState';
import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { observeClusters } from './observeClusters';

/** A cluster whose pods were listed three times and whose jobs never were. */
function aCluster(state: string) {
  return {
    watch: {
      freshness: () => ({ state }),
      states: () => [
        {
          kind: 'pods',
          size: 12,
          state: { phase: 'live', since: 0, lastEventAt: Date.now() - 5000 },
        },
        { kind: 'jobs', size: 0, state: { phase: 'forbidden', since: 0 } },
      ],
      counters: () => [
        { kind: 'pods', relists: 2, decodeErrors: 1, calls: 9 },
        { kind: 'jobs', relists: 0, decodeErrors: 0, calls: 3 },
      ],
    },
    publisher: {
      snapshot: {
        revision: 7,
        namespaces: new Map([
          ['execution', { assessment: { summary: { name: 'execution' } } }],
          ['data', { assessment: { summary: { name: 'größe' } } }],
        ]),
      },
    },
  } as unknown as WatchedCluster;
}

describe('observeClusters', () => {
  const exporter = new InMemoryMetricExporter(
    AggregationTemporality.CUMULATIVE,
  );
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] });
  afterAll(() => provider.shutdown());

  it('gives totals that only rise, the state of each cluster, and the size of its snapshot', async () => {
    const { built } = observeClusters(
      new Map([
        ['odp-eu', aCluster('live')],
        ['odp-us', aCluster('denied')],
      ]),
      provider.getMeter('test'),
    );
    built('odp-eu', 40);
    await reader.forceFlush();
    const all = exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(({ metrics }) => metrics);
    const metric = (name: string) =>
      all.find(({ descriptor }) => descriptor.name === name)!;
    const values = (name: string, labels: object) =>
      metric(name)
        .dataPoints.filter(({ attributes }) =>
          Object.entries(labels).every(
            ([key, value]) => attributes[key] === value,
          ),
        )
        .map(({ value }) => value);
    const pods = { cluster: 'odp-eu', kind: 'pods' };

    for (const [name, value] of [
      ['odp_clusters_relists_total', 2],
      ['odp_clusters_decode_errors_total', 1],
      ['odp_clusters_requests_total', 9],
    ] as const) {
      expect(metric(name)).toMatchObject({
        dataPointType: DataPointType.SUM,
        isMonotonic: true,
      });
      expect(values(name, pods)).toEqual([value]);
    }
    expect(values('odp_clusters_records', pods)).toEqual([12]);
    const [age] = values('odp_clusters_last_event_age_seconds', pods);
    expect(age).toBeGreaterThanOrEqual(5);
    // Of what was never heard there is no age, not even zero.
    expect(
      values('odp_clusters_last_event_age_seconds', { kind: 'jobs' }),
    ).toEqual([]);

    const states = metric('odp_clusters_state').dataPoints.map(
      ({ attributes, value }) =>
        `${attributes.cluster} ${attributes.state} ${value}`,
    );
    expect(states).toHaveLength(10);
    expect(states.filter(text => text.endsWith(' 1'))).toEqual([
      'odp-eu live 1',
      'odp-us denied 1',
    ]);

    expect(
      values('odp_clusters_snapshot_namespaces', { cluster: 'odp-eu' }),
    ).toEqual([2]);
    expect(
      values('odp_clusters_snapshot_bytes', { cluster: 'odp-eu' }),
    ).toEqual([Buffer.byteLength('{"name":"execution"}{"name":"größe"}')]);
    expect(metric('odp_clusters_snapshot_build_seconds')).toMatchObject({
      dataPoints: [{ value: { count: 1, sum: 0.04 } }],
    });
  });
});
