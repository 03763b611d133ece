import type {
  Architecture,
  ArchitectureEdge,
} from '@internal/plugin-odp-clusters-common';
import { wordsOnEdge } from './edgeWords';
import type { Picture } from './layout';

/**
 * What is laid out of an answer: all of it, whatever the filters show, so that
 * nothing moves when one is set. Edges whose kind may change with every tick
 * are of one trunk.
 */
export function pictureOf({
  layers,
  components,
  edges,
}: Pick<Architecture, 'layers' | 'components' | 'edges'>): Picture {
  const known = new Set(components.map(({ name }) => name));
  return {
    layers: layers
      .map(({ id }) => ({
        id,
        components: components
          .filter(({ layer }) => layer === id)
          .map(({ name }) => name),
      }))
      .filter(layer => layer.components.length > 0),
    edges: edges
      .filter(({ from, to }) => known.has(from) && known.has(to))
      .map(edge => ({
        id: edge.id,
        from: edge.from,
        to: edge.to,
        trunk: trunkOf(edge),
        words: wordsOnEdge(edge),
      })),
  };
}

function trunkOf({ kind }: ArchitectureEdge): string {
  switch (kind) {
    case 'blocked':
    case 'undeclared':
    case 'allowed':
      return kind;
    default:
      return 'declared';
  }
}
