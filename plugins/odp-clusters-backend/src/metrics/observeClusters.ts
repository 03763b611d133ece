import { metrics } from '@opentelemetry/api';
import type { WatchedCluster } from '../service/clusterState';

/** Registers what an operator watches of the reading of clusters. Times in seconds. */
export function observeClusters(
  clusters: ReadonlyMap<string, WatchedCluster>,
): { built: (cluster: string, milliseconds: number) => void } {
  const meter = metrics.getMeter('odp-clusters');
  const eachKind = (
    read: (watch: WatchedCluster['watch']) => Array<{
      kind: string;
      value: number | undefined;
    }>,
  ) =>
    [...clusters].flatMap(([cluster, { watch }]) =>
      read(watch).map(({ kind, value }) => ({
        value,
        labels: { cluster, kind },
      })),
    );
  const observe = (
    name: string,
    description: string,
    read: Parameters<typeof eachKind>[0],
  ) =>
    meter.createObservableGauge(name, { description }).addCallback(result =>
      eachKind(read).forEach(({ value, labels }) => {
        if (value !== undefined) {
          result.observe(value, labels);
        }
      }),
    );

  observe(
    'odp_clusters_last_event_age_seconds',
    'Since the API server last said anything of a kind, bookmarks included',
    watch =>
      watch.states().map(({ kind, state }) => ({
        kind,
        value:
          state.lastEventAt === undefined
            ? undefined
            : (Date.now() - state.lastEventAt) / 1000,
      })),
  );
  observe('odp_clusters_records', 'Records held', watch =>
    watch.states().map(({ kind, size }) => ({ kind, value: size })),
  );
  observe(
    'odp_clusters_relists_total',
    'Complete lists after the first',
    watch =>
      watch.counters().map(({ kind, relists }) => ({ kind, value: relists })),
  );
  observe(
    'odp_clusters_decode_errors_total',
    'Objects that could not be read',
    watch =>
      watch
        .counters()
        .map(({ kind, decodeErrors }) => ({ kind, value: decodeErrors })),
  );
  observe(
    'odp_clusters_requests_total',
    'List and watch requests sent',
    watch =>
      watch.counters().map(({ kind, calls }) => ({ kind, value: calls })),
  );
  meter
    .createObservableGauge('odp_clusters_snapshot_namespaces', {
      description: 'Namespaces of the latest snapshot',
    })
    .addCallback(result => {
      for (const [cluster, { publisher }] of clusters) {
        result.observe(publisher.snapshot.namespaces.size, { cluster });
      }
    });
  const buildTime = meter.createHistogram(
    'odp_clusters_snapshot_build_seconds',
    {
      description: 'Time to build a snapshot',
    },
  );
  return {
    built: (cluster, milliseconds) =>
      buildTime.record(milliseconds / 1000, { cluster }),
  };
}
