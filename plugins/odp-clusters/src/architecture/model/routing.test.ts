import { generatePicture } from './__testUtils__/generatePicture';
import { type ArchitectureLayout, layOut, type Picture } from './layout';
import type { Box } from './measureGrid';
import { netOf } from './routing/Route';

const CASES = [
  { seed: 1, components: 6, edges: 10, width: 288 },
  { seed: 2, components: 12, edges: 30, width: 620 },
  { seed: 3, components: 24, edges: 40, width: 856 },
  { seed: 4, components: 41, edges: 60, width: 856 },
  { seed: 5, components: 41, edges: 60, width: 1184 },
  { seed: 6, components: 60, edges: 200, width: 1184 },
  { seed: 7, components: 41, edges: 400, width: 856 },
  { seed: 8, components: 200, edges: 400, width: 1184 },
];

interface Segment {
  edge: string;
  net: string;
  level: boolean;
  /** The coordinate that both ends share. */
  at: number;
  lo: number;
  hi: number;
}

function segmentsOf(picture: Picture, layout: ArchitectureLayout): Segment[] {
  return picture.edges.flatMap(edge => {
    const { points } = layout.lines.get(edge.id)!;
    return points.slice(1).map((end, index) => {
      const start = points[index];
      const level = start.y === end.y;
      const [a, b] = level ? [start.x, end.x] : [start.y, end.y];
      return {
        edge: edge.id,
        net: netOf(edge),
        level,
        at: level ? start.y : start.x,
        lo: Math.min(a, b),
        hi: Math.max(a, b),
      };
    });
  });
}

/** Whether a segment runs inside a box; touching its border does not count. */
function passes({ level, at, lo, hi }: Segment, box: Box): boolean {
  const along = level
    ? [box.x, box.x + box.width]
    : [box.y, box.y + box.height];
  const across = level
    ? [box.y, box.y + box.height]
    : [box.x, box.x + box.width];
  return (
    at > across[0] &&
    at < across[1] &&
    lo < along[1] - 0.01 &&
    hi > along[0] + 0.01
  );
}

/** Pairs of different trunks that lie upon each other. */
function lyingUpon(segments: Segment[]): string[] {
  const lines = new Map<string, Segment[]>();
  for (const segment of segments) {
    const key = `${segment.level} ${segment.at.toFixed(2)}`;
    lines.set(key, [...(lines.get(key) ?? []), segment]);
  }
  return [...lines.values()].flatMap(line =>
    line.flatMap((a, index) =>
      line
        .slice(index + 1)
        .filter(b => a.net !== b.net && a.lo < b.hi && b.lo < a.hi)
        .map(b => `${a.edge} and ${b.edge}`),
    ),
  );
}

describe('routed edges', () => {
  it.each(CASES)(
    'run level or upright, past every card and title, on tracks of their own (seed $seed, $components components, $edges edges, $width pixels)',
    ({ width, ...options }) => {
      const picture = generatePicture(options);
      const layout = layOut(picture, width);
      const crooked = [...layout.lines.values()].flatMap(({ points }) =>
        points
          .slice(1)
          .filter(
            (end, index) =>
              end.x !== points[index].x && end.y !== points[index].y,
          ),
      );
      expect(crooked).toEqual([]);

      const segments = segmentsOf(picture, layout);
      const boxes = [
        ...layout.cards.values(),
        ...layout.bands.map(({ label }) => label),
      ];
      expect(
        segments.filter(segment => boxes.some(box => passes(segment, box))),
      ).toEqual([]);
      expect(lyingUpon(segments)).toEqual([]);
    },
  );

  it.each(CASES)(
    'begin and end on the border of their cards, each at a place of its own (seed $seed, $components components, $edges edges, $width pixels)',
    ({ width, ...options }) => {
      const picture = generatePicture(options);
      const layout = layOut(picture, width);
      const places = new Map<string, Set<string>>();
      for (const edge of picture.edges) {
        const { points } = layout.lines.get(edge.id)!;
        const ends = [
          [edge.from, points[0], edge.id],
          [edge.to, points[points.length - 1], netOf(edge)],
        ] as const;
        for (const [component, { x, y }, line] of ends) {
          const box = layout.cards.get(component)!;
          const onBorder =
            ((x === box.x || x === box.x + box.width) &&
              y > box.y &&
              y < box.y + box.height) ||
            ((y === box.y || y === box.y + box.height) &&
              x > box.x &&
              x < box.x + box.width);
          expect(onBorder).toBe(true);
          const key = `${component} ${x.toFixed(2)} ${y.toFixed(2)}`;
          places.set(key, (places.get(key) ?? new Set()).add(line));
        }
      }
      expect([...places].filter(([, lines]) => lines.size > 1)).toEqual([]);
    },
  );

  it('are the same for the same input, whatever was laid out before', () => {
    const picture = generatePicture({ seed: 5, components: 41, edges: 80 });
    const first = layOut(picture, 856);
    layOut(generatePicture({ seed: 6, components: 9, edges: 9 }), 400);
    expect(layOut(JSON.parse(JSON.stringify(picture)), 856)).toEqual(first);
  });

  it('go straight to a neighbour, and share a way to one target', () => {
    const edge = (from: string, to: string) => ({
      id: `${from}>${to}`,
      from,
      to,
      trunk: 'declared',
    });
    const layout = layOut(
      {
        layers: [
          { id: 'above', components: ['a', 'b', 'c'] },
          { id: 'between', components: ['d'] },
          { id: 'below', components: ['e'] },
        ],
        edges: [edge('a', 'b'), edge('a', 'd'), edge('b', 'e'), edge('c', 'e')],
      },
      856,
    );
    const pointsOf = (id: string) => layout.lines.get(id)!.points;
    expect(pointsOf('a>b')).toHaveLength(2);
    expect(pointsOf('a>d')).toHaveLength(2);
    const [last, before] = [...pointsOf('b>e')].reverse();
    expect([...pointsOf('c>e')].reverse().slice(0, 2)).toEqual([last, before]);
  });
});
