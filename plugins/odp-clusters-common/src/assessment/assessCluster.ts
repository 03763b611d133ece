import {
  addCounts,
  compareStatus,
  countStatuses,
  worstOf,
} from '@internal/vocabulary';
import type {
  ClusterCounts,
  Health,
  NamespaceSummary,
  Reason,
} from '../contract';
import type { NodeRecord } from '../records';
import { toReason } from '../rules';
import { nodeConditionReasons } from './assessNode';
import { unreadableInWords } from './blindness';

/**
 * Health and counts of a cluster, of the namespaces that the caller may see.
 * Nodes and namespaces are undefined when they cannot be read.
 *
 * Of nodes only their conditions count here. A cordon is somebody's intention,
 * and a node that is well used does what it is paid for: the picture of the
 * nodes marks both, but no cluster is degraded by them while its pods run.
 */
export function assessCluster(
  nodes: NodeRecord[] | undefined,
  namespaces: NamespaceSummary[] | undefined,
  cluster: string,
): { health: Health; counts: ClusterCounts } {
  const nodeReasons = (nodes ?? []).flatMap(nodeConditionReasons);
  const blindReasons = blindReasonsOf({ nodes, namespaces, cluster });
  const seen = namespaces ?? [];
  const troubled = seen.filter(({ health }) => health.status !== 'healthy');
  const reasons = [
    ...blindReasons,
    ...nodeReasons,
    ...troubled.flatMap(({ name, health, owner }) =>
      health.reasons.slice(0, 1).map(reason => ({
        ...reason,
        object: { namespace: name, ...reason.object },
        owner,
      })),
    ),
  ].sort((a, b) => compareStatus(a.status, b.status));
  return {
    health: {
      status: worstOf([
        ...blindReasons.map(({ status }) => status),
        ...nodeReasons.map(({ status }) => status),
        ...seen.map(({ health }) => health.status),
      ]),
      reasons,
      counts: countStatuses(seen.map(({ health }) => health.status)),
    },
    counts: {
      nodes: nodes && {
        total: nodes.length,
        silent: nodes.filter(({ ready }) => ready === 'Unknown').length,
        notReady: nodes.filter(({ ready }) => ready === 'False').length,
        cordoned: nodes.filter(({ unschedulable }) => unschedulable).length,
      },
      namespaces: namespaces?.length,
      workloads: workloadCounts(seen),
      pods: podCounts(seen),
    },
  };
}

/** What keeps a cluster from being called healthy, however well the rest of it is. */
function blindReasonsOf(known: {
  nodes: NodeRecord[] | undefined;
  namespaces: NamespaceSummary[] | undefined;
  cluster: string;
}): Reason[] {
  const { nodes, namespaces, cluster } = known;
  const reason = (rule: string, cause: string) =>
    toReason(
      { rule, status: 'unknown', cause },
      {
        object: { kind: 'Cluster', name: cluster },
        message: `${cluster}: ${cause}`,
      },
    );
  const unreadable = [
    ...(nodes ? [] : (['nodes'] as const)),
    ...(namespaces ? [] : (['namespaces'] as const)),
  ];
  return [
    ...(unreadable.length
      ? [reason('cluster.not-readable', unreadableInWords(unreadable))]
      : []),
    ...(namespaces?.length === 0
      ? [
          reason(
            'cluster.nothing-visible',
            'none of its namespaces is for you to see',
          ),
        ]
      : []),
  ];
}

/** Sums over namespaces; undefined when there is none, or one is not known. */
function workloadCounts(namespaces: NamespaceSummary[]) {
  return namespaces.length && namespaces.every(({ workloads }) => workloads)
    ? addCounts(namespaces.map(({ health }) => health.counts))
    : undefined;
}

function podCounts(namespaces: NamespaceSummary[]): ClusterCounts['pods'] {
  const known = namespaces.flatMap(({ pods }) => pods ?? []);
  return known.length && known.length === namespaces.length
    ? {
        total: known.reduce((sum, { total }) => sum + total, 0),
        counts: addCounts(known.map(({ counts }) => counts)),
        unscheduled: known.reduce(
          (sum, { unscheduled }) => sum + unscheduled,
          0,
        ),
      }
    : undefined;
}
