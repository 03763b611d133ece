import { busyArchitecture } from '../../__testUtils__/busyArchitecture';
import { architectureAround, type Centre } from './around';

const busy = busyArchitecture();
const withAllowed = {
  ...busy,
  edges: [
    ...busy.edges,
    ...['temporal', 'pulsar'].map(to => ({
      ...busy.edges[0],
      id: `dagster>${to} allowed`,
      from: 'dagster',
      to,
      kind: 'allowed' as const,
      declared: [],
    })),
  ],
};

function around(centre: Centre) {
  const part = architectureAround(withAllowed, centre);
  return {
    layers: part.layers.map(({ id }) => id),
    components: part.components.map(({ name }) => name),
    edges: part.edges.map(({ id }) => id),
    allowedOnly: part.allowedOnly,
  };
}

describe('architectureAround', () => {
  it('draws a component with its neighbours, which a permission alone makes none of', () => {
    expect(around({ kind: 'component', name: 'dagster' })).toEqual({
      layers: ['data', 'storage', 'external'],
      components: ['dagster', 'pulsar', 'gcs-delta-lake'],
      edges: [
        'dagster>pulsar',
        'dagster>gcs-delta-lake',
        'dagster>pulsar allowed',
      ],
      allowedOnly: 1,
    });
  });

  it('draws a layer with the neighbours of its components, and no edge between those', () => {
    const { components, edges } = around({ kind: 'layer', id: 'execution' });
    expect(components).toEqual([
      'temporal',
      'user-api',
      'yaml-processor',
      'postgresql',
      'pulsar',
    ]);
    expect(edges).toEqual([
      'temporal>postgresql',
      'temporal>pulsar',
      'user-api>pulsar',
      'yaml-processor>temporal',
    ]);
  });

  it('draws nothing around what the target state does not name', () => {
    expect(around({ kind: 'component', name: 'x' }).components).toEqual([]);
  });
});
