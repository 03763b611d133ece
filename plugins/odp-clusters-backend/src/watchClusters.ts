import type { LoggerService } from '@backstage/backend-plugin-api';
import { StateLog } from '@internal/backend-kit';
import type { SnapshotSignal } from '@internal/plugin-odp-clusters-common';
import {
  type ClusterDefinition,
  createClusterClient,
} from '@internal/plugin-odp-kubernetes-node';
import { randomBytes } from 'node:crypto';
import type { NamespaceFactsResolver } from './facts/NamespaceFactsResolver';
import { observeClusters } from './metrics/observeClusters';
import type { ClustersConfig } from './readConfig';
import { freshnessKey, type WatchedCluster } from './service/clusterState';
import { SnapshotPublisher } from './snapshots/SnapshotPublisher';
import { ClusterWatch } from './watching/ClusterWatch';

export interface WatchClustersOptions {
  definitions: ClusterDefinition[];
  config: ClustersConfig;
  facts: NamespaceFactsResolver;
  logger: LoggerService;
  /** Tells readers that there is something new; carries no data. */
  signal: (signal: SnapshotSignal) => void;
}

/** Starts reading every cluster; one that is down keeps nobody waiting. */
export function watchClusters(
  options: WatchClustersOptions,
): ReadonlyMap<string, WatchedCluster> {
  const { definitions, config, facts, logger, signal } = options;
  const replica = randomBytes(4).toString('hex');
  const clusters = new Map<string, WatchedCluster>();
  const { built } = observeClusters(clusters);
  for (const definition of definitions) {
    const { name } = definition;
    let announced = '';
    const log = StateLog.create(name, logger);
    const watch = ClusterWatch.start({
      definition,
      client: createClusterClient(definition),
      kinds: config.kinds,
      leftOut: config.leftOut,
      idleMs: config.idleMs,
      kindFailureMs: config.kindFailureMs,
      meshRootNamespace: facts.meshRootNamespace,
      logger: logger.child({ cluster: name }),
    });
    const publisher = SnapshotPublisher.create({
      watch,
      facts,
      intervalMs: config.snapshotIntervalMs,
      onBuilt: milliseconds => built(name, milliseconds),
      onPublish: snapshot => {
        const freshness = watch.freshness();
        log.note(freshness, watch.gaps());
        const state = `${snapshot.revision} ${freshnessKey(freshness)}`;
        if (state !== announced) {
          announced = state;
          signal({
            cluster: name,
            revision: `${replica}.${snapshot.revision}`,
          });
        }
      },
    });
    watch.onChange(() => publisher.changed());
    clusters.set(name, { watch, publisher });
  }
  return clusters;
}
