import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import type { BusSnapshot } from '../collection/BusSnapshot';
import { type ObservedInstance, observeInstances } from './observeInstances';

/** An instance of which one broker of two answered a minute ago, or which was never read. */
function anInstance(state: 'live' | 'unreachable'): ObservedInstance {
  const snapshot = {
    endedAt: Date.now() - 60_000,
    topics: [{}, {}, {}],
    namespaces: ['odp/a'],
    coverage: { answered: 1, total: 2 },
    gaps: [{}],
  } as unknown as BusSnapshot;
  return {
    watch: {
      freshness: () => ({ state }),
      snapshot: state === 'live' ? snapshot : undefined,
      failures: 4,
    },
    counters: () => ({ calls: 12, bytes: 3456 }),
  };
}

describe('observeInstances', () => {
  const exporter = new InMemoryMetricExporter(
    AggregationTemporality.CUMULATIVE,
  );
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] });
  afterAll(() => provider.shutdown());

  it('gives the age and the extent of the last sweep, totals that only rise, and nothing of what was never read', async () => {
    const { swept } = observeInstances(
      new Map([
        ['odp-eu', anInstance('live')],
        ['odp-us', anInstance('unreachable')],
      ]),
      provider.getMeter('test'),
    );
    swept('odp-eu', 0.25);
    await reader.forceFlush();
    const all = exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(({ metrics }) => metrics);
    const metric = (name: string) =>
      all.find(({ descriptor }) => descriptor.name === name)!;
    const values = (name: string, instance = 'odp-eu') =>
      metric(name)
        .dataPoints.filter(({ attributes }) => attributes.instance === instance)
        .map(({ value }) => value);

    const [age] = values('odp_pulsar_last_sweep_age_seconds');
    expect(age).toBeGreaterThanOrEqual(60);
    for (const [name, value] of [
      ['odp_pulsar_topics', 3],
      ['odp_pulsar_namespaces', 1],
      ['odp_pulsar_brokers_answered', 1],
      ['odp_pulsar_brokers', 2],
      ['odp_pulsar_gaps', 1],
    ] as const) {
      expect(values(name)).toEqual([value]);
      expect(values(name, 'odp-us')).toEqual([]);
    }
    for (const [name, value] of [
      ['odp_pulsar_failed_sweeps_total', 4],
      ['odp_pulsar_requests_total', 12],
      ['odp_pulsar_received_bytes_total', 3456],
    ] as const) {
      expect(metric(name)).toMatchObject({
        dataPointType: DataPointType.SUM,
        isMonotonic: true,
      });
      expect(values(name)).toEqual([value]);
    }
    expect(
      metric('odp_pulsar_state')
        .dataPoints.filter(({ value }) => value === 1)
        .map(({ attributes }) => `${attributes.instance} ${attributes.state}`),
    ).toEqual(['odp-eu live', 'odp-us unreachable']);
    expect(metric('odp_pulsar_sweep_seconds')).toMatchObject({
      dataPoints: [{ value: { count: 1, sum: 0.25 } }],
    });
  });
});
