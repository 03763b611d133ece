import type { Grid } from '../placeCards';
import type { Pins } from './assignPins';
import { orderNets } from './orderNets';
import {
  cardAt,
  type Channel,
  channelKey,
  gutterAt,
  netOf,
  type Route,
} from './Route';

/** A net in one gutter: what it has there, and where. */
export interface NetInChannel {
  net: string;
  /** Where it is joined, along the gutter, and from which side: -1 from above or the left, 1 from below or the right. */
  contacts: Array<{ at: number; side: -1 | 1 }>;
  /** The stretch that nobody else on its track may touch. */
  lo: number;
  hi: number;
}

/** Tracks of the gutters: how many there are, and on which one a net runs, counted from the start of the gutter. */
export interface Tracks {
  count: (channel: Channel) => number;
  /** 0 to 1 across the gutter. */
  partOf: (channel: Channel, net: string) => number;
}

type Assigned = Map<string, { count: number; track: Map<string, number> }>;

interface World {
  pins: Pins;
  grid: Grid;
  /** Tracks of the round before. */
  known: Assigned;
}

/** Distance along a gutter, as a share of a card's side, that two nets on one track keep. */
const GAP = 0.15;

/**
 * Gives every net a track of its own in each gutter that it runs through;
 * nets share a track only where they lie apart. Ordered twice, because the
 * order across one gutter depends on the tracks of those that cross it.
 */
export function assignTracks(routes: Route[], pins: Pins, grid: Grid): Tracks {
  const world = { pins, grid };
  const assigned = packAll(routes, {
    ...world,
    known: packAll(routes, { ...world, known: new Map() }),
  });
  const countOf = (channel: Channel) =>
    assigned.get(channelKey(channel))?.count ?? 0;
  return {
    count: countOf,
    partOf: (channel, net) => partIn(assigned, channel, net),
  };
}

function packAll(routes: Route[], world: World): Assigned {
  return new Map(
    [...collectNets(routes, world)].map(([key, nets]) => [
      key,
      pack(orderNets(nets)),
    ]),
  );
}

function partIn(assigned: Assigned, channel: Channel, net: string): number {
  const found = assigned.get(channelKey(channel));
  return found ? (found.track.get(net)! + 1) / (found.count + 1) : 0.5;
}

function collectNets(
  routes: Route[],
  world: World,
): Map<string, NetInChannel[]> {
  const channels = new Map<string, Map<string, NetInChannel>>();
  for (const route of routes) {
    const net = netOf(route.edge);
    route.channels.forEach((channel, index) => {
      const key = channelKey(channel);
      const nets = channels.get(key) ?? new Map<string, NetInChannel>();
      channels.set(key, nets);
      const entry = nets.get(net) ?? {
        net,
        contacts: [],
        lo: Infinity,
        hi: -Infinity,
      };
      nets.set(net, entry);
      for (const contact of contactsOf(route, index, world)) {
        if (!entry.contacts.some(known => isSame(known, contact))) {
          entry.contacts.push(contact);
        }
        entry.lo = Math.min(entry.lo, contact.lo);
        entry.hi = Math.max(entry.hi, contact.hi);
      }
    });
  }
  return new Map([...channels].map(([key, nets]) => [key, [...nets.values()]]));
}

type Contact = NetInChannel['contacts'][number];

function isSame(a: Contact, b: Contact): boolean {
  return a.at === b.at && a.side === b.side;
}

/** Both ends of a route's stretch in one of its gutters. */
function contactsOf(route: Route, index: number, world: World) {
  const { channels, edge } = route;
  const channel = channels[index];
  return [
    index === 0
      ? cardContact(route, 'leaves', world)
      : turn(channels[index - 1], farEnd(route, index - 1, 'before')),
    index === channels.length - 1
      ? cardContact(route, 'enters', world)
      : turn(channels[index + 1], farEnd(route, index + 1, 'after')),
  ];

  function turn(other: Channel, goesTo: number) {
    const start = gutterAt(other.index);
    return {
      at: start + partIn(world.known, other, netOf(edge)),
      side: goesTo < gutterAt(channel.index) ? (-1 as const) : (1 as const),
      lo: start,
      hi: start + 1,
    };
  }

  /** Where the gutter at `position`, which this one is left for, goes to. */
  function farEnd(
    { edge: { from, to } }: Route,
    position: number,
    way: 'before' | 'after',
  ): number {
    const beyond = channels[position + (way === 'before' ? -1 : 1)];
    if (beyond) {
      return gutterAt(beyond.index);
    }
    const place = world.grid.places.get(way === 'before' ? from : to)!;
    return cardAt(channel.axis === 'h' ? place.row : place.column);
  }
}

function cardContact(
  route: Route,
  end: 'leaves' | 'enters',
  { pins, grid }: { pins: Pins; grid: Grid },
) {
  const { edge } = route;
  const side = route[end];
  const { row, column } = grid.places.get(
    end === 'leaves' ? edge.from : edge.to,
  )!;
  const along = side === 'top' || side === 'bottom' ? column : row;
  const at = cardAt(along) + pins[end].get(edge.id)!;
  return {
    at,
    // A card's bottom faces its gutter from above, its right side from the left.
    side: side === 'bottom' || side === 'right' ? (-1 as const) : (1 as const),
    lo: at - GAP / 2,
    hi: at + GAP / 2,
  };
}

/** Puts the nets, in their order, on the first track that lies beyond all they overlap. */
function pack(ordered: NetInChannel[]): {
  count: number;
  track: Map<string, number>;
} {
  const track = new Map<string, number>();
  let count = 0;
  ordered.forEach((net, index) => {
    let at = 0;
    for (const before of ordered.slice(0, index)) {
      if (before.lo < net.hi && before.hi > net.lo) {
        at = Math.max(at, track.get(before.net)! + 1);
      }
    }
    track.set(net.net, at);
    count = Math.max(count, at + 1);
  });
  return { count, track };
}
