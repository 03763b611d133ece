/** What a clock and a calendar on the wall show; `month` counts from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string | undefined, Intl.DateTimeFormat>();

/** The wall time of an instant in a zone; without a zone, in that of whoever looks. */
export function wallTimeAt(instant: number, timeZone?: string): WallTime {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) {
    if (type in parts) {
      parts[type as keyof WallTime] = Number(value);
    }
  }
  return parts;
}

/**
 * The instant of a wall time, which need not be in order: month 13 is January.
 * Of a time that comes twice it is the one with `offset`, or else the first; a
 * time that is skipped in spring becomes the one that the clock was put forward
 * to.
 */
export function instantOfWallTime(
  wall: WallTime,
  timeZone?: string,
  offset?: number,
): number {
  const asUtc = utcOf(wall);
  const before = offsetAt(asUtc - DAY_MS, timeZone);
  const after = offsetAt(asUtc + DAY_MS, timeZone);
  const candidates = [asUtc - before, asUtc - after].filter(
    instant => offsetAt(instant, timeZone) === asUtc - instant,
  );
  const wanted = candidates.find(instant => asUtc - instant === offset);
  if (wanted !== undefined) {
    return wanted;
  }
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - before;
}

/** How far a zone's clock is ahead of UTC, in milliseconds. */
export function offsetAt(instant: number, timeZone?: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return utcOf(wallTimeAt(whole, timeZone)) - whole;
}

/** Whether the runtime knows a zone of this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function formatOf(timeZone?: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}
