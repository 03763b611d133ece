import {
  type NamespaceTopology,
  type NodeRecord,
  requestedByNode,
  type ResourceAmounts,
  type TopologySource,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceResource } from '../visibility/rules';
import { type ClusterSnapshot, resourceOf } from './ClusterSnapshot';

/**
 * What the topology takes of a snapshot. It holds on to nothing else of it, so
 * that a row of them costs little more than what differs between them.
 */
export class TopologySnapshot implements TopologySource {
  readonly revision: number;
  readonly nodes: readonly NodeRecord[] | undefined;
  readonly namespaces: ReadonlyMap<string, NamespaceTopology>;
  /** What decides who may see each namespace. */
  readonly resources: ReadonlyMap<string, NamespaceResource>;
  #requested: ReadonlyMap<string, ResourceAmounts> | undefined;

  static of(snapshot: ClusterSnapshot): TopologySnapshot {
    return new TopologySnapshot(snapshot);
  }

  private constructor(snapshot: ClusterSnapshot) {
    const namespaces = [...snapshot.namespaces];
    this.revision = snapshot.revision;
    this.nodes = snapshot.nodesReadable ? snapshot.nodes : undefined;
    this.namespaces = new Map(
      namespaces.map(([name, { assessment }]) => [name, assessment.topology]),
    );
    this.resources = new Map(
      namespaces.map(([name, state]) => [name, resourceOf(name, state)]),
    );
  }

  /** Summed when somebody looks, since most snapshots pass unseen. */
  get requested(): ReadonlyMap<string, ResourceAmounts> {
    this.#requested ??= requestedByNode(this.namespaces.values());
    return this.#requested;
  }
}
