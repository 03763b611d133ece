import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { ARCHITECTURE, isRead, partsOf } from './__testUtils__/architecture';
import { FakePrometheus } from './__testUtils__/FakePrometheus';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

describe('GET /architecture with a Prometheus', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  beforeAll(async () => {
    day = await startBusyDay();
  });
  afterAll(() => day.stop());

  it('tells observed paths from quiet ones, and finds one that is declared nowhere', async () => {
    const prometheus = await FakePrometheus.start();
    prometheus.series = {
      istio_tcp_connections_opened_total: [
        ['data-catalog', 'data', 'postgresql', 'data', '0.0535'],
        ['temporal', 'execution', 'qdrant', 'storage', '0.01'],
        ['kyc-matcher', 'workspace-nordbank-kyc', 'pulsar', 'storage', '2'],
      ],
    };
    const release = prometheus.hold();
    const measured = await startPortal({
      ...day,
      clusters: {
        traffic: {
          'odp-eu': { url: prometheus.url },
          'odp-asia': { url: prometheus.url },
        },
      },
    });
    const early = await measured.until<Architecture>(ARCHITECTURE, isRead);
    expect(early.traffic).toMatchObject({
      state: 'failed',
      words: expect.stringMatching(/the first measurement is under way$/),
    });
    release();
    const { edge, traffic, edges } = partsOf(
      await measured.until<Architecture>(
        ARCHITECTURE,
        body => body.traffic.state === 'measured',
      ),
    );
    expect(traffic.words).toBe('Traffic of the last 5 min');
    expect(edge('data-catalog>postgresql')).toMatchObject({
      kind: 'carrying',
      observed: { state: 'seen', perMinute: 3.2 },
    });
    expect(edge('temporal>postgresql').kind).toBe('quiet');
    expect(edge('temporal>qdrant')).toMatchObject({
      kind: 'blocked',
      declared: [],
      observed: { words: expect.stringMatching(/though policies block it/) },
    });
    expect(JSON.stringify(edges)).not.toContain('workspace');
    expect(measured.signals.some(({ cluster }) => cluster === 'odp-eu')).toBe(
      true,
    );
    // Three queries a minute, however many ask.
    expect(prometheus.queries).toHaveLength(3);
    await measured.stop();
    await prometheus.stop();
  });
});
