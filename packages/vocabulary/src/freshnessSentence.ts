import type { Freshness } from './freshness';
import { clockTime, durationInWords } from './words';

/** How old a view is: "Live · updated 4 s ago", "Stale since 14:19: the API answers 504". */
export function freshnessSentence(freshness: Freshness, now: number): string {
  const { state, asOf, reason, progress } = freshness;
  const because = reason ? `: ${reason}` : '';
  switch (state) {
    case 'live':
      return asOf
        ? `Live · updated ${durationInWords(now - Date.parse(asOf))} ago`
        : 'Live';
    case 'stale':
      return asOf
        ? `Stale since ${clockTime(asOf, now)}${because}`
        : `Stale${because}`;
    case 'starting':
      return progress
        ? `Starting · ${progress.read} ${progress.kind} read${because}`
        : `Starting${because}`;
    case 'unreachable':
      return `Unreachable${because}`;
    default:
      return `Denied${because}`;
  }
}
