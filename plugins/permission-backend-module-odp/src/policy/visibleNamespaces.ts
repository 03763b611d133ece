import {
  isOneOf,
  isOwner,
  type NamespaceCriteria,
} from '@internal/plugin-odp-clusters-common';
import type { Grant } from './readAccess';

/**
 * The namespaces that a caller reaches: those that one of `refs` owns, and
 * those that `grants` add.
 */
export function visibleNamespaces(
  refs: string[],
  grants: Grant[],
): NamespaceCriteria {
  const owned = isOwner({ claims: refs });
  const layers = grants.flatMap(grant => grant.layers);
  const namespaces = grants.flatMap(grant => grant.namespaces);
  return layers.length || namespaces.length
    ? { anyOf: [owned, isOneOf({ layers, namespaces })] }
    : owned;
}
