import { generatePicture } from './__testUtils__/generatePicture';
import { layOut, type Picture } from './layout';
import type { Box } from './measureGrid';

const WIDTHS = [288, 620, 856, 1184, 1800];
const PICTURES = [1, 2, 3, 4, 5, 6].map(seed =>
  generatePicture({ seed, components: 9 * seed, edges: 12 * seed }),
);
const CASES = PICTURES.flatMap((picture, index) =>
  WIDTHS.map(width => [index, width, picture] as const),
);

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

function overlaps(boxes: Box[]): Array<[Box, Box]> {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(b => overlap(a, b))
      .map((b): [Box, Box] => [a, b]),
  );
}

/** Bands of the given sizes, without edges. */
function bands(...sizes: number[]): Picture {
  return {
    layers: sizes.map((size, layer) => ({
      id: `layer-${layer}`,
      components: Array.from({ length: size }, (_, i) => `${layer}-${i}`),
    })),
    edges: [],
  };
}

describe('layOut', () => {
  it.each(CASES)(
    'keeps cards, bands and titles apart (picture %i, %i pixels)',
    (_, width, picture) => {
      const layout = layOut(picture, width);
      const cards = [...layout.cards.values()];
      expect(overlaps(cards)).toEqual([]);
      expect(overlaps(layout.bands.map(({ box }) => box))).toEqual([]);
      expect(
        cards.filter(card =>
          layout.bands.some(({ label }) => overlap(card, label)),
        ),
      ).toEqual([]);
      const outside = cards.filter(
        card =>
          card.x < 0 ||
          card.x + card.width > layout.width ||
          card.y + card.height > layout.height,
      );
      expect(outside).toEqual([]);
    },
  );

  it('puts every card into the band of its layer, in the order given', () => {
    const picture = generatePicture({ seed: 9, components: 40, edges: 30 });
    const layout = layOut(picture, 856);
    for (const { id, components } of picture.layers) {
      const band = layout.bands.find(({ layer }) => layer === id)!.box;
      const cards = components.map(name => layout.cards.get(name)!);
      expect(
        cards.every(
          card =>
            card.y > band.y && card.y + card.height < band.y + band.height,
        ),
      ).toBe(true);
      const inOrder = [...cards].sort((a, b) => a.y - b.y || a.x - b.x);
      expect(cards).toEqual(inOrder);
    }
  });

  it('moves no card of another band but by whole rows when a component is added', () => {
    const before = layOut(bands(4, 5, 3, 6), 856);
    const fits = layOut(bands(4, 5, 4, 6), 856);
    const wraps = layOut(bands(4, 6, 3, 6), 856);
    const row = before.cards.get('3-5')!.y - before.cards.get('3-0')!.y;
    expect(row).toBeGreaterThan(0);
    before.cards.forEach((card, name) => {
      expect(fits.cards.get(name)).toEqual(card);
      const below = name.startsWith('2-') || name.startsWith('3-');
      expect(wraps.cards.get(name)).toEqual({
        ...card,
        y: card.y + (below ? row : 0),
      });
    });
  });

  it('keeps the columns of a width whatever the edges are, so that no tick wraps a row', () => {
    const few = bands(9, 9);
    const many = {
      ...few,
      edges: few.layers[0].components.flatMap(from =>
        few.layers[1].components.map(to => ({
          id: `${from}>${to}`,
          from,
          to,
          trunk: 'declared',
        })),
      ),
    };
    const rowsOf = (picture: Picture) =>
      [...layOut(picture, 856).cards.values()].map(
        (card, _, all) => all.filter(({ y }) => y === card.y).length,
      );
    expect(rowsOf(many)).toEqual(rowsOf(few));
  });

  it('lays out 200 components with 400 edges', () => {
    const picture = generatePicture({ seed: 7, components: 200, edges: 400 });
    const layout = layOut(picture, 1184);
    expect(layout.cards.size).toBe(200);
    expect(layout.lines.size).toBe(400);
    expect(overlaps([...layout.cards.values()])).toEqual([]);
  });

  it.each([3, 4, 5, 8])(
    'puts the words of findings on their line, off the cards and off each other (seed %i)',
    seed => {
      const picture = generatePicture({ seed, components: 24, edges: 60 });
      const layout = layOut(picture, 856);
      const withWords = picture.edges.filter(({ words }) => words);
      expect(withWords.length).toBeGreaterThan(1);
      const boxes = withWords.map(({ id }) => layout.lines.get(id)!.words!);
      expect(overlaps(boxes)).toEqual([]);
      for (const [index, box] of boxes.entries()) {
        expect(
          [...layout.cards.values()].filter(card => overlap(card, box)),
        ).toEqual([]);
        const { points } = layout.lines.get(withWords[index].id)!;
        const touched = points.slice(1).filter((end, at) => {
          const start = points[at];
          return overlap(box, {
            x: Math.min(start.x, end.x),
            y: Math.min(start.y, end.y),
            width: Math.abs(start.x - end.x),
            height: Math.abs(start.y - end.y),
          });
        });
        expect(touched).not.toEqual([]);
      }
    },
  );
});
