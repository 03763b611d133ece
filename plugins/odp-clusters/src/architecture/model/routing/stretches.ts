import type { Grid } from '../placeCards';
import { cardAt, type Channel, gutterAt, type Route } from './Route';

/** A part of a route inside one gutter, along the gutter's axis, before anything is measured. */
export interface Stretch {
  channel: Channel;
  start: number;
  end: number;
}

/** Lengths of a unit of the unmeasured axes in pixels, about; they only weigh ways against each other. */
const UNIT = { h: 80, v: 48 };

interface Point {
  x: number;
  y: number;
}

/** The corners of a route, from the middle of one card to the middle of the other. */
function corners(route: Route, grid: Grid): Point[] {
  const middle = (name: string): Point => {
    const { row, column } = grid.places.get(name)!;
    return { x: cardAt(column) + 0.5, y: cardAt(row) + 0.5 };
  };
  const end = middle(route.edge.to);
  const points = [middle(route.edge.from)];
  for (const { axis, index } of route.channels) {
    const previous = points[points.length - 1];
    const at = gutterAt(index) + 0.5;
    points.push(
      axis === 'h' ? { x: previous.x, y: at } : { x: at, y: previous.y },
    );
  }
  const last = route.channels[route.channels.length - 1];
  if (last) {
    const previous = points[points.length - 1];
    points.push(
      last.axis === 'h'
        ? { x: end.x, y: previous.y }
        : { x: previous.x, y: end.y },
    );
  }
  return [...points, end];
}

/** What a route takes of each of its gutters. */
export function stretchesOf(route: Route, grid: Grid): Stretch[] {
  const points = corners(route, grid);
  return route.channels.map((channel, index) => {
    const [a, b] = [points[index + 1], points[index + 2]];
    return channel.axis === 'h'
      ? { channel, start: a.x, end: b.x }
      : { channel, start: a.y, end: b.y };
  });
}

/** Length of part of a gutter in pixels, about. */
export function aboutLength(axis: 'h' | 'v', units: number): number {
  return Math.abs(units) * UNIT[axis];
}
