import { durationInWords } from '@internal/vocabulary';
import { wallTimeAt, type AlignedRange } from '../time';

export interface Clock {
  /** Milliseconds UTC. */
  now: number;
  /** IANA name; absent: the zone of whoever looks. */
  timeZone?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A time of day where the reader is: `12:41`; with the date when it is another day than now. */
export function clockOf(instant: number, { now, timeZone }: Clock): string {
  const wall = wallTimeAt(instant, timeZone);
  const today = wallTimeAt(now, timeZone);
  const clock = `${pad(wall.hour)}:${pad(wall.minute)}`;
  const isToday =
    wall.day === today.day &&
    wall.month === today.month &&
    wall.year === today.year;
  return isToday ? clock : `${pad(wall.month)}-${pad(wall.day)} ${clock}`;
}

/** `last hour`, `last 15 min`; `13:32 to 14:32` when the range does not end now. */
export function rangeInWords(range: AlignedRange, clock: Clock): string {
  if (!isUntilNow(range, clock)) {
    return `${clockOf(range.from, clock)} to ${clockOf(range.to, clock)}`;
  }
  // Ends lie on steps, so that an hour may be a step short of one.
  const rounding = range.stepMs > MINUTE ? range.stepMs : MINUTE;
  const length = Math.round((range.to - range.from) / rounding) * rounding;
  if (length === HOUR) {
    return 'last hour';
  }
  return length === 24 * HOUR ? 'last day' : `last ${durationInWords(length)}`;
}

/** Whether a range reaches so near to now that its last value is that of now. */
export function isUntilNow(range: AlignedRange, { now }: Clock): boolean {
  return now - range.to < Math.max(2 * range.stepMs, MINUTE);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
