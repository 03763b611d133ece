import type { EventFlow, EventParty } from '@internal/plugin-odp-pulsar-common';
import { type Status, worstOf } from '@internal/vocabulary';

/**
 * How a party and an event are joined. `flowing`: declared, connected and with
 * traffic; `quiet`: connected without traffic, or none is told; `missing`:
 * declared and not connected; `undeclared`: connected and not declared;
 * `unknown`: the source does not tell who is connected.
 */
export const LINK_KINDS = [
  'flowing',
  'quiet',
  'missing',
  'undeclared',
  'unknown',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A component on one side of the map. */
export interface MapParty {
  name: string;
  entity?: string;
  /** The worst of all its events. */
  status: Status;
  isDeclared: boolean;
  /** Middle of its box, 0 to 1 of the map's height. */
  place: number;
}

/** A line between a party and an event. */
export interface MapLink {
  event: string;
  party: string;
  side: 'producers' | 'consumers';
  kind: LinkKind;
  /** 0 to 1: its rate over the largest one. */
  weight: number;
}

/** The map: events in the middle in their order, parties beside those that they are joined with. */
export interface EventMap {
  events: Array<{ flow: EventFlow; place: number }>;
  producers: MapParty[];
  consumers: MapParty[];
  links: MapLink[];
}

/** How a party is joined with its event. */
export function linkKind(party: EventParty): LinkKind {
  if (!party.isDeclared) {
    return 'undeclared';
  }
  if (party.isSeen === undefined) {
    return 'unknown';
  }
  if (!party.isSeen) {
    return 'missing';
  }
  return (party.messagesPerSecond ?? 0) > 0 ? 'flowing' : 'quiet';
}

/** Lays the event types out; the same flows always look the same. */
export function eventMap(flows: EventFlow[]): EventMap {
  const most = Math.max(
    1,
    ...flows.flatMap(({ producers, consumers }) =>
      [...producers, ...consumers].map(
        ({ messagesPerSecond }) => messagesPerSecond ?? 0,
      ),
    ),
  );
  const links = flows.flatMap(flow =>
    (['producers', 'consumers'] as const).flatMap(side =>
      flow[side].map(party => ({
        event: flow.event,
        party: party.name,
        side,
        kind: linkKind(party),
        weight: (party.messagesPerSecond ?? 0) / most,
      })),
    ),
  );
  return {
    events: flows.map((flow, index) => ({
      flow,
      place: (index + 0.5) / flows.length,
    })),
    producers: partiesOf(flows, 'producers'),
    consumers: partiesOf(flows, 'consumers'),
    links,
  };
}

function partiesOf(
  flows: EventFlow[],
  side: 'producers' | 'consumers',
): MapParty[] {
  const found = new Map<string, { parties: EventParty[]; rows: number[] }>();
  flows.forEach((flow, row) =>
    flow[side].forEach(party => {
      const one = found.get(party.name) ?? { parties: [], rows: [] };
      one.parties.push(party);
      one.rows.push(row);
      found.set(party.name, one);
    }),
  );
  const mean = (rows: number[]) =>
    rows.reduce((sum, row) => sum + row, 0) / rows.length;
  return [...found]
    .sort(
      ([aName, a], [bName, b]) =>
        mean(a.rows) - mean(b.rows) || aName.localeCompare(bName, 'en'),
    )
    .map(([name, { parties }], index, all) => ({
      name,
      entity: parties.find(({ entity }) => entity)?.entity,
      status: worstOf(parties.map(({ status }) => status)),
      isDeclared: parties.some(({ isDeclared }) => isDeclared),
      place: (index + 0.5) / all.length,
    }));
}
