import { cardTowards, nextEdgeOf } from './keyboardOrder';
import { layOut } from './layout';

const { cards } = layOut(
  {
    layers: [
      { id: 'one', components: ['a', 'b', 'c'] },
      { id: 'two', components: ['d'] },
      { id: 'three', components: ['e', 'f', 'g'] },
    ],
    edges: [],
  },
  700,
);

describe('the order of the keyboard', () => {
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['c', 'ArrowRight', 'c'],
    ['b', 'ArrowLeft', 'a'],
    ['a', 'ArrowLeft', 'a'],
    // The next row, however far aside its only card lies.
    ['c', 'ArrowDown', 'd'],
    ['d', 'ArrowDown', 'e'],
    ['g', 'ArrowUp', 'd'],
    ['a', 'ArrowUp', 'a'],
    ['nowhere', 'ArrowUp', 'nowhere'],
  ] as const)('leads from %s by %s to %s', (from, key, to) => {
    expect(cardTowards(cards, from, key)).toBe(to);
  });

  it('passes over cards that the filters leave out', () => {
    const lit = new Map(
      [...cards].filter(([name]) => name !== 'b' && name !== 'd'),
    );
    expect(cardTowards(lit, 'a', 'ArrowRight')).toBe('c');
    expect(cardTowards(lit, 'c', 'ArrowDown')).toBe('g');
  });

  it('goes through the edges of a card, out first, and begins anew', () => {
    const edges = [
      { id: 'b>a', from: 'b', to: 'a' },
      { id: 'a>c', from: 'a', to: 'c' },
      { id: 'c>d', from: 'c', to: 'd' },
      { id: 'a>d', from: 'a', to: 'd' },
    ];
    const steps = [undefined, 'a>c', 'a>d', 'b>a'].map(after =>
      nextEdgeOf(edges, 'a', after),
    );
    expect(steps).toEqual(['a>c', 'a>d', 'b>a', 'a>c']);
    expect(nextEdgeOf(edges, 'e', undefined)).toBeUndefined();
  });
});
