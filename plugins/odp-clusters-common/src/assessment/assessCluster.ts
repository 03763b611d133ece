import type { ClusterCounts, Health, NamespaceSummary } from '../contract';
import type { NodeRecord } from '../records';
import { addCounts, compareStatus, countStatuses, worstOf } from '../sentences';
import { nodeConditionReasons } from './assessNode';

/**
 * Health and counts of a cluster, of the namespaces that the caller may see.
 *
 * Of nodes only their conditions count here. A cordon is somebody's intention,
 * and a node that is well used does what it is paid for: the picture of the
 * nodes marks both, but no cluster is degraded by them while its pods run.
 */
export function assessCluster(
  nodes: NodeRecord[],
  namespaces: NamespaceSummary[],
): { health: Health; counts: ClusterCounts } {
  const nodeReasons = nodes.flatMap(nodeConditionReasons);
  const troubled = namespaces.filter(
    ({ health }) => health.status !== 'healthy',
  );
  const reasons = [
    ...nodeReasons,
    ...troubled.flatMap(({ name, health }) =>
      health.reasons.slice(0, 1).map(reason => ({
        ...reason,
        object: { namespace: name, ...reason.object },
      })),
    ),
  ].sort((a, b) => compareStatus(a.status, b.status));
  return {
    health: {
      status: worstOf([
        ...nodeReasons.map(({ status }) => status),
        ...namespaces.map(({ health }) => health.status),
      ]),
      reasons,
      counts: countStatuses(namespaces.map(({ health }) => health.status)),
    },
    counts: {
      nodes: {
        total: nodes.length,
        silent: nodes.filter(({ ready }) => ready === 'Unknown').length,
        notReady: nodes.filter(({ ready }) => ready === 'False').length,
        cordoned: nodes.filter(({ unschedulable }) => unschedulable).length,
      },
      namespaces: namespaces.length,
      workloads: addCounts(namespaces.map(({ health }) => health.counts)),
      pods: {
        total: namespaces.reduce((sum, { pods }) => sum + pods.total, 0),
        counts: addCounts(namespaces.map(({ pods }) => pods.counts)),
        unscheduled: namespaces.reduce(
          (sum, { pods }) => sum + pods.unscheduled,
          0,
        ),
      },
    },
  };
}
