import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
} from '../../__testUtils__/aTopology';
import { arrange } from './arrange';
import { matchArrangement, NO_FILTERS } from './filters';
import { layoutCapacity } from './layout';
import { type Direction, firstPlace, move } from './moves';
import type { Picture } from './places';
import { placeInWords } from './say';
import { markerAt, placeOf, placeOfMarker, selectionAt } from './selection';
import { tallyNodes } from './tally';
import { nextTrouble, troubledPlaces } from './trouble';

const podsOn = (node: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    aPod({ name: `${node}.${index}`, node }),
  );

/** Two zones; a1 to a4 and b1 in the general pool, nothing in the spot pool. a2 has a pod that fails, b1 one that one may not see. */
const model = aTopology({
  pools: [
    aPool(),
    aPool({ id: 'spot/x', name: 'spot', limits: { min: 0, max: 20 } }),
  ],
  nodes: [
    ...['a1', 'a2', 'a3', 'a4'].map(name => aNode({ name })),
    aNode({ name: 'b1', zone: 'europe-north1-b', hiddenPods: 1 }),
    aNode({
      name: 'b2',
      zone: 'europe-north1-b',
      status: 'unknown',
      condition: 'silent',
    }),
  ],
  pods: [
    ...podsOn('a1', 7),
    ...podsOn('a2', 2),
    aFailingPod({ name: 'z', node: 'a2' }),
    ...podsOn('a4', 1),
    ...podsOn('b1', 1),
    aPod({ name: 'late', node: 'b1', status: 'progressing' }),
  ],
});
const arrangement = arrange(model, { daemonSets: false });
const picture: Picture = { arrangement, layout: layoutCapacity(arrangement) };
const tallies = tallyNodes(arrangement);

/** Where the keys lead, said as a screen reader would begin it. */
function walk(start: string, keys: string, zoom = 1) {
  const { nodes, pods } = arrangement;
  const cell = pods.findIndex(pod => pod?.name === start);
  const [kind, key] = start.split(':');
  let place = placeOf(
    arrangement,
    kind === 'node'
      ? { kind: 'node', name: key }
      : { kind: 'pod', key: pods[cell]?.key ?? '' },
  )!;
  const arrows: Record<string, Direction> = {
    '<': 'left',
    '>': 'right',
    '^': 'up',
    v: 'down',
  };
  for (const arrow of keys) {
    place = move(picture, place, { direction: arrows[arrow], zoom });
  }
  return place.kind === 'cell' && !pods[place.cell]
    ? `hidden on ${nodes[place.node].name}`
    : placeInWords({ arrangement, tallies }, place).split(', ')[0];
}

describe('arrow keys', () => {
  // a1 holds five cells a line: 0 to 4, then 5 and 6.
  it.each([
    ['to the next cell of a node', 'a1.0', '>', 'Pod a1.1'],
    ['down in a node', 'a1.1', 'v', 'Pod a1.6'],
    ['to the last cell below a line that is not full', 'a1.4', 'v', 'Pod a1.6'],
    [
      'from the edge of a node to the nearest of the next',
      'a1.4',
      '>',
      'Pod a2.0',
    ],
    ['back', 'a2.0', '<', 'Pod a1.4'],
    ['to a node without pods', 'z', '>', 'Node a3'],
    ['past it into the next zone', 'z', '>>', 'Pod b1.0'],
    ['down to the node below', 'a1.6', 'v', 'Pod a4.0'],
    ['into the next zone', 'a4.0', '>', 'Pod b1.0'],
    ['to a pod that one may not see', 'late', '>', 'hidden on b1'],
    ['on from there', 'late', '>>', 'Node b2'],
    [
      'down to a pool without nodes',
      'a4.0',
      'v',
      'Pool spot in europe-north1-a',
    ],
    ['along such pools', 'a4.0', 'v>', 'Pool spot in europe-north1-b'],
    ['and up again', 'a4.0', 'v^', 'Pod a4.0'],
    ['nowhere beyond the edge', 'a1.0', '<^', 'Pod a1.0'],
  ])('lead %s', (_, start, ...[keys, end]) => {
    expect(walk(start, keys)).toBe(end);
  });

  it('lead from node to node where the zoom shows no pods, and from pool to pool where it shows no nodes', () => {
    expect(walk('node:a1', '>', 0.3)).toBe('Node a2');
    expect(walk('node:a1', 'v', 0.3)).toBe('Node a4');
    expect(walk('node:a3', '>', 0.3)).toBe('Node b1');
    expect(walk('node:a3', '>', 0.05)).toBe('Pool general in europe-north1-b');
  });

  it('begin at the first pod', () => {
    const place = firstPlace(picture, 1);
    expect(selectionAt(arrangement, place)).toMatchObject({
      key: 'execution/a1.0',
    });
  });
});

describe('n', () => {
  const tell = (place?: ReturnType<typeof nextTrouble>) =>
    place && placeInWords({ arrangement, tallies }, place);
  const all = troubledPlaces(
    picture,
    matchArrangement(arrangement, NO_FILTERS),
  );

  it('goes from the worst to the least bad and round again, Shift n the other way', () => {
    const said: Array<string | undefined> = [];
    let place: ReturnType<typeof nextTrouble>;
    for (let step = 0; step < 4; step += 1) {
      place = nextTrouble(all, place, 1);
      said.push(tell(place));
    }
    expect(said).toEqual([
      'Pod z, failing, out of memory, on a2',
      'Node b2, silent, no pods',
      'Pod late, progressing, on b1',
      'Pod z, failing, out of memory, on a2',
    ]);
    expect(tell(nextTrouble(all, all[0], -1))).toMatch(/^Pod late/);
  });

  it('begins at the worst from wherever one is, and leaves out what the filters dim', () => {
    expect(tell(nextTrouble(all, firstPlace(picture, 1), 1))).toMatch(/^Pod z/);
    const some = troubledPlaces(
      picture,
      matchArrangement(arrangement, { ...NO_FILTERS, search: 'late' }),
    );
    expect(tell(nextTrouble(some, undefined, 1))).toMatch(/^Pod late/);
    expect(nextTrouble([], undefined, 1)).toBeUndefined();
  });
});

describe('where the keyboard is', () => {
  it('is found again by name after an update, also on a pod that one may not see', () => {
    const hidden = arrangement.pods.findIndex(pod => pod === undefined);
    const marker = markerAt(arrangement, {
      kind: 'cell',
      cell: hidden,
      node: arrangement.nodes.findIndex(({ name }) => name === 'b1'),
      group: 1,
    });
    const grown = arrange(
      {
        ...model,
        pods: new Map([
          ...model.pods,
          ['x/0', aPod({ name: '0', namespace: 'a', node: 'a1' })],
        ]),
      },
      { daemonSets: false },
    );
    expect(placeOfMarker(grown, marker)).toMatchObject({
      kind: 'cell',
      cell: hidden + 1,
    });
    const without = arrange(
      { ...model, nodes: new Map() },
      { daemonSets: false },
    );
    expect(placeOfMarker(without, marker)).toBeUndefined();
  });
});
