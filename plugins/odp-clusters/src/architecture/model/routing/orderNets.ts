import type { NetInChannel } from './assignTracks';

/**
 * The nets of a gutter from its start to its end, so that few cross: each is
 * moved to where it crosses the fewest, until no move helps.
 */
export function orderNets(nets: NetInChannel[]): NetInChannel[] {
  const order = [...nets].sort(
    (a, b) =>
      leaning(a) - leaning(b) || a.lo - b.lo || (a.net < b.net ? -1 : 1),
  );
  const gain = gainTable(order);
  const positions = order.map((_, index) => index);
  for (let pass = 0; pass < 4; pass += 1) {
    let moved = false;
    for (let net = 0; net < order.length; net += 1) {
      moved = moveToBest(positions, net, gain) || moved;
    }
    if (!moved) {
      break;
    }
  }
  return positions.map(index => order[index]);
}

/** Below zero for a net that is joined from the start of the gutter more than from its end. */
function leaning({ contacts }: NetInChannel): number {
  return contacts.reduce((sum, { side }) => sum + side, 0) / contacts.length;
}

/** `gain[a][b]`: crossings that are saved when net a comes before net b. */
function gainTable(nets: NetInChannel[]): number[][] {
  return nets.map(a => nets.map(b => crossings(b, a) - crossings(a, b)));
}

/** How often two nets cross when the first lies before the second. */
function crossings(first: NetInChannel, second: NetInChannel): number {
  return count(second, -1, first) + count(first, 1, second);
}

function count(joined: NetInChannel, side: -1 | 1, passed: NetInChannel) {
  const places = passed.contacts.map(({ at }) => at);
  const lo = Math.min(...places);
  const hi = Math.max(...places);
  return joined.contacts.filter(
    contact => contact.side === side && contact.at > lo && contact.at < hi,
  ).length;
}

/** Takes one net out and puts it back where it saves most; whether it moved. */
function moveToBest(
  positions: number[],
  net: number,
  gain: number[][],
): boolean {
  const old = positions.indexOf(net);
  positions.splice(old, 1);
  let sum = positions.reduce((total, other) => total + gain[net][other], 0);
  const saved: number[] = [sum];
  for (const other of positions) {
    sum -= 2 * gain[net][other];
    saved.push(sum);
  }
  const most = Math.max(...saved);
  const best = saved[old] === most ? old : saved.indexOf(most);
  positions.splice(best, 0, net);
  return best !== old;
}
