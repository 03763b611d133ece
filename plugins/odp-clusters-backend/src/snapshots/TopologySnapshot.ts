import {
  type NamespaceTopology,
  nodeLoads,
  type TopologySource,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceResource } from '../visibility/rules';
import { type ClusterSnapshot, resourceOf } from './ClusterSnapshot';

/**
 * What the topology takes of a snapshot. It holds on to nothing else of it, so
 * that a row of them costs little more than what differs between them.
 */
export interface TopologySnapshot extends TopologySource {
  revision: number;
  /** What decides who may see each namespace. */
  resources: ReadonlyMap<string, NamespaceResource>;
}

/** Takes it; `previous` is the one before, whose sums go on. */
export function takeTopology(
  snapshot: ClusterSnapshot,
  previous?: TopologySnapshot,
): TopologySnapshot {
  const all = [...snapshot.namespaces];
  const namespaces: ReadonlyMap<string, NamespaceTopology> = new Map(
    all.map(([name, { assessment }]) => [name, assessment.topology]),
  );
  return {
    revision: snapshot.revision,
    nodes: snapshot.readable.has('nodes') ? snapshot.nodes : undefined,
    namespaces,
    loads: nodeLoads(namespaces, previous),
    resources: new Map(
      all.map(([name, state]) => [name, resourceOf(name, state)]),
    ),
  };
}
