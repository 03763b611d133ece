import {
  compareStatus,
  type NamespaceList,
  type NamespaceSummary,
  worstOf,
} from '@internal/plugin-odp-clusters-common';

/** Namespaces of one layer, worst first. */
export interface LayerGroup {
  id: string;
  title: string;
  items: NamespaceSummary[];
}

/** Rows in one order for good: worst first, then by name, so that nothing jumps between equals. */
function worstFirst(items: NamespaceSummary[]): NamespaceSummary[] {
  return [...items].sort(
    (a, b) =>
      compareStatus(a.health.status, b.health.status) ||
      (a.name < b.name ? -1 : 1),
  );
}

const NO_LAYER = 'none';

/** Groups by layer, the layer with the worst namespace first, else in the order of the target state. */
export function groupByLayer(
  items: NamespaceSummary[],
  layers: NamespaceList['layers'],
): LayerGroup[] {
  const known = new Set(layers.map(({ id }) => id));
  const groupOf = ({ layer }: NamespaceSummary) =>
    layer !== undefined && known.has(layer) ? layer : NO_LAYER;
  const groups = [...layers, { id: NO_LAYER, title: 'Not in the catalog' }].map(
    ({ id, title }) => ({
      id,
      title,
      items: worstFirst(items.filter(item => groupOf(item) === id)),
    }),
  );
  return groups
    .filter(group => group.items.length)
    .map((group, index) => ({
      group,
      index,
      worst: worstOf(group.items.map(({ health }) => health.status)),
    }))
    .sort((a, b) => compareStatus(a.worst, b.worst) || a.index - b.index)
    .map(({ group }) => group);
}
