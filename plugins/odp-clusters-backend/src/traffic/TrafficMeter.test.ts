import { mockServices } from '@backstage/backend-test-utils';
import type { Traffic } from '@internal/plugin-odp-clusters-common';
import { once } from 'node:events';
import {
  FakePrometheus,
  type FakeSeries,
} from '../__testUtils__/FakePrometheus';
import { TrafficMeter } from './TrafficMeter';

const DAGSTER_TO_CATALOG: FakeSeries = [
  'dagster',
  'data',
  'data-catalog',
  'data',
  '0.05',
];
const TEMPORAL_TO_PULSAR: FakeSeries = [
  'temporal',
  'execution',
  'pulsar',
  'storage',
  '0.25',
];

describe('TrafficMeter', () => {
  let prometheus: FakePrometheus;
  let meter: TrafficMeter | undefined;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    prometheus = await FakePrometheus.start();
    prometheus.series = { istio_requests_total: [DAGSTER_TO_CATALOG] };
    jest.clearAllMocks();
  });
  afterEach(async () => {
    await meter?.stop();
    await prometheus.stop();
  });

  /** Starts measuring; each call of what it gives waits for one more reading. */
  function measure(intervalMs = 5): () => Promise<Traffic> {
    const events = new EventTarget();
    const readings: Traffic[] = [];
    meter = TrafficMeter.start({
      cluster: 'odp-eu',
      source: {
        url: prometheus.url,
        labels: { cluster: 'odp "eu"' },
        windowMinutes: 5,
        intervalMs,
      },
      logger,
      onChange: () => {
        readings.push(meter!.traffic);
        events.dispatchEvent(new Event('reading'));
      },
    });
    return async () => {
      if (!readings.length) {
        await once(events, 'reading');
      }
      return readings.shift()!;
    };
  }

  it('counts requests and opened connections a minute, where calls arrive, and knows open connections by their bytes', async () => {
    prometheus.series = {
      istio_requests_total: [DAGSTER_TO_CATALOG],
      istio_tcp_connections_opened_total: [
        TEMPORAL_TO_PULSAR,
        ['dagster', 'data', 'data-catalog', 'data', '0.1'],
      ],
      istio_tcp_received_bytes_total: [
        ['user-api', 'execution', 'pulsar', 'storage', '812.5'],
      ],
    };
    expect(await measure()()).toMatchObject({
      state: 'measured',
      windowMinutes: 5,
      flows: [
        {
          from: { namespace: 'data', workload: 'dagster' },
          to: { namespace: 'data', workload: 'data-catalog' },
          perMinute: 9,
        },
        { from: { workload: 'temporal' }, perMinute: 15, carriesBytes: false },
        { from: { workload: 'user-api' }, perMinute: 0, carriesBytes: true },
      ],
    });
    expect(prometheus.queries[0]).toBe(
      'sum by (source_workload, source_workload_namespace, destination_workload, destination_workload_namespace) (rate(istio_requests_total{reporter="destination",cluster="odp \\"eu\\""}[5m]))',
    );
    expect(prometheus.tokens[0]).toBeUndefined();
  });

  it.each<[string, FakeSeries[]]>([
    ['a rate of zero', [['temporal', 'execution', 'pulsar', 'storage', '0']]],
    [
      'a caller without a proxy',
      [['unknown', 'unknown', 'pulsar', 'storage', '3']],
    ],
    ['a label that is missing', [['', '', 'pulsar', 'storage', '3']]],
  ])('takes %s for no traffic of anybody', async (_, series) => {
    prometheus.series.istio_requests_total = [DAGSTER_TO_CATALOG, ...series];
    const traffic = await measure()();
    expect(traffic).toMatchObject({
      flows: [{ from: { workload: 'dagster' } }],
    });
    expect(traffic).not.toHaveProperty('incomplete', expect.anything());
  });

  it('says that an answer is not all there is', async () => {
    prometheus.extra = { warnings: ['store eu-2 did not answer'] };
    const next = measure();
    expect(await next()).toMatchObject({
      state: 'measured',
      incomplete: 'Prometheus warns: store eu-2 did not answer',
    });
    prometheus.extra = {};
    prometheus.series.istio_requests_total = [
      DAGSTER_TO_CATALOG,
      ['temporal', 'execution', 'pulsar', 'storage', 'NaN'],
      ['temporal', 'execution', 'postgresql', 'data', '+Inf'],
    ];
    await next();
    expect(await next()).toMatchObject({
      flows: [{ from: { workload: 'dagster' } }],
      incomplete: 'Prometheus gives no number for 2 series',
    });
  });

  const answer = (status: number, type: string, body: string) => () => {
    prometheus.instead = response =>
      response.writeHead(status, { 'content-type': type }).end(body);
  };
  it.each<[string, () => void, RegExp]>([
    [
      'an error of the API',
      answer(
        422,
        'application/json',
        '{"status":"error","errorType":"execution","error":"query timed out"}',
      ),
      /the server answers 422: query timed out/,
    ],
    [
      'a page of something that stands before it',
      answer(200, 'text/html', '<html>Sign in</html>'),
      /no whole JSON/,
    ],
    [
      'JSON of another shape',
      answer(
        200,
        'application/json',
        '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      ),
      /not that of Prometheus' API: data.resultType/,
    ],
    [
      'half an answer',
      () => {
        prometheus.instead = response => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"status"');
          response.destroy();
        };
      },
      /broke/,
    ],
    [
      'a redirect, which could lead the token elsewhere',
      answer(302, 'text/plain', ''),
      /does not follow/,
    ],
    [
      'an answer without an end',
      () => {
        prometheus.instead = response => {
          response.writeHead(200);
          const more = (error?: Error | null) =>
            error || response.write(' '.repeat(1024 * 1024), more);
          more();
        };
      },
      /longer than/,
    ],
    [
      'no metrics of a mesh, which is no proof of silence',
      () => {
        prometheus.series = {};
      },
      /holds no metrics of the mesh/,
    ],
    [
      'an answer of yesterday',
      () => {
        prometheus.at = Date.now() / 1000 - 86_400;
      },
      /before the last 5 min/,
    ],
  ])('says why nothing is measured: %s', async (_, spoil, words) => {
    spoil();
    const traffic = await measure()();
    expect(traffic).toMatchObject({
      state: 'failed',
      words: expect.stringMatching(words),
    });
    expect(traffic).not.toHaveProperty('flows');
  });

  it('goes on after a failure, knows when it last measured, and logs each change once', async () => {
    const next = measure();
    const first = (await next()) as { asOf: string };
    prometheus.instead = response => response.writeHead(503).end();
    let failed = await next();
    while (failed.state === 'measured') {
      failed = await next();
    }
    expect(
      Date.parse(failed.state === 'failed' ? failed.asOf! : ''),
    ).toBeGreaterThanOrEqual(Date.parse(first.asOf));
    await next();
    await next();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    prometheus.instead = undefined;
    while ((await next()).state !== 'measured');
    expect(logger.info).toHaveBeenCalledTimes(2);
  });
});
