import type { Picture } from '../layout';

/** Numbers between 0 and 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** A made-up platform: nine layers of unequal size, edges that prefer some targets, some of them findings. */
export function generatePicture(options: {
  seed: number;
  components: number;
  edges: number;
}): Picture {
  const random = randomOf(options.seed);
  const pick = (count: number) => Math.floor(random() * count);
  const layers = Array.from({ length: 9 }, (_, index) => ({
    id: `layer-${index}`,
    components: [] as string[],
  }));
  for (let index = 0; index < options.components; index += 1) {
    layers[pick(pick(9) + 1)].components.push(`component-${index}`);
  }
  const edges = new Map<string, Picture['edges'][number]>();
  while (edges.size < options.edges) {
    const from = `component-${pick(options.components)}`;
    const to = `component-${pick(pick(options.components) + 1)}`;
    const id = `${from}>${to}`;
    const kind = random();
    if (kind < 0.08) {
      const trunk = kind < 0.04 ? 'blocked' : 'undeclared';
      edges.set(id, { id, from, to, trunk, words: 'words on the line' });
    } else {
      edges.set(id, { id, from, to, trunk: 'declared' });
    }
  }
  return {
    layers: layers.filter(({ components }) => components.length > 0),
    edges: [...edges.values()],
  };
}
