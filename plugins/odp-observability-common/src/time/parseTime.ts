import { instantOfWallTime, offsetAt, wallTimeAt, type WallTime } from './zone';

export interface TimeOptions {
  /** The end of a range: `now/d` is the last millisecond of the day. */
  isEnd?: boolean;
  /** IANA name; absent: the zone of whoever looks. */
  timeZone?: string;
}

const MATH = /^now((?:[+-]\d{0,5}[smhdwMQy]|\/1?[smhdwMQy])*)$/;
const STEP = /([+\-/])(\d*)([smhdwMQy])/g;
const ISO =
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)$/;

/** Units of the clock have a length; those of the calendar do not. */
const CLOCK: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

/**
 * An instant in milliseconds UTC of what Grafana writes in a link: `now`,
 * `now-1h`, `now-1d/d`, milliseconds since 1970, ISO 8601. A date without a
 * zone is UTC, so that a link means the same to everyone. Undefined: it is none.
 */
export function parseTime(
  text: string,
  now: number,
  options: TimeOptions = {},
): number | undefined {
  const bare = text.trim();
  const math = MATH.exec(bare.replace(/\s/g, ''));
  if (math) {
    return [...math[1].matchAll(STEP)].reduce(
      (instant, [, sign, count, unit]) =>
        sign === '/'
          ? round(instant, unit, options)
          : shift(
              instant,
              { count: Number(`${sign}${count || 1}`), unit },
              options,
            ),
      now,
    );
  }
  const compact = COMPACT_DATE.exec(bare);
  if (compact) {
    return parseIso(compact.slice(1).join('-'));
  }
  return /^-?\d{1,16}$/.test(bare) ? Number(bare) : parseIso(bare);
}

function parseIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) {
    return undefined;
  }
  const isTimeWithoutZone = text.length > 10 && !match[1];
  const instant = Date.parse(
    `${text.replace(' ', 'T')}${isTimeWithoutZone ? 'Z' : ''}`,
  );
  return Number.isNaN(instant) ? undefined : instant;
}

function shift(
  instant: number,
  { count, unit }: { count: number; unit: string },
  { timeZone }: TimeOptions,
): number {
  const size = CLOCK[unit];
  if (size) {
    return instant + count * size;
  }
  const wall = wallTimeAt(instant, timeZone);
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  const shifted = instantOfWallTime(
    shiftWall(wall, count, unit),
    timeZone,
    offsetAt(instant, timeZone),
  );
  return shifted + milliseconds;
}

/** The clock stays where it is; the 31st of a month that has none is its last day. */
function shiftWall(wall: WallTime, count: number, unit: string): WallTime {
  if (unit === 'd' || unit === 'w') {
    return { ...wall, day: wall.day + count * (unit === 'w' ? 7 : 1) };
  }
  const months = { M: 1, Q: 3, y: 12 }[unit] ?? 1;
  const month = wall.month + count * months;
  const lastDay = new Date(Date.UTC(wall.year, month, 0)).getUTCDate();
  return { ...wall, month, day: Math.min(wall.day, lastDay) };
}

function round(instant: number, unit: string, options: TimeOptions): number {
  const { isEnd, timeZone } = options;
  const size = CLOCK[unit];
  if (size) {
    const wall = instant + offsetAt(instant, timeZone);
    const start = instant - (((wall % size) + size) % size);
    return isEnd ? start + size - 1 : start;
  }
  const start = startOf(wallTimeAt(instant, timeZone), unit);
  return isEnd
    ? instantOfWallTime(shiftWall(start, 1, unit), timeZone) - 1
    : instantOfWallTime(start, timeZone);
}

/** Weeks begin on Monday. */
function startOf({ year, month, day }: WallTime, unit: string): WallTime {
  const start = { year, month, day, hour: 0, minute: 0, second: 0 };
  switch (unit) {
    case 'd':
      return start;
    case 'w': {
      const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      return { ...start, day: day - ((weekday + 6) % 7) };
    }
    case 'M':
      return { ...start, day: 1 };
    case 'Q':
      return { ...start, month: month - ((month - 1) % 3), day: 1 };
    default:
      return { ...start, month: 1, day: 1 };
  }
}
