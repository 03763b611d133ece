import type { Grid, Place } from '../placeCards';
import type { Channel, EdgeToRoute, Route, Side } from './Route';

const h = (index: number): Channel => ({ axis: 'h', index });
const v = (index: number): Channel => ({ axis: 'v', index });

/** The sides of a card with the gutter that each faces. */
const rowSides = ({ row }: Place): Array<[Side, number]> => [
  ['bottom', row + 1],
  ['top', row],
];
const columnSides = ({ column }: Place): Array<[Side, number]> => [
  ['right', column + 1],
  ['left', column],
];

/**
 * Every sensible way from one card to another: straight to a neighbour, else
 * through up to three gutters. A way leaves no gutter but to turn into one that
 * crosses it, so none passes a card.
 */
export function candidateRoutes(edge: EdgeToRoute, grid: Grid): Route[] {
  const from = grid.places.get(edge.from)!;
  const to = grid.places.get(edge.to)!;
  const straight = straightRoute(from, to);
  if (
    straight &&
    !(edge.words && straight[0] !== 'bottom' && straight[0] !== 'top')
  ) {
    return [{ edge, leaves: straight[0], channels: [], enters: straight[1] }];
  }
  const routes: Route[] = [];
  const add = (leaves: Side, channels: Channel[], enters: Side) =>
    routes.push({ edge, leaves, channels, enters });

  for (const [leaves, first] of rowSides(from)) {
    for (const [enters, last] of rowSides(to)) {
      if (first === last) {
        add(leaves, [h(first)], enters);
      } else {
        for (let between = 0; between <= grid.columns; between += 1) {
          add(leaves, [h(first), v(between), h(last)], enters);
        }
      }
    }
    for (const [enters, last] of columnSides(to)) {
      add(leaves, [h(first), v(last)], enters);
    }
  }
  for (const [leaves, first] of columnSides(from)) {
    for (const [enters, last] of rowSides(to)) {
      add(leaves, [v(first), h(last)], enters);
    }
    for (const [enters, last] of columnSides(to)) {
      if (first === last && !edge.words) {
        add(leaves, [v(first)], enters);
      }
    }
  }
  return routes;
}

function straightRoute(from: Place, to: Place): [Side, Side] | undefined {
  const rows = to.row - from.row;
  const columns = to.column - from.column;
  if (rows === 0 && Math.abs(columns) === 1) {
    return columns > 0 ? ['right', 'left'] : ['left', 'right'];
  }
  if (columns === 0 && Math.abs(rows) === 1) {
    return rows > 0 ? ['bottom', 'top'] : ['top', 'bottom'];
  }
  return undefined;
}
