/** Side of a card. */
export type Side = 'top' | 'bottom' | 'left' | 'right';

/**
 * A gutter: `h` runs above row `index` (and below the last one), `v` left of
 * column `index` (and right of the last one).
 */
export interface Channel {
  axis: 'h' | 'v';
  index: number;
}

/** An edge to be routed. */
export interface EdgeToRoute {
  id: string;
  from: string;
  to: string;
  /** Edges to one target with the same trunk share their way where they meet. */
  trunk: string;
  /** Words that the edge bears; they need a stretch along a row. */
  words?: string;
}

/** Which gutters an edge takes, in turn; none when it goes straight to the neighbour. */
export interface Route {
  edge: EdgeToRoute;
  leaves: Side;
  channels: Channel[];
  enters: Side;
}

/** What edges of one trunk have in common: the target and the name of the trunk. */
export function netOf({ to, trunk }: EdgeToRoute): string {
  return `${trunk} ${to}`;
}

export function channelKey({ axis, index }: Channel): string {
  return `${axis}${index}`;
}

/**
 * Places on one axis before anything is measured: a gutter `n` is the stretch
 * from 2n to 2n + 1, a row or column `n` that from 2n + 1 to 2n + 2.
 */
export const gutterAt = (index: number) => 2 * index;
export const cardAt = (index: number) => 2 * index + 1;
