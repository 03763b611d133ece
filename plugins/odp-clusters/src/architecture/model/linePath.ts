import { MEASURES } from './measures';

/** A point in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A line of horizontal and vertical pieces as an SVG path with rounded bends. */
export function linePath(points: Point[]): string {
  const parts = [`M${at(points[0])}`];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [before, corner, after] = points.slice(index - 1, index + 2);
    const radius = Math.min(
      MEASURES.bend,
      distance(before, corner) / 2,
      distance(corner, after) / 2,
    );
    parts.push(
      `L${at(towards(corner, before, radius))}`,
      `Q${at(corner)} ${at(towards(corner, after, radius))}`,
    );
  }
  parts.push(`L${at(points[points.length - 1])}`);
  return parts.join(' ');
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const all = distance(from, to) || 1;
  return {
    x: from.x + ((to.x - from.x) * length) / all,
    y: from.y + ((to.y - from.y) * length) / all,
  };
}

/** The middle of the longest piece of a line. */
export function middleOfLongest(points: Point[]): Point {
  let longest = 0;
  let middle = points[0];
  points.slice(1).forEach((end, index) => {
    const start = points[index];
    const length = distance(start, end);
    if (length > longest) {
      longest = length;
      middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    }
  });
  return middle;
}
