import type { Grid } from '../placeCards';
import { cardAt, gutterAt, netOf, type Route, type Side } from './Route';

/** Places along the side of a card where edges leave and enter it, from the side's start, 0 to 1. */
export interface Pins {
  leaves: ReadonlyMap<string, number>;
  enters: ReadonlyMap<string, number>;
}

interface Pin {
  key: string;
  /** Where its edges go, against the middle of the card; their mean orders the pins. */
  pulls: number[];
}

/**
 * Gives every edge a pin where it leaves and every trunk one where it enters a
 * card. The two cards on either side of a gutter share one order, so that no
 * two lines from opposite sides meet; a straight edge has one place for both.
 */
export function assignPins(routes: Route[], grid: Grid): Pins {
  const pools = new Map<string, Map<string, Pin>>();
  const pinOf = (pool: string, key: string): Pin => {
    const pins = pools.get(pool) ?? new Map<string, Pin>();
    pools.set(pool, pins);
    const pin = pins.get(key) ?? { key, pulls: [] };
    pins.set(key, pin);
    return pin;
  };
  const ends = routes.map(route => {
    const target = pinOf(
      poolOf(route.edge.to, route.enters, grid),
      `in ${netOf(route.edge)} ${route.enters}`,
    );
    const source = route.channels.length
      ? pinOf(
          poolOf(route.edge.from, route.leaves, grid),
          `out ${route.edge.id}`,
        )
      : target;
    target.pulls.push(pullOf(route, 'enters', grid));
    source.pulls.push(pullOf(route, 'leaves', grid));
    return { route, source, target };
  });
  const at = new Map<Pin, number>();
  pools.forEach(pins => {
    const sorted = [...pins.values()].sort(
      (a, b) => mean(a.pulls) - mean(b.pulls) || (a.key < b.key ? -1 : 1),
    );
    sorted.forEach((pin, index) =>
      at.set(pin, (index + 1) / (sorted.length + 1)),
    );
  });
  return {
    leaves: new Map(
      ends.map(({ route, source }) => [route.edge.id, at.get(source)!]),
    ),
    enters: new Map(
      ends.map(({ route, target }) => [route.edge.id, at.get(target)!]),
    ),
  };
}

/** The gutter's part that the side of a card faces. */
function poolOf(component: string, side: Side, grid: Grid): string {
  const { row, column } = grid.places.get(component)!;
  switch (side) {
    case 'top':
      return `h${row} ${column}`;
    case 'bottom':
      return `h${row + 1} ${column}`;
    case 'left':
      return `v${column} ${row}`;
    default:
      return `v${column + 1} ${row}`;
  }
}

/** How far along the side's axis the edge goes from the card's middle before it turns. */
function pullOf(route: Route, end: 'leaves' | 'enters', grid: Grid): number {
  const { channels, edge } = route;
  if (!channels.length) {
    return 0;
  }
  const here = grid.places.get(end === 'leaves' ? edge.from : edge.to)!;
  const there = grid.places.get(end === 'leaves' ? edge.to : edge.from)!;
  const next = end === 'leaves' ? channels[1] : channels[channels.length - 2];
  const first = end === 'leaves' ? channels[0] : channels[channels.length - 1];
  const axis = first.axis === 'h' ? 'column' : 'row';
  const goal = next ? gutterAt(next.index) + 0.5 : cardAt(there[axis]) + 0.5;
  return goal - (cardAt(here[axis]) + 0.5);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
