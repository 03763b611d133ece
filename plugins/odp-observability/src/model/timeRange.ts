import {
  type Clock,
  clockOf,
  parseDuration,
  resolveRange,
} from '@internal/plugin-odp-observability-common';

/** Ranges that end now, as Grafana offers them. */
export const QUICK_RANGES = [
  { from: 'now-5m', label: 'Last 5 min' },
  { from: 'now-15m', label: 'Last 15 min' },
  { from: 'now-30m', label: 'Last 30 min' },
  { from: 'now-1h', label: 'Last 1 h' },
  { from: 'now-3h', label: 'Last 3 h' },
  { from: 'now-6h', label: 'Last 6 h' },
  { from: 'now-12h', label: 'Last 12 h' },
  { from: 'now-24h', label: 'Last 24 h' },
  { from: 'now-2d', label: 'Last 2 days' },
  { from: 'now-7d', label: 'Last 7 days' },
  { from: 'now-30d', label: 'Last 30 days' },
] as const;

/** How often a page asks again; empty: never by itself. */
export const REFRESHES = ['', '10s', '30s', '1m', '5m', '15m', '30m', '1h'];

/** Shorter than this nobody asks, whatever a link says. */
const LEAST_REFRESH_MS = 5_000;

interface Ends {
  from: string;
  to: string;
}

/** What the range of the page is called, and from when to when it is: "Last 1 h", "13:32 to 14:32 UTC". */
export function rangeOnButton(
  ends: Ends,
  clock: Clock,
): { value: string; detail?: string } {
  const zone = clock.timeZone ?? 'local';
  const { range, problem } = resolveRange(ends, clock.now, clock);
  if (!range) {
    return { value: 'No range', detail: problem };
  }
  const words = `${clockOf(range.from, clock)} to ${clockOf(range.to, clock)}`;
  const quick =
    ends.to === 'now' &&
    QUICK_RANGES.find(({ from }) => from === ends.from)?.label;
  if (quick) {
    return { value: quick, detail: `${words} ${zone}` };
  }
  return { value: words, detail: zone };
}

/** Milliseconds between two refreshes; undefined: never by itself. */
export function refreshMsOf(refresh: string): number | undefined {
  const milliseconds = parseDuration(refresh);
  return milliseconds && Math.max(LEAST_REFRESH_MS, milliseconds);
}

/** A moment for a field of date and time: `2026-11-23T13:32`, in the zone of the clock. */
export function toField(instant: number, { timeZone }: Clock): string {
  const date =
    timeZone === 'UTC'
      ? new Date(instant)
      : new Date(instant - new Date(instant).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}

/** Milliseconds since 1970 of what a field of date and time holds, as text for the URL; undefined: it holds none. */
export function fromField(
  text: string,
  { timeZone }: Clock,
): string | undefined {
  const instant = Date.parse(timeZone === 'UTC' ? `${text}Z` : text);
  return Number.isNaN(instant) ? undefined : String(instant);
}
