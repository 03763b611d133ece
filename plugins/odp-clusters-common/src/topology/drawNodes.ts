import { assessNode, type NodeUse } from '../assessment/assessNode';
import { matchesSelector, type NodeRecord, type PodRecord } from '../records';
import { worstOf } from '../sentences';
import { allocatableOf, NOTHING, tidyAmounts } from './amounts';
import { compareJoined } from './compareJoined';
import { poolIdOf } from './nodePools';
import type { TopologyNode } from './TopologyModel';
import type {
  NamespaceTopology,
  TopologySource,
  TopologyView,
} from './TopologySource';

/**
 * The nodes as a caller may see them, in the order in which they joined.
 *
 * Everybody sees every node with all that is requested of it; pods of
 * namespaces that the caller may not see are counted, and their budgets not named.
 */
export function drawNodes(
  source: TopologySource,
  view: TopologyView,
): TopologyNode[] {
  const hidden = countHiddenPods(source, view);
  return (source.nodes ?? [])
    .map((node): TopologyNode => {
      const requested = source.requested.get(node.name) ?? NOTHING;
      const reasons = assessNode(node, {
        requested,
        ...(node.unschedulable
          ? budgetsOn(node, source, view)
          : { exhaustedBudgets: [], unnamedBudgets: 0 }),
      });
      return {
        name: node.name,
        zone: node.zone,
        pool: poolIdOf(node, view.pools),
        joinedAt: node.createdAt,
        status: worstOf(reasons.map(({ status }) => status)),
        condition: conditionOf(node),
        cordoned: node.unschedulable,
        allocatable: tidyAmounts(allocatableOf(node)),
        requested: tidyAmounts(requested),
        hiddenPods: hidden.get(node.name) ?? 0,
        reasons,
      };
    })
    .sort(compareJoined);
}

function conditionOf({ ready }: NodeRecord): TopologyNode['condition'] {
  if (ready === 'Unknown') {
    return 'silent';
  }
  return ready === 'True' ? 'ready' : 'not-ready';
}

function countHiddenPods(
  { namespaces }: TopologySource,
  { sees }: TopologyView,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name, { pods }] of namespaces) {
    if (!sees(name)) {
      for (const { pod } of pods) {
        if (pod.node !== undefined) {
          counts.set(pod.node, (counts.get(pod.node) ?? 0) + 1);
        }
      }
    }
  }
  return counts;
}

function budgetsOn(
  node: NodeRecord,
  { namespaces }: TopologySource,
  { sees }: TopologyView,
): Pick<NodeUse, 'exhaustedBudgets' | 'unnamedBudgets'> {
  const named: string[] = [];
  let unnamed = 0;
  for (const [namespace, topology] of namespaces) {
    for (const name of holdingBudgets(topology, node.name)) {
      if (sees(namespace)) {
        named.push(`${namespace}/${name}`);
      } else {
        unnamed += 1;
      }
    }
  }
  return { exhaustedBudgets: named.sort(), unnamedBudgets: unnamed };
}

function holdingBudgets(
  { pods, exhaustedBudgets }: NamespaceTopology,
  node: string,
): string[] {
  return exhaustedBudgets
    .filter(({ selector }) =>
      pods.some(
        ({ pod }) =>
          pod.node === node &&
          isEvictionGuarded(pod) &&
          selector !== undefined &&
          matchesSelector(selector, pod.labels),
      ),
    )
    .map(({ name }) => name);
}

/** An eviction asks no budget for a pod that does not run, or is on its way out. */
function isEvictionGuarded({ phase, deletedAt }: PodRecord): boolean {
  return phase === 'Running' && deletedAt === undefined;
}
