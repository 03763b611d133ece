import { aNode, aPod, aPool, aTopology } from '../../__testUtils__/aTopology';
import { largeTopology } from '../../__testUtils__/largeTopology';
import { arrange } from './arrange';
import { detailOf } from './detail';
import { hitTest, type Place } from './hitTest';
import { type Box, layoutCapacity } from './layout';
import { boxOf, type Picture } from './places';
import { placeOfCell } from './selection';

const holds = ({ x, y, width, height }: Box, point: { x: number; y: number }) =>
  point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;

const isBehind = (box: Box, point: { x: number; y: number }) =>
  holds({ ...box, width: box.width + 2, height: box.height + 2 }, point);

/** The smallest of all places that holds a point, found by looking at every one. */
function searchAll(
  picture: Picture,
  point: { x: number; y: number },
  zoom: number,
): Place | undefined {
  const { arrangement, layout } = picture;
  const zone = layout.zones.findIndex(box => holds(box, point));
  const group = layout.groups.findIndex(box => box && holds(box, point));
  if (group < 0) {
    return zone < 0 ? undefined : { kind: 'zone', zone };
  }
  const { pool, firstNode, nodeCount } = arrangement.groups[group];
  const detail = detailOf(layout.pools[pool], zoom);
  if (detail === 'zone totals') {
    return { kind: 'group', group };
  }
  for (let node = firstNode; node < firstNode + nodeCount; node += 1) {
    if (holds(boxOf(picture, { kind: 'node', node, group }), point)) {
      const { firstCell } = arrangement;
      for (let cell = firstCell[node]; cell < firstCell[node + 1]; cell += 1) {
        const box = boxOf(picture, placeOfCell(arrangement, cell));
        if (detail !== 'node counts' && holds(box, point)) {
          return { kind: 'cell', cell, node, group };
        }
      }
      return { kind: 'node', node, group };
    }
  }
  return { kind: 'group', group };
}

const small = aTopology({
  pools: [aPool(), aPool({ id: 'spot/x', name: 'spot' })],
  nodes: [
    aNode({ hiddenPods: 2 }),
    aNode({ name: 'general-b-1', zone: 'europe-north1-b' }),
    aNode({ name: 'nowhere', zone: undefined }),
  ],
  pods: [aPod(), aPod({ name: 'b', node: 'general-b-1' })],
});

describe('what stands at a point', () => {
  it.each([
    ['a small cluster', small],
    ['pools of many sizes', largeTopology({ nodes: 60, podsPerNode: 17 })],
    ['one node with 500 pods', largeTopology({ nodes: 1, podsPerNode: 500 })],
  ])('is what a search of everything finds: %s', (_, model) => {
    const arrangement = arrange(model, { daemonSets: false });
    const picture = { arrangement, layout: layoutCapacity(arrangement) };
    const { width, height } = picture.layout;
    const found = new Set<string | undefined>();
    for (const zoom of [0.05, 0.3, 1, 8]) {
      for (let x = -7.3; x < width + 9; x += width / 37) {
        for (let y = -7.3; y < height + 9; y += height / 29) {
          const hit = hitTest(picture, { x, y }, zoom);
          const wanted = searchAll(picture, { x, y }, zoom);
          found.add(hit?.kind);
          // The gap behind a cell counts as the cell.
          const isGap =
            wanted?.kind === 'node' &&
            hit?.kind === 'cell' &&
            isBehind(boxOf(picture, hit), { x, y });
          expect(
            isGap ? { ...hit, kind: 'node', cell: undefined } : hit,
          ).toEqual(wanted);
        }
      }
    }
    expect(found).toEqual(
      new Set([undefined, 'zone', 'group', 'node', 'cell']),
    );
  });
});
