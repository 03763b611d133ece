import type { Clock } from '@internal/plugin-odp-observability-common';
import { useNow } from '@internal/plugin-odp-react';
import { useMemo } from 'react';

/** Whose clock a page speaks: `browser`, or else UTC; it ticks once a minute. */
export function useClock(timezone: string): Clock {
  const now = useNow(60_000);
  return useMemo(
    () => ({ now, ...(timezone !== 'browser' && { timeZone: 'UTC' }) }),
    [now, timezone],
  );
}

/** The zone in which the server rounds `now/d`. */
export function zoneOf({ timeZone }: Clock): string {
  return timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
