import type { AssessedPod } from '../assessment';
import type { Topology } from '../contract';
import { sameNode, samePod } from './sameLooks';
import type { TopologyNode, TopologyPod } from './TopologyModel';
import { topologyPod } from './topologyPod';

/** What a caller sees of a cluster at one time. */
export interface TopologySight {
  nodes: readonly TopologyNode[];
  /** Pods of the namespaces that he may see; the same array where nothing changed in a namespace. */
  namespaces: ReadonlyMap<string, readonly AssessedPod[]>;
}

/** What differs between two sights: the changed ones as they are now, and what is gone. */
export interface TopologyChanges {
  nodes: TopologyNode[];
  pods: TopologyPod[];
  removed: NonNullable<Topology['removed']>;
}

/** What a caller who knows the previous sight has to be told. */
export function diffTopology(
  previous: TopologySight,
  next: TopologySight,
): TopologyChanges {
  const nodes = new Map(previous.nodes.map(node => [node.name, node]));
  const names = new Set(next.nodes.map(({ name }) => name));
  const changes: TopologyChanges = {
    nodes: next.nodes.filter(node => {
      const before = nodes.get(node.name);
      return !before || !sameNode(before, node);
    }),
    pods: [],
    removed: {
      nodes: [...nodes.keys()].filter(name => !names.has(name)),
      pods: [],
    },
  };
  for (const [namespace, pods] of next.namespaces) {
    diffPods(previous.namespaces.get(namespace) ?? [], pods, changes);
  }
  for (const [namespace, pods] of previous.namespaces) {
    if (!next.namespaces.has(namespace)) {
      diffPods(pods, [], changes);
    }
  }
  return changes;
}

function diffPods(
  previous: readonly AssessedPod[],
  next: readonly AssessedPod[],
  changes: TopologyChanges,
): void {
  if (previous === next) {
    return;
  }
  const before = new Map(previous.map(each => [each.pod.name, each]));
  for (const assessed of next) {
    const known = before.get(assessed.pod.name);
    before.delete(assessed.pod.name);
    if (known !== assessed) {
      const pod = topologyPod(assessed);
      if (!known || !samePod(topologyPod(known), pod)) {
        changes.pods.push(pod);
      }
    }
  }
  for (const { pod } of before.values()) {
    changes.removed.pods.push(`${pod.namespace}/${pod.name}`);
  }
}
