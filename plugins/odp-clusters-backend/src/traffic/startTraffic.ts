import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SnapshotSignal } from '@internal/plugin-odp-clusters-common';
import { randomBytes } from 'node:crypto';
import { TrafficMeter } from './TrafficMeter';
import type { TrafficSource } from './TrafficSource';

export interface StartTrafficOptions {
  sources: ReadonlyMap<string, TrafficSource>;
  clusters: ReadonlyMap<string, unknown>;
  logger: LoggerService;
  /** Tells readers that there is something new; carries no data. */
  signal: (signal: SnapshotSignal) => void;
}

/** Starts measuring the traffic of every cluster that has a source of it. */
export function startTraffic(
  options: StartTrafficOptions,
): ReadonlyMap<string, TrafficMeter> {
  const { sources, clusters, logger, signal } = options;
  const replica = randomBytes(4).toString('hex');
  const meters = new Map<string, TrafficMeter>();
  for (const [cluster, source] of sources) {
    if (!clusters.has(cluster)) {
      logger.warn(
        `odp.clusters.traffic names '${cluster}', which is no cluster that is read; it is ignored`,
      );
      continue;
    }
    const meter = TrafficMeter.start({
      cluster,
      source,
      logger: logger.child({ cluster }),
      onChange: () =>
        signal({ cluster, revision: `${replica}.t${meter.version}` }),
    });
    meters.set(cluster, meter);
  }
  return meters;
}
