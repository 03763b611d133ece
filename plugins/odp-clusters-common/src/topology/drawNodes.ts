import { worstOf } from '@internal/vocabulary';
import { assessNode } from '../assessment/assessNode';
import { matchesSelector, type NodeRecord, type PodRecord } from '../records';
import type { NodeUse } from '../rules';
import { allocatableOf, NOTHING } from './amounts';
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
  const hiddenOn = hiddenPodCounter(source, view);
  return (source.nodes ?? [])
    .map((node): TopologyNode => {
      const requested = source.loads.get(node.name)?.requested ?? NOTHING;
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
        allocatable: allocatableOf(node),
        requested,
        hiddenPods: hiddenOn(node.name),
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

/** Counts the side that is smaller: a tenant sees little of a cluster, an engineer nearly all. */
function hiddenPodCounter(
  { namespaces, loads }: TopologySource,
  { sees }: TopologyView,
): (node: string) => number {
  const visible: NamespaceTopology[] = [];
  const hidden: NamespaceTopology[] = [];
  for (const [name, topology] of namespaces) {
    (sees(name) ? visible : hidden).push(topology);
  }
  if (countPods(hidden) <= countPods(visible)) {
    const counts = podsByNode(hidden);
    return node => counts.get(node) ?? 0;
  }
  const counts = podsByNode(visible);
  return node => (loads.get(node)?.pods ?? 0) - (counts.get(node) ?? 0);
}

function countPods(namespaces: NamespaceTopology[]): number {
  return namespaces.reduce((sum, { pods }) => sum + pods.length, 0);
}

function podsByNode(namespaces: NamespaceTopology[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { pods } of namespaces) {
    for (const { pod } of pods) {
      if (pod.node !== undefined) {
        counts.set(pod.node, (counts.get(pod.node) ?? 0) + 1);
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
