import { clockTime, type Status } from '@internal/vocabulary';
import type { Eviction } from '../../contract';
import { decimalBytesInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { commonEvidence, entriesInWords, evidence } from '../evidence';

const HOUR = 60 * 60_000;

/** Messages were skipped, which looks like a consumer that caught up. */
export const EVICTED: CauseRow = {
  cause: 'evicted',
  title: 'Messages were skipped',
  isRuledOut: () => false,
  find(signs) {
    const { now, subscription } = signs;
    const own = signs.evictions
      .filter(
        one =>
          one.subscription === subscription.name &&
          now - Date.parse(one.at) < 24 * HOUR,
      )
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const last = own[own.length - 1];
    if (!last) {
      return undefined;
    }
    const ago = now - Date.parse(last.at);
    const entries = sumKnown(own, one => one.entries);
    const bytes = sumKnown(own, one => one.bytes);
    const size = bytes === undefined ? '' : ` (${decimalBytesInWords(bytes)})`;
    const what =
      entries === undefined
        ? 'messages were'
        : `about ${entriesInWords(entries)}${size} were`;
    const when =
      own.length === 1
        ? `At ${clockTime(last.at, now)}`
        : `${own.length} times since ${clockTime(
            own[0].at,
            now,
          )}, the last time at ${clockTime(last.at, now)},`;
    return {
      status: statusOfAge(ago),
      message: `${when} ${what} skipped, since the backlog was at its limit. That it is lower since is no recovery.`,
      evidence: [
        ...evidence({
          Evictions: String(own.length),
          Skipped:
            entries === undefined ? undefined : `~${entriesInWords(entries)}`,
          'Readable until':
            own[0].readableUntil && clockTime(own[0].readableUntil, now),
        }),
        ...commonEvidence(signs),
      ],
      cures: last.recovery,
    };
  },
};

function statusOfAge(milliseconds: number): Status {
  if (milliseconds < HOUR) {
    return 'failing';
  }
  return milliseconds < 12 * HOUR ? 'degraded' : 'healthy';
}

function sumKnown(
  evictions: readonly Eviction[],
  figureOf: (eviction: Eviction) => number | undefined,
): number | undefined {
  const known = evictions
    .map(figureOf)
    .filter((figure): figure is number => figure !== undefined);
  return known.length
    ? known.reduce((sum, figure) => sum + figure, 0)
    : undefined;
}
