import { clockTime } from '@internal/vocabulary';
import type { Eviction, Policies } from '../contract';
import { backlogLimitOf } from '../limits';
import { localNameOf } from '../names';
import { decimalBytesInWords } from '../sentences';
import type { Interval } from '../interval';
import type { Skipped } from './skippedOf';

/** Until when what was skipped can be read again, and how; nothing when nothing is retained. */
export function retainedOf(
  skipped: Partial<Skipped>,
  interval: Interval,
  policies: Policies | undefined,
): Pick<Eviction, 'readableUntil' | 'recovery'> {
  const limits = [policies?.retentionSeconds, policies?.retentionBytes];
  if (limits.some(limit => limit?.state === 'off')) {
    return { recovery: [] };
  }
  const { after } = interval;
  const seconds = policies?.retentionSeconds.value;
  const from = skipped.oldestPublishedAt ?? after.readAt;
  return {
    ...(seconds !== undefined && {
      readableUntil: new Date(from + seconds * 1000).toISOString(),
    }),
    recovery: recoveryOf(skipped, interval, policies),
  };
}

function recoveryOf(
  { subscription, peakBytes, oldestPublishedAt }: Partial<Skipped>,
  { before, after }: Interval,
  policies: Policies | undefined,
): string[] {
  const quota = backlogLimitOf(after, policies).value;
  const now = quota === undefined ? '' : ` (now ${decimalBytesInWords(quota)})`;
  const needed = Math.max(peakBytes ?? 0, quota ?? 0) * 1.1;
  const above = needed ? ` above ${decimalBytesInWords(needed)}` : '';
  const moment = clockTime(
    new Date(oldestPublishedAt ?? before.readAt).toISOString(),
    after.readAt,
  );
  const of = subscription ?? 'the subscription that lost messages';
  const back =
    quota === undefined
      ? 'the quota back as it was'
      : `the quota back to ${decimalBytesInWords(quota)}`;
  return [
    `Raise the backlog quota of ${after.namespace}${above}${now} first: under the old one, the broker skips the same entries again at its next check.`,
    `Reset the cursor of ${of} on ${localNameOf(
      after.name,
    )} to before ${moment}. It gets again what it has acknowledged since, too.`,
    `Put ${back} once its backlog is under 90 % of that.`,
  ];
}
