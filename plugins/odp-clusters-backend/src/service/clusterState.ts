import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  type Freshness,
  freshnessSentence,
} from '@internal/plugin-odp-clusters-common';
import type { SnapshotPublisher } from '../snapshots/SnapshotPublisher';
import type { ClusterWatch } from '../watching/ClusterWatch';

/** A cluster that is read, and the snapshots of it. */
export interface WatchedCluster {
  watch: ClusterWatch;
  publisher: SnapshotPublisher;
}

/** @throws NotFoundError */
export function clusterNamed(
  clusters: ReadonlyMap<string, WatchedCluster>,
  name: string,
): WatchedCluster {
  const found = clusters.get(name);
  if (!found) {
    throw new NotFoundError(
      `There is no cluster '${name}'; GET /clusters lists them`,
    );
  }
  return found;
}

/** Before the first snapshot there is nothing to show, however live the watches are. */
export function freshnessShown({
  watch,
  publisher,
}: WatchedCluster): Freshness {
  const freshness = watch.freshness();
  return freshness.state === 'live' && publisher.snapshot.revision === 0
    ? { state: 'starting', asOf: freshness.asOf }
    : freshness;
}

/** What an answer depends on besides who asks. The age of a live view is not part of it. */
export function stateKey({ watch, publisher }: WatchedCluster): string {
  const freshness = watch.freshness();
  return JSON.stringify([
    publisher.snapshot.revision,
    freshnessKey(freshness),
    freshness.nextAttemptAt,
    watch.gaps().map(({ message }) => message),
    watch.version,
  ]);
}

/** Changes when readers must be told of the freshness, and not with each heartbeat or attempt. */
export function freshnessKey(freshness: Freshness): string {
  const { state, asOf, reason, progress } = freshness;
  return state === 'live'
    ? state
    : JSON.stringify([state, asOf, reason, progress]);
}

/** @throws ServiceUnavailableError while it is not known which namespaces there are */
export function requireNamespaces(cluster: WatchedCluster): void {
  const { watch, publisher } = cluster;
  if (publisher.snapshot.revision === 0) {
    throw new ServiceUnavailableError(
      `Nothing is known of ${watch.definition.name} yet. ${freshnessSentence(
        freshnessShown(cluster),
        Date.now(),
      )}`,
    );
  }
  const gap = watch.gaps().find(({ kind }) => kind === 'namespaces');
  if (gap) {
    throw new ServiceUnavailableError(gap.message);
  }
}
