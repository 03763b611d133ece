import { type Meter, metrics } from '@opentelemetry/api';
import { FRESHNESS_STATES } from '@internal/plugin-odp-clusters-common';
import type { ClusterSnapshot } from '../snapshots/ClusterSnapshot';
import type { WatchedCluster } from '../service/clusterState';

type Watch = WatchedCluster['watch'];

/** A number of each kind of a cluster; undefined where there is none. */
type Read = (watch: Watch) => Array<{
  kind: string;
  value: number | undefined;
}>;

/** Registers what an operator watches of the reading of clusters. Times in seconds. */
export function observeClusters(
  clusters: ReadonlyMap<string, WatchedCluster>,
  meter: Meter = metrics.getMeter('odp-clusters'),
): { built: (cluster: string, milliseconds: number) => void } {
  const observeKinds = (
    instrument: ReturnType<Meter['createObservableGauge']>,
    read: Read,
  ) =>
    instrument.addCallback(result => {
      for (const [cluster, { watch }] of clusters) {
        for (const { kind, value } of read(watch)) {
          if (value !== undefined) {
            result.observe(value, { cluster, kind });
          }
        }
      }
    });
  const gauge = (name: string, description: string) =>
    meter.createObservableGauge(name, { description });
  const counter = (name: string, description: string, read: Read) =>
    observeKinds(meter.createObservableCounter(name, { description }), read);

  observeKinds(
    gauge(
      'odp_clusters_last_event_age_seconds',
      'Since the API server last said anything of a kind, bookmarks included',
    ),
    watch =>
      watch.states().map(({ kind, state }) => ({
        kind,
        value:
          state.lastEventAt === undefined
            ? undefined
            : (Date.now() - state.lastEventAt) / 1000,
      })),
  );
  observeKinds(gauge('odp_clusters_records', 'Records held'), watch =>
    watch.states().map(({ kind, size }) => ({ kind, value: size })),
  );
  counter(
    'odp_clusters_relists_total',
    'Complete lists after the first',
    watch =>
      watch.counters().map(({ kind, relists }) => ({ kind, value: relists })),
  );
  counter(
    'odp_clusters_decode_errors_total',
    'Objects that could not be read',
    watch =>
      watch
        .counters()
        .map(({ kind, decodeErrors }) => ({ kind, value: decodeErrors })),
  );
  counter(
    'odp_clusters_requests_total',
    'List and watch requests sent',
    watch =>
      watch.counters().map(({ kind, calls }) => ({ kind, value: calls })),
  );
  gauge(
    'odp_clusters_state',
    'What the view of a cluster is: 1 for its state, 0 for the others',
  ).addCallback(result => {
    for (const [cluster, { watch }] of clusters) {
      const now = watch.freshness().state;
      for (const state of FRESHNESS_STATES) {
        result.observe(state === now ? 1 : 0, { cluster, state });
      }
    }
  });
  gauge(
    'odp_clusters_snapshot_namespaces',
    'Namespaces of the latest snapshot',
  ).addCallback(result => {
    for (const [cluster, { publisher }] of clusters) {
      result.observe(publisher.snapshot.namespaces.size, { cluster });
    }
  });
  gauge(
    'odp_clusters_snapshot_bytes',
    'Namespaces of the latest snapshot as JSON, uncompressed',
  ).addCallback(result => {
    for (const [cluster, { publisher }] of clusters) {
      result.observe(bytesOf(publisher.snapshot), { cluster });
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

/** Measured when somebody asks, since a snapshot is never serialized as a whole. */
function bytesOf({ namespaces }: ClusterSnapshot): number {
  let bytes = 0;
  for (const { assessment } of namespaces.values()) {
    bytes += Buffer.byteLength(JSON.stringify(assessment.summary));
  }
  return bytes;
}
