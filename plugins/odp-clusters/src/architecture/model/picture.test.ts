import type { EdgeKind } from '@internal/plugin-odp-clusters-common';
import { busyArchitecture } from '../../__testUtils__/busyArchitecture';
import { layOut } from './layout';
import { pictureOf } from './picture';

const busy = busyArchitecture();

describe('pictureOf', () => {
  it.each<EdgeKind>(['quiet', 'declared', 'unknown'])(
    'moves nothing when paths that carried traffic become %s',
    kind => {
      const edges = busy.edges.map(edge =>
        edge.kind === 'carrying' ? { ...edge, kind } : edge,
      );
      expect(layOut(pictureOf({ ...busy, edges }), 856)).toEqual(
        layOut(pictureOf(busy), 856),
      );
    },
  );

  it('keeps a finding apart from the other edges to its target, with words on it', () => {
    const { edges } = pictureOf(busy);
    const toPulsar = edges.filter(({ to }) => to === 'pulsar');
    expect(toPulsar.map(({ trunk, words }) => [trunk, words])).toEqual([
      ['declared', undefined],
      ['declared', undefined],
      ['blocked', 'blocked by NetworkPolicy'],
    ]);
  });

  it('draws layers that have components, and edges whose ends are there', () => {
    const part = pictureOf({
      ...busy,
      components: busy.components.filter(({ layer }) => layer !== 'storage'),
    });
    expect(part.layers.map(({ id }) => id)).not.toContain('storage');
    expect(part.edges.filter(({ to }) => to === 'pulsar')).toEqual([]);
  });
});
