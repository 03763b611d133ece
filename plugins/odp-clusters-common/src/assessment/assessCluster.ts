import type {
  ClusterCounts,
  Health,
  NamespaceSummary,
  Reason,
} from '../contract';
import type { NodeRecord } from '../records';
import { toReason } from '../rules';
import { addCounts, compareStatus, countStatuses, worstOf } from '../sentences';

/** Reasons that the nodes of a cluster give. */
export function assessNodes(nodes: NodeRecord[]): Reason[] {
  return nodes.flatMap(node => {
    const object = { kind: 'Node', name: node.name };
    const reason = (
      rule: string,
      status: Reason['status'],
      text: { cause: string; since?: number },
    ) =>
      toReason(
        { rule, status, ...text },
        { object, message: `${node.name}: ${text.cause}` },
      );
    if (node.ready === 'Unknown') {
      return [
        reason('node.silent', 'unknown', {
          cause: 'silent',
          since: node.readySince,
        }),
      ];
    }
    if (node.ready === 'False') {
      return [
        reason('node.not-ready', 'degraded', {
          cause: `not ready, ${node.readyReason ?? 'no reason given'}`,
          since: node.readySince,
        }),
      ];
    }
    return node.pressures.map(pressure =>
      reason('node.pressure', 'degraded', { cause: pressure }),
    );
  });
}

/** Health and counts of a cluster, of the namespaces that the caller may see. */
export function assessCluster(
  nodes: NodeRecord[],
  namespaces: NamespaceSummary[],
): { health: Health; counts: ClusterCounts } {
  const nodeReasons = assessNodes(nodes);
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
