import { FakePrometheus } from './FakePrometheus';
import { startPortal } from './portal';

/** Values of the labels that the test dashboard's variables ask for. */
const LABELS: Record<string, string[]> = {
  __name__: ['up'],
  cluster: ['odp-eu', 'odp-us'],
  namespace: ['data', 'execution', 'ml'],
  pod: ['api-0', 'api-1'],
  workspace: ['acme', 'globex'],
  route: ['/orders'],
};

/** The plugin on a Prometheus that has two series for whatever it is asked. */
export async function startOnPrometheus(settings: object = {}) {
  const prometheus = await FakePrometheus.start();
  prometheus.labels = label => LABELS[label] ?? [];
  prometheus.series = () => [
    { labels: { pod: 'api-0' }, value: '1' },
    { labels: { pod: 'api-1' }, value: '2' },
  ];
  const portal = await startPortal({
    prometheus: { url: prometheus.url, ...settings },
  });
  return {
    prometheus,
    portal,
    async stop() {
      await portal.stop();
      await prometheus.stop();
    },
  };
}

export type OnPrometheus = Awaited<ReturnType<typeof startOnPrometheus>>;
