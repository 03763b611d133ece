import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
} from '../../__testUtils__/aTopology';
import { largeTopology } from '../../__testUtils__/largeTopology';
import { arrange } from './arrange';
import { layoutCapacity } from './layout';
import { CANVAS } from './measures';
import { boxOf, type Picture } from './places';
import { placeOf, placeOfCell } from './selection';
import type { TopologyModel } from '@internal/plugin-odp-clusters-common';

function pictureOf(model: TopologyModel): Picture {
  const arrangement = arrange(model, { daemonSets: false });
  return { arrangement, layout: layoutCapacity(arrangement) };
}

/** Where every node and every pod stands, by name. */
function placesOf(model: TopologyModel): Record<string, unknown> {
  const picture = pictureOf(model);
  const { arrangement } = picture;
  return Object.fromEntries([
    ...arrangement.nodes.map(({ name }) => [
      name,
      boxOf(picture, placeOf(arrangement, { kind: 'node', name })!),
    ]),
    ...arrangement.pods.map((pod, cell) => [
      pod?.key ?? `hidden ${cell}`,
      boxOf(picture, placeOfCell(arrangement, cell)),
    ]),
  ]);
}

const spread = (count: number, node = 'general-a-1') =>
  Array.from({ length: count }, (_, index) =>
    aPod({ name: `app-${String(index).padStart(3, '0')}`, node }),
  );

describe('where things stand', () => {
  const pods = spread(12);
  const model = aTopology({ pods });
  const before = placesOf(model);

  it.each([
    [
      'a pod fails',
      aTopology({ pods: pods.map(pod => ({ ...aFailingPod(pod), ...pod })) }),
    ],
    [
      'pods are told in another order',
      aTopology({ pods: [...pods].reverse() }),
    ],
    [
      'a node falls silent, is cordoned, and asks for more',
      aTopology({
        nodes: [
          aNode({
            condition: 'silent',
            status: 'unknown',
            cordoned: true,
            requested: { cpu: 8, memory: 0, gpu: 0 },
          }),
        ],
        pods,
      }),
    ],
    [
      'a pod waits for a node',
      aTopology({ pods: [...pods, aPod({ name: 'waits', node: undefined })] }),
    ],
    [
      'a DaemonSet that is left out comes',
      aTopology({
        pods: [
          ...pods,
          aPod({ name: 'a', workload: { kind: 'DaemonSet', name: 'log' } }),
        ],
      }),
    ],
  ])('stays when %s', (_, after) => {
    expect(placesOf(after)).toEqual(before);
  });

  it('stays when one more pod comes behind', () => {
    const crowd = placesOf(aTopology({ pods: spread(36) }));
    const after = placesOf(aTopology({ pods: spread(37) }));
    expect(after).toMatchObject(crowd);
  });

  it('stays when a node joins: nodes stand in the order in which they joined', () => {
    const nodes = ['general-a-9', 'general-a-1'].map(name => aNode({ name }));
    const two = placesOf(aTopology({ nodes, pods }));
    const three = placesOf(
      aTopology({ nodes: [...nodes, aNode({ name: 'general-a-5' })], pods }),
    );
    expect(three).toMatchObject(two);
    const at = (name: string) => (three[name] as { x: number }).x;
    expect(at('general-a-9')).toBeLessThan(at('general-a-1'));
    expect(at('general-a-1')).toBeLessThan(at('general-a-5'));
  });
});

describe('the picture', () => {
  it('gives each node a tile and each pod a cell of its own, inside the one that holds it', () => {
    for (const size of [
      { nodes: 7, podsPerNode: 3 },
      { nodes: 120, podsPerNode: 100 },
      { nodes: 1, podsPerNode: 500 },
    ]) {
      const picture = pictureOf(largeTopology(size));
      const { arrangement, layout } = picture;
      const corners = new Set<string>();
      arrangement.pods.forEach((_, cell) => {
        const place = placeOfCell(arrangement, cell);
        const box = boxOf(picture, place);
        const tile = boxOf(picture, { ...place, kind: 'node' });
        const group = boxOf(picture, { ...place, kind: 'group' });
        expect(isInside(box, tile) && isInside(tile, group)).toBe(true);
        corners.add(`${box.x} ${box.y}`);
      });
      expect(corners.size).toBe(size.nodes * size.podsPerNode);
      layout.groups.forEach(group => {
        expect(!group || layout.zones.some(zone => isInside(group, zone))).toBe(
          true,
        );
      });
    }
  });

  it('fills the canvas, whatever the size', () => {
    for (const nodes of [28, 120, 1000]) {
      const { layout } = pictureOf(largeTopology({ nodes, podsPerNode: 50 }));
      const { width, height } = layout;
      const zoom = Math.min(CANVAS.width / width, CANVAS.height / height);
      const filled =
        (width * height * zoom ** 2) / (CANVAS.width * CANVAS.height);
      expect(filled).toBeGreaterThan(0.8);
    }
  });

  it('keeps two pools of one name apart, and shows a declared pool that has no node', () => {
    const { arrangement, layout } = pictureOf(
      aTopology({
        pools: [
          aPool(),
          aPool({
            id: 'general/e2-medium',
            declared: false,
            limits: undefined,
          }),
          aPool({ id: 'spot/n2-standard-4', name: 'spot' }),
        ],
        nodes: [aNode(), aNode({ name: 'old', pool: 'general/e2-medium' })],
      }),
    );
    expect(
      arrangement.groups.map(({ nodeCount }, group) => [
        arrangement.pools[arrangement.groups[group].pool].id,
        nodeCount,
        layout.groups[group] !== undefined,
      ]),
    ).toEqual([
      ['general/n2-standard-8', 1, true],
      ['general/e2-medium', 1, true],
      ['spot/n2-standard-4', 0, true],
    ]);
  });

  it('puts nodes without a zone in a column of their own, without pools that may grow elsewhere', () => {
    const { arrangement, layout } = pictureOf(
      aTopology({
        nodes: [aNode(), aNode({ name: 'lost', zone: undefined })],
        pools: [aPool(), aPool({ id: 'spot/x', name: 'spot' })],
      }),
    );
    expect(arrangement.zones).toEqual(['europe-north1-a', undefined]);
    expect(layout.groups.map(Boolean)).toEqual([true, true, true, false]);
  });

  it('keeps pods whose node the cluster does not list', () => {
    const { arrangement } = pictureOf(
      aTopology({ pods: [aPod(), aPod({ name: 'b', node: 'gone' })] }),
    );
    expect(arrangement.adrift.map(({ name }) => name)).toEqual(['b']);
    expect(arrangement.pods).toHaveLength(1);
  });

  it('is nothing but an empty frame for a cluster without nodes or pools', () => {
    const { layout } = pictureOf(aTopology({ nodes: [], pods: [], pools: [] }));
    expect(layout.groups).toEqual([]);
  });
});

function isInside(
  inner: { x: number; y: number; width: number; height: number },
  outer: typeof inner,
): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
    inner.y + inner.height <= outer.y + outer.height + 1e-6
  );
}
