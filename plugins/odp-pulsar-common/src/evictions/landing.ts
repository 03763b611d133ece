import type { Limit, Policies } from '../contract';
import { backlogLimitOf } from '../limits';
import type { Interval } from '../interval';
import type { Skipped } from './skippedOf';

/** The broker skips down to 90 % of the quota; entries of different sizes make it less exact. */
const LANDING = { least: 0.7, most: 0.92 };

/** Averages are not exact enough to see the quota reached to the byte. */
const REACHED = 0.95;

/** By what a fall is an eviction; `unknown-quota`: it looks like one, and the quota cannot be read. */
export type Landing = 'quota' | 'age' | 'unknown-quota' | 'elsewhere';

/** Whether a backlog fell from the quota to where an eviction leaves it; a skip, a reset or a deletion by hand ends elsewhere. */
export function landingOf(
  skipped: Skipped,
  interval: Interval,
  policies: Policies | undefined,
): Landing {
  const policy = policies?.backlogPolicy;
  if (policy !== undefined && policy !== 'consumer_backlog_eviction') {
    return 'elsewhere';
  }
  if (isTooOld(skipped, interval, policies?.backlogSeconds)) {
    return 'age';
  }
  const limit = backlogLimitOf(interval.after, policies);
  if (limit.state === 'unlimited') {
    return 'elsewhere';
  }
  const { peakBytes, leftBytes } = skipped;
  if (peakBytes === undefined || leftBytes === undefined) {
    return 'elsewhere';
  }
  const arrived = interval.published.bytes;
  const quota = limit.value ?? peakBytes;
  const isThere =
    peakBytes >= REACHED * quota &&
    leftBytes >= LANDING.least * quota &&
    leftBytes <= LANDING.most * quota + arrived;
  if (!isThere) {
    return 'elsewhere';
  }
  return limit.value === undefined ? 'unknown-quota' : 'quota';
}

function isTooOld(
  { oldestPublishedAt }: Skipped,
  { after }: Interval,
  limit: Limit | undefined,
): boolean {
  return (
    limit?.value !== undefined &&
    oldestPublishedAt !== undefined &&
    after.readAt - oldestPublishedAt >= limit.value * 1000
  );
}
