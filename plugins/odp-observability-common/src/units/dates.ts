import { durationInWords } from '@internal/vocabulary';
import { wallTimeAt } from '../time/zone';
import type { Formatter } from './formatter';

const ISO = 'YYYY-MM-DD HH:mm:ss';
const US = 'MM/DD/YYYY h:mm:ss a';

/** A time by a pattern of `YYYY MM DD HH mm ss SSS h a`; only the time of day where `todayPattern` is and it is today. */
export function dateBy(pattern: string, todayPattern?: string): Formatter {
  return (value, { timeZone, now }) => {
    if (!isDate(value)) {
      return { text: 'Invalid date' };
    }
    const isToday =
      now !== undefined &&
      write(value, 'YYYY-MM-DD', timeZone) ===
        write(now, 'YYYY-MM-DD', timeZone);
    const chosen = isToday ? todayPattern ?? pattern : pattern;
    return { text: write(value, chosen, timeZone) };
  };
}

/** "12 min ago", "in 3 d"; the date itself where nobody says what time it is. */
const fromNow: Formatter = (value, options) => {
  if (options.now === undefined || !isDate(value)) {
    return dateBy(ISO)(value, options);
  }
  const age = options.now - value;
  return {
    text:
      age < 0 ? `in ${durationInWords(-age)}` : `${durationInWords(age)} ago`,
  };
};

/** Values are milliseconds since 1970. */
export const DATE_UNITS: Record<string, Formatter> = {
  dateTimeAsIso: dateBy(ISO),
  dateTimeAsIsoNoDateIfToday: dateBy(ISO, 'HH:mm:ss'),
  dateTimeAsUS: dateBy(US),
  dateTimeAsUSNoDateIfToday: dateBy(US, 'h:mm:ss a'),
  dateTimeAsLocal: dateBy(ISO),
  dateTimeAsLocalNoDateIfToday: dateBy(ISO, 'HH:mm:ss'),
  dateTimeAsSystem: dateBy(ISO),
  dateTimeFromNow: fromNow,
};

/** From the year 1 to the end of the calendar. */
function isDate(value: number): boolean {
  return new Date(value).getUTCFullYear() > 0;
}

function write(value: number, pattern: string, timeZone?: string): string {
  const wall = wallTimeAt(value, timeZone);
  const words: Record<string, string> = {
    YYYY: pad(wall.year, 4),
    MM: pad(wall.month),
    DD: pad(wall.day),
    HH: pad(wall.hour),
    h: String(wall.hour % 12 || 12),
    mm: pad(wall.minute),
    ss: pad(wall.second),
    SSS: pad(((value % 1000) + 1000) % 1000, 3),
    a: wall.hour < 12 ? 'am' : 'pm',
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss|SSS|h|a/g, token => words[token]);
}

function pad(value: number, digits = 2): string {
  return String(Math.floor(value)).padStart(digits, '0');
}
