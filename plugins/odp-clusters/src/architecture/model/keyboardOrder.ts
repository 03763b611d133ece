import type { Box } from './measureGrid';

/** Arrow keys and where they lead. */
export const DIRECTIONS = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
} as const;
export type ArrowKey = keyof typeof DIRECTIONS;

/**
 * The card that an arrow key leads to: the next one in the row, or the one
 * nearest above or below. The same card where there is none.
 */
export function cardTowards(
  cards: ReadonlyMap<string, Box>,
  from: string,
  key: ArrowKey,
): string {
  const here = cards.get(from);
  if (!here) {
    return from;
  }
  const { x, y } = DIRECTIONS[key];
  let best = from;
  let nearest = Infinity;
  cards.forEach((box, name) => {
    const across = box.x - here.x;
    const down = box.y - here.y;
    const ahead = across * x + down * y;
    const aside = Math.abs(across * y) + Math.abs(down * x);
    if (ahead <= 0 || (x !== 0 && aside > 0)) {
      return;
    }
    // Of the rows, the nearest one first; in it, the card that lies least aside.
    const distance = ahead * 1000 + aside;
    if (distance < nearest) {
      nearest = distance;
      best = name;
    }
  });
  return best;
}

/** The edge of a component that follows another; the first after none or the last. Out first, then in. */
export function nextEdgeOf(
  edges: Array<{ id: string; from: string; to: string }>,
  component: string,
  after: string | undefined,
): string | undefined {
  const own = [
    ...edges.filter(({ from }) => from === component),
    ...edges.filter(({ from, to }) => to === component && from !== component),
  ];
  const index = own.findIndex(({ id }) => id === after);
  return own[(index + 1) % (own.length || 1)]?.id;
}
