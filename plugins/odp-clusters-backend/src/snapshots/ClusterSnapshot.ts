import type {
  KindName,
  NamespaceAssessment,
  NamespaceFacts,
  NodeRecord,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceResource } from '../visibility/rules';

/** A namespace of a snapshot, with what decides who may see it. */
export interface NamespaceState {
  facts: NamespaceFacts;
  assessment: NamespaceAssessment;
}

/** An immutable, numbered view of a cluster that many readers share. */
export interface ClusterSnapshot {
  revision: number;
  namespaces: ReadonlyMap<string, NamespaceState>;
  nodes: readonly NodeRecord[];
  /** Kinds that could be read; of the others nothing is known, however empty they look here. */
  readable: ReadonlySet<KindName>;
}

/** What decides who may see a namespace. */
export function resourceOf(
  name: string,
  { facts }: Pick<NamespaceState, 'facts'>,
): NamespaceResource {
  return { name, layer: facts.layer, owner: facts.owner };
}
