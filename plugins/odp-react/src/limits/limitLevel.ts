import type { StatusName } from '../status/StatusName';

/** Share of a quota from which its bar says degraded, then failing. */
export const QUOTA_THRESHOLDS = { degraded: 0.8, failing: 0.9 } as const;

/** The status that the use of a limit has; `undefined` use is unknown, never zero. */
export function limitLevel(
  used: number | undefined,
  hard: number,
): Extract<StatusName, 'healthy' | 'degraded' | 'failing' | 'unknown'> {
  if (used === undefined || Number.isNaN(used)) {
    return 'unknown';
  }
  const share = limitShare(used, hard);
  if (share >= QUOTA_THRESHOLDS.failing) {
    return 'failing';
  }
  return share >= QUOTA_THRESHOLDS.degraded ? 'degraded' : 'healthy';
}

/** Used part of a limit; a limit of zero is full as soon as something is used. */
export function limitShare(used: number, hard: number): number {
  if (hard <= 0) {
    return used > 0 ? 1 : 0;
  }
  return used / hard;
}
