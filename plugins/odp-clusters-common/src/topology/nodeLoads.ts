import type { AssessedPod } from '../assessment';
import type { ResourceAmounts } from '../contract';
import { tidy } from '../records';
import type { NamespaceTopology } from './TopologySource';

/** What the pods of a node come to, whoever may see them. */
export interface NodeLoad {
  requested: ResourceAmounts;
  pods: number;
}

/** Loads by the name of the node, and the namespaces that they were counted of. */
export interface LoadedNamespaces {
  namespaces: ReadonlyMap<string, NamespaceTopology>;
  loads: ReadonlyMap<string, NodeLoad>;
}

/**
 * What the pods of each node come to. With `before` only the pods that came,
 * changed or went since then are looked at: of tens of thousands those are few.
 */
export function nodeLoads(
  namespaces: LoadedNamespaces['namespaces'],
  before: LoadedNamespaces = { namespaces: new Map(), loads: new Map() },
): ReadonlyMap<string, NodeLoad> {
  const loads = new Map(before.loads);
  const own = new Set<string>();
  const count = ({ pod }: AssessedPod, sign: 1 | -1) => {
    const { node, phase, requests } = pod;
    if (node === undefined) {
      return;
    }
    const load = loads.get(node);
    const changed =
      load && own.has(node)
        ? load
        : {
            requested: { cpu: 0, memory: 0, gpu: 0, ...load?.requested },
            pods: load?.pods ?? 0,
          };
    own.add(node);
    loads.set(node, changed);
    changed.pods += sign;
    // A pod that ended gave back what it had.
    if (phase !== 'Failed') {
      const { requested } = changed;
      requested.cpu = tidy(requested.cpu + sign * requests.cpu);
      requested.memory = tidy(requested.memory + sign * requests.memory);
      requested.gpu = tidy(requested.gpu + sign * requests.gpu);
    }
  };
  for (const name of new Set([
    ...before.namespaces.keys(),
    ...namespaces.keys(),
  ])) {
    const previous = before.namespaces.get(name)?.pods ?? [];
    const next = namespaces.get(name)?.pods ?? [];
    if (previous !== next) {
      const gone = new Set(previous);
      next
        .filter(assessed => !gone.delete(assessed))
        .forEach(assessed => count(assessed, 1));
      gone.forEach(assessed => count(assessed, -1));
    }
  }
  for (const node of own) {
    if (loads.get(node)?.pods === 0) {
      loads.delete(node);
    }
  }
  return loads;
}
