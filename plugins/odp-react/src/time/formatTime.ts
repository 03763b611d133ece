const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in one unit: "4 s", "34 min", "3 h", "14 days". Input in milliseconds; below zero counts as zero. */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) {
    return `${Math.floor(length / SECOND)} s`;
  }
  if (length < 90 * MINUTE) {
    return `${Math.floor(length / MINUTE)} min`;
  }
  if (length < 2 * DAY) {
    return `${Math.floor(length / HOUR)} h`;
  }
  return `${Math.floor(length / DAY)} days`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  hour: '2-digit',
  minute: '2-digit',
});
const clockWithDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const longDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** A moment as UTC clock time, "14:19", with the day when it lies 20 hours away or more: "22 Nov, 14:19". */
export function formatClock(moment: string | number, now: number): string {
  const time = new Date(moment).getTime();
  if (Number.isNaN(time)) {
    return 'an unknown time';
  }
  return Math.abs(now - time) < 20 * HOUR
    ? clock.format(time)
    : clockWithDay.format(time);
}

/** "Monday 23 November, 14:32 UTC" */
export function formatMoment(moment: string | number): string {
  const time = new Date(moment).getTime();
  return `${longDay.format(time).replace(',', '')}, ${clock.format(time)} UTC`;
}
