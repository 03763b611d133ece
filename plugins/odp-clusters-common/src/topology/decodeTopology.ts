import type { Topology } from '../contract';
import { compareJoined } from './compareJoined';
import { decodeNodes, decodePods } from './decodeColumns';
import { sameNode, samePod } from './sameLooks';
import type { TopologyModel, TopologyNode } from './TopologyModel';

/**
 * The model that an answer makes of the previous one, whether it tells all or
 * only what changed. What did not change stays the same object, down to the
 * maps, so that a picture can tell by identity what it has to draw again.
 *
 * @returns undefined when the answer tells changes of another revision than
 * `previous`; then ask again without `since`
 */
export function decodeTopology(
  topology: Topology,
  previous?: TopologyModel,
): TopologyModel | undefined {
  const { nodes, pods, removed, since, ...rest } = topology;
  if (since !== undefined && since !== previous?.revision) {
    return undefined;
  }
  const told = {
    nodes: decodeNodes(nodes, topology),
    pods: decodePods(pods),
  };
  const isChange = since !== undefined;
  return {
    ...rest,
    zones: keepEqual(previous?.zones, rest.zones),
    pools: keepEqual(previous?.pools, rest.pools),
    layers: keepEqual(previous?.layers, rest.layers),
    namespaces: keepEqual(previous?.namespaces, rest.namespaces),
    waiting: keepEqual(previous?.waiting, rest.waiting),
    nodes: inOrder(
      merge(previous?.nodes, {
        told: told.nodes.map(node => [node.name, node]),
        removed: isChange ? removed?.nodes ?? [] : undefined,
        same: sameNode,
      }),
    ),
    pods: merge(previous?.pods, {
      told: told.pods.map(pod => [pod.key, pod]),
      removed: isChange ? removed?.pods ?? [] : undefined,
      same: samePod,
    }),
  };
}

interface Told<T> {
  told: Array<[string, T]>;
  /** What is gone; undefined when everything is told, so that what is not is gone. */
  removed?: string[];
  same: (a: T, b: T) => boolean;
}

function merge<T>(
  previous: ReadonlyMap<string, T> = new Map(),
  { told, removed, same }: Told<T>,
): ReadonlyMap<string, T> {
  const next = new Map(removed && previous);
  let changes = 0;
  for (const key of removed ?? []) {
    changes += Number(next.delete(key));
  }
  for (const [key, value] of told) {
    const before = previous.get(key);
    const isSame = before !== undefined && same(before, value);
    next.set(key, isSame ? before : value);
    changes += Number(!isSame);
  }
  return changes === 0 && next.size === previous.size ? previous : next;
}

/** Changes may bring nodes that joined in between. */
function inOrder(
  nodes: ReadonlyMap<string, TopologyNode>,
): ReadonlyMap<string, TopologyNode> {
  const entries = [...nodes];
  const isSorted = entries.every(
    ([, node], index) =>
      index === 0 || compareJoined(entries[index - 1][1], node) < 0,
  );
  return isSorted
    ? nodes
    : new Map(entries.sort(([, a], [, b]) => compareJoined(a, b)));
}

function keepEqual<T>(previous: T | undefined, next: T): T {
  return previous !== undefined &&
    JSON.stringify(previous) === JSON.stringify(next)
    ? previous
    : next;
}
