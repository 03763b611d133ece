import type { StatusName } from '@internal/plugin-odp-react';
import type { StateLine, StateSegment } from './stateSegments';

/** The states that are not fine, the worst first; what is not known is none that is fine. */
const WORST_FIRST: readonly StatusName[] = ['failing', 'degraded', 'unknown'];

/** The lines of a timeline in the order in which they are worth a look. */
export interface OrderedLines {
  lines: StateLine[];
  /** How many of them were fine throughout; these come last, as the source has them. */
  fine: number;
}

/** Puts first what was not fine at some time: by its worst state, and by how long that was. */
export function byWorry(lines: readonly StateLine[]): OrderedLines {
  const ranked = lines.map(line => ({ line, ...worryOf(line) }));
  return {
    lines: [...ranked]
      .sort((one, other) => one.rank - other.rank || other.length - one.length)
      .map(({ line }) => line),
    fine: ranked.filter(({ rank }) => rank === WORST_FIRST.length).length,
  };
}

/** "31 of 33 fine throughout". */
export function fineInWords({ lines, fine }: OrderedLines): string {
  return fine === lines.length
    ? `All ${fine} fine throughout`
    : `${fine} of ${lines.length} fine throughout`;
}

/** How a stretch looks: what is not known looks like nothing else. */
export function lookOf({ text, status }: StateSegment): StatusName | undefined {
  return text === undefined ? 'unknown' : status;
}

function worryOf({ segments }: StateLine): { rank: number; length: number } {
  const lengths = WORST_FIRST.map(status =>
    segments
      .filter(segment => lookOf(segment) === status)
      .reduce((sum, { from, to }) => sum + to - from, 0),
  );
  const rank = lengths.findIndex(length => length > 0);
  return rank < 0
    ? { rank: WORST_FIRST.length, length: 0 }
    : { rank, length: lengths[rank] };
}
