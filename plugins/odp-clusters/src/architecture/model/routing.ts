import type { Grid } from './placeCards';
import { assignPins } from './routing/assignPins';
import { assignTracks } from './routing/assignTracks';
import { chooseRoutes } from './routing/chooseRoutes';
import {
  cardAt,
  type Channel,
  type EdgeToRoute,
  gutterAt,
  netOf,
  type Route,
} from './routing/Route';

/** A place on an axis before it is measured: a gutter or a card, and how far into it, 0 to 1. */
export interface AxisPlace {
  cell: number;
  part: number;
}

/** A corner of a line; an absent axis is the edge of the card that the line leaves or enters. */
interface Corner {
  x: AxisPlace;
  y: AxisPlace;
}

/** Edges as lines through the gutters, before anything is measured. */
export interface Routing {
  lines: ReadonlyMap<string, Corner[]>;
  /** How many tracks run in a gutter. */
  tracks: (channel: Channel) => number;
}

/**
 * Finds a line of horizontal and vertical pieces for every edge. Lines run in
 * the gutters between the cards alone, each on a track of its own; edges with
 * the same target and trunk share theirs. The same input gives the same lines.
 */
export function routeEdges(edges: EdgeToRoute[], grid: Grid): Routing {
  const routes = chooseRoutes(edges, grid);
  const pins = assignPins(routes, grid);
  const tracks = assignTracks(routes, pins, grid);
  const lines = new Map<string, Corner[]>();
  for (const route of routes) {
    const { edge, channels } = route;
    const start = endOf(route, 'leaves');
    const end = endOf(route, 'enters');
    const line = [start];
    channels.forEach(channel => {
      const previous = line[line.length - 1];
      const at = {
        cell: gutterAt(channel.index),
        part: tracks.partOf(channel, netOf(edge)),
      };
      line.push(
        channel.axis === 'h'
          ? { x: previous.x, y: at }
          : { x: at, y: previous.y },
      );
    });
    const last = channels[channels.length - 1];
    if (last) {
      const previous = line[line.length - 1];
      line.push(
        last.axis === 'h'
          ? { x: end.x, y: previous.y }
          : { x: previous.x, y: end.y },
      );
    }
    line.push(end);
    lines.set(edge.id, line);
  }
  return { lines, tracks: tracks.count };

  function endOf(route: Route, end: 'leaves' | 'enters'): Corner {
    const { from, to, id } = route.edge;
    const { row, column } = grid.places.get(end === 'leaves' ? from : to)!;
    const pin = pins[end].get(id)!;
    const [x, y] = [cardAt(column), cardAt(row)];
    switch (route[end]) {
      case 'top':
        return { x: { cell: x, part: pin }, y: { cell: y, part: 0 } };
      case 'bottom':
        return { x: { cell: x, part: pin }, y: { cell: y, part: 1 } };
      case 'left':
        return { x: { cell: x, part: 0 }, y: { cell: y, part: pin } };
      default:
        return { x: { cell: x, part: 1 }, y: { cell: y, part: pin } };
    }
  }
}
