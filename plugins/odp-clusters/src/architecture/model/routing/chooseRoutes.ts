import type { Grid } from '../placeCards';
import { candidateRoutes } from './candidates';
import { Occupancy } from './Occupancy';
import { type EdgeToRoute, netOf, type Route } from './Route';
import { aboutLength, type Stretch, stretchesOf } from './stretches';

/** Pixels of way that one more corner, crossing, neighbour or port is worth avoiding. */
const PRICE = { corner: 40, crossing: 22, neighbour: 12, port: 45 };

/** Share of its length that a stretch costs where its trunk runs already. */
const SHARED = 0.25;

/**
 * Picks a way for every edge, the shortest edges first, so that the long ones
 * find the trunks near their target. Same edges, same ways: ties go to the way
 * that is tried first.
 */
export function chooseRoutes(edges: EdgeToRoute[], grid: Grid): Route[] {
  const occupancy = new Occupancy();
  const chosen = new Map<EdgeToRoute, Route>();
  for (const edge of shortestFirst(edges, grid)) {
    let best: Way | undefined;
    for (const route of candidateRoutes(edge, grid)) {
      const way = { route, stretches: stretchesOf(route, grid) };
      const cost = costOf(way, occupancy, best?.cost ?? Infinity);
      if (!best || cost < best.cost) {
        best = { ...way, cost };
      }
    }
    chosen.set(edge, best!.route);
    occupancy.add(best!.route, best!.stretches);
  }
  return edges.map(edge => chosen.get(edge)!);
}

interface Way {
  route: Route;
  stretches: Stretch[];
  cost: number;
}

/** What a way costs; a part of it when that is more than `limit` already. */
function costOf(
  { route, stretches }: Omit<Way, 'cost'>,
  occupancy: Occupancy,
  limit: number,
): number {
  const net = netOf(route.edge);
  const parts = stretches.map(stretch => ({
    stretch,
    shared: occupancy.shared(net, stretch),
  }));
  let cost = occupancy.hasPort(route) ? 0 : PRICE.port;
  for (const { stretch, shared } of parts) {
    const { channel, start, end } = stretch;
    const length = aboutLength(channel.axis, end - start);
    cost += PRICE.corner * (shared > 0 ? 0.5 : 1);
    cost += length * (1 - shared * (1 - SHARED));
  }
  for (const { stretch, shared } of parts) {
    if (cost >= limit) {
      return cost;
    }
    cost += PRICE.neighbour * occupancy.neighbours(net, stretch);
    cost += PRICE.crossing * (1 - shared) * occupancy.crossings(net, stretch);
  }
  return cost;
}

function shortestFirst(edges: EdgeToRoute[], grid: Grid): EdgeToRoute[] {
  const distance = ({ from, to }: EdgeToRoute) => {
    const a = grid.places.get(from)!;
    const b = grid.places.get(to)!;
    return (
      aboutLength('h', 2 * (a.column - b.column)) +
      aboutLength('v', 2 * (a.row - b.row))
    );
  };
  return edges
    .map((edge, index) => ({ edge, index, length: distance(edge) }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
    .map(({ edge }) => edge);
}
