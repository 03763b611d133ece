import {
  type ClusterSummary,
  compareStatus,
  type Reason,
} from '@internal/plugin-odp-clusters-common';
import { freshnessSentence } from '@internal/plugin-odp-react';

/** Something that needs somebody. */
export interface Trouble {
  cluster: string;
  reason: Reason;
  /** Entity ref of the group whose it is; absent when nobody owns it. */
  owner?: string;
  /** Set when it is only the last that was known. */
  stale?: boolean;
}

/** What needs somebody, of every cluster, worst first; `now` in milliseconds since the epoch. */
export function troublesOf(clusters: ClusterSummary[], now: number): Trouble[] {
  return clusters
    .flatMap(cluster => troublesOfCluster(cluster, now))
    .sort((a, b) => compareStatus(a.reason.status, b.reason.status));
}

/** Of those the ones of an owner; a cluster that is not heard is everybody's. */
export function troublesOwnedBy(
  troubles: Trouble[],
  owners: string[],
): Trouble[] {
  return troubles.filter(
    ({ owner, reason }) =>
      reason.object.kind === 'Cluster' ||
      (owner !== undefined && owners.includes(owner)),
  );
}

function troublesOfCluster(cluster: ClusterSummary, now: number): Trouble[] {
  const stale = cluster.freshness.state !== 'live';
  const known = (cluster.health?.reasons ?? []).filter(
    ({ status }) => status !== 'progressing',
  );
  return [
    ...(stale
      ? [
          {
            cluster: cluster.name,
            reason: silence(cluster, now),
            owner: cluster.owner,
          },
        ]
      : []),
    ...known.map(reason => ({
      cluster: cluster.name,
      reason,
      // What has no namespace is the cluster's own.
      owner: reason.object.namespace ? reason.owner : cluster.owner,
      stale,
    })),
  ];
}

/** That a cluster is not heard: what is fine there cannot be known. */
function silence({ name, freshness }: ClusterSummary, now: number): Reason {
  const isStarting = freshness.state === 'starting';
  return {
    rule: 'cluster.not-heard',
    status: isStarting ? 'progressing' : 'unknown',
    object: { kind: 'Cluster', name },
    message: freshnessSentence(freshness, now),
    since: isStarting ? undefined : freshness.asOf,
  };
}
