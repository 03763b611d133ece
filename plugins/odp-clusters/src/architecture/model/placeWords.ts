import { distance, type Point } from './linePath';
import type { Box } from './measureGrid';
import { MEASURES } from './measures';
import type { EdgeToRoute } from './routing/Route';

/** How far words may stand off their line, so that they keep off the cards. */
const SHIFTS = [0, -3, 3, -6, 6, -9, 9];

/** Where along a piece words may stand, as shares of its length. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/**
 * Finds a place on its line for the words of every edge that bears some: on a
 * long horizontal piece, off cards and titles and off the words placed before.
 */
export function placeWords(
  edges: EdgeToRoute[],
  lines: ReadonlyMap<string, { points: Point[] }>,
  obstacles: Box[],
): Map<string, Box> {
  const placed = new Map<string, Box>();
  for (const { id, boxes } of leastChoiceFirst(edges, lines, obstacles)) {
    const taken = [...placed.values()];
    const free = boxes.find(box => !taken.some(other => overlap(box, other)));
    placed.set(id, free ?? boxes[0]);
  }
  return placed;
}

/** Where the words of each edge may stand; the edge with the fewest places first. */
function leastChoiceFirst(
  edges: EdgeToRoute[],
  lines: ReadonlyMap<string, { points: Point[] }>,
  obstacles: Box[],
): Array<{ id: string; boxes: Box[] }> {
  return edges
    .flatMap(({ id, words }) => {
      if (!words) {
        return [];
      }
      const all = candidates(lines.get(id)!.points, widthOf(words));
      const free = all.filter(
        box => !obstacles.some(other => overlap(box, other)),
      );
      return [{ id, boxes: free.length ? free : all.slice(0, 1) }];
    })
    .sort((a, b) => a.boxes.length - b.boxes.length || (a.id < b.id ? -1 : 1));
}

function widthOf(words: string): number {
  const { letter, around } = MEASURES.words;
  return Math.ceil(words.length * letter + around);
}

/** Horizontal pieces first, the longest first. */
function candidates(points: Point[], width: number): Box[] {
  const { height } = MEASURES.words;
  const pieces = points
    .slice(1)
    .map((end, index) => ({ start: points[index], end }))
    .map(piece => ({
      ...piece,
      level: piece.start.y === piece.end.y ? 1 : 0,
      length: distance(piece.start, piece.end),
    }))
    .sort((a, b) => b.level - a.level || b.length - a.length);
  return pieces.flatMap(({ start, end }) =>
    SHIFTS.flatMap(shift =>
      SHARES.map(share => ({
        x: start.x + (end.x - start.x) * share - width / 2,
        y: start.y + (end.y - start.y) * share - height / 2 + shift,
        width,
        height,
      })),
    ),
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}
