import { formatClock, formatDuration } from '../time/formatTime';
import type { FreshnessLike } from './FreshnessLike';

/**
 * How much room the words have: `full` on a page's header ("Live · updated 4 s
 * ago"), `short` beside a view ("4 s ago"), `card` where the reason stands
 * elsewhere, `foot` in the sidebar ("live · 4 s").
 */
export type FreshnessRoom = 'full' | 'short' | 'card' | 'foot';

const count = new Intl.NumberFormat('en-GB');

const because = (reason: string | undefined) => (reason ? `: ${reason}` : '');

const startWord = (room: FreshnessRoom, word: string) =>
  room === 'full' ? word.charAt(0).toUpperCase() + word.slice(1) : word;

function live(asOf: string | undefined, now: number, room: FreshnessRoom) {
  if (!asOf) {
    return startWord(room, 'live');
  }
  const age = formatDuration(now - new Date(asOf).getTime());
  return {
    full: `Live · updated ${age} ago`,
    short: `${age} ago`,
    card: `${age} ago`,
    foot: `live · ${age}`,
  }[room];
}

/** The age of a view in words. `now` in milliseconds. */
export function freshnessSentence(
  freshness: FreshnessLike,
  now: number,
  room: FreshnessRoom = 'full',
): string {
  const { state, asOf, reason, progress } = freshness;
  if (state === 'live') {
    return live(asOf, now, room);
  }
  if (room === 'foot') {
    const hasAge = asOf && state !== 'starting';
    return hasAge
      ? `${state} · ${formatDuration(now - new Date(asOf).getTime())}`
      : state;
  }
  const word = startWord(room, state);
  if (state === 'starting') {
    return progress
      ? `${word} · ${count.format(progress.read)} ${progress.kind} listed`
      : word;
  }
  const since = asOf ? ` since ${formatClock(asOf, now)}` : '';
  return `${word}${since}${room === 'card' ? '' : because(reason)}`;
}
