import { dateMath, dateTime } from '@grafana/data';
import { parseTime } from './index';

const NOW = Date.UTC(2026, 10, 23, 14, 32, 17, 250);
const HOUR = 3_600_000;

/** Grafana's reading of date math. */
function grafanas(
  text: string,
  now: number,
  { isEnd = false, timeZone = 'UTC' } = {},
) {
  return dateMath
    .toDateTime(text, {
      roundUp: isEnd,
      timezone: timeZone,
      now: dateTime(now).toDate(),
    })
    ?.valueOf();
}

function iso(instant: number | undefined) {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

describe('times of links', () => {
  const ZONES = [
    'UTC',
    'Europe/Helsinki',
    'America/Chicago',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ];
  const MATH = [
    'now',
    'now-5m',
    'now-1h',
    'now-1h/h',
    'now/d',
    'now-1d',
    'now-1d/d',
    'now-7d/d',
    'now-36h',
    'now/h',
    'now/m',
    'now-1M/M',
    'now-1M',
    'now/Q',
    'now-1Q/Q',
    'now-1y/y',
    'now/d+8h',
    'now-w',
    'now+1d/d',
    'now - 1h',
  ];
  // Around both changes of the clock, midnight, and the last day of a long month.
  const NOWS = [
    NOW,
    Date.UTC(2026, 2, 29, 0, 30),
    Date.UTC(2026, 2, 29, 1, 30),
    Date.UTC(2026, 9, 25, 0, 30),
    Date.UTC(2026, 9, 25, 1, 30),
    Date.UTC(2026, 9, 26, 0, 30),
    Date.UTC(2026, 9, 26, 1, 30),
    Date.UTC(2026, 2, 8, 8, 30),
    Date.UTC(2026, 10, 2, 7, 30),
    Date.UTC(2026, 10, 1, 6, 30),
    Date.UTC(2026, 2, 31, 22, 0, 1),
    Date.UTC(2026, 2, 28, 22, 30),
    Date.UTC(2024, 1, 29, 23, 59, 59, 999),
  ];

  it('mean what they mean in Grafana, in every zone, at midnight and when the clock is changed', () => {
    const differences = ZONES.flatMap(timeZone =>
      NOWS.flatMap(now =>
        MATH.flatMap(text =>
          [false, true].flatMap(isEnd => {
            const ours = iso(parseTime(text, now, { timeZone, isEnd }));
            const theirs = iso(grafanas(text, now, { timeZone, isEnd }));
            return ours === theirs
              ? []
              : [
                  `${text} at ${iso(
                    now,
                  )} in ${timeZone}, ${isEnd}: ${ours}, Grafana ${theirs}`,
                ];
          }),
        ),
      ),
    );
    expect(differences).toEqual([]);
  });

  it('are of the whole day where the clock is changed at midnight, which Grafana cuts by an hour', () => {
    const at = { timeZone: 'Asia/Beirut' };
    const spring = Date.UTC(2026, 2, 29, 12);
    expect(iso(parseTime('now/d', spring, at))).toBe(
      '2026-03-28T22:00:00.000Z',
    );
    const autumn = Date.UTC(2026, 9, 25, 12);
    expect(iso(parseTime('now-1d/d', autumn, { ...at, isEnd: true }))).toBe(
      '2026-10-24T21:59:59.999Z',
    );
    expect(iso(parseTime('now/d', autumn, at))).toBe(
      '2026-10-24T22:00:00.000Z',
    );
  });

  it('begin a day with the first of two midnights', () => {
    const at = { timeZone: 'America/Havana' };
    expect(iso(parseTime('now/d', Date.UTC(2026, 10, 1, 12), at))).toBe(
      '2026-11-01T04:00:00.000Z',
    );
  });

  it('know a day of 23 and one of 25 hours', () => {
    const hoursOfDay = (now: number) => {
      const at = { timeZone: 'Europe/Helsinki' };
      const from = parseTime('now/d', now, at)!;
      return (
        (parseTime('now/d', now, { ...at, isEnd: true })! + 1 - from) / HOUR
      );
    };
    expect(hoursOfDay(Date.UTC(2026, 2, 29, 12))).toBe(23);
    expect(hoursOfDay(Date.UTC(2026, 9, 25, 12))).toBe(25);
  });

  it('begin a week on Monday', () => {
    const at = { timeZone: 'UTC' };
    expect(iso(parseTime('now/w', Date.UTC(2026, 10, 22, 23), at))).toBe(
      '2026-11-16T00:00:00.000Z',
    );
    expect(iso(parseTime('now/w', NOW, { ...at, isEnd: true }))).toBe(
      '2026-11-29T23:59:59.999Z',
    );
  });

  it('may be written out, the same for everyone', () => {
    for (const text of [
      String(NOW),
      '2026-11-23T14:32:17.250Z',
      '2026-11-23T14:32:17.250',
      '2026-11-23 16:32:17.250+02:00',
    ]) {
      expect(parseTime(text, 0)).toBe(NOW);
    }
    expect(parseTime('20261123', 0)).toBe(Date.UTC(2026, 10, 23));
    expect(parseTime('2026-11-23', 0)).toBe(Date.UTC(2026, 10, 23));
  });

  it('are refused where they are none', () => {
    for (const text of [
      '',
      'yesterday',
      'now-',
      'now-1',
      'now/5d',
      'now-999999d',
      'now/fQ',
      '2026-13-45',
      '1e9',
      'now-1h; drop',
      '__proto__',
    ]) {
      expect(parseTime(text, NOW)).toBeUndefined();
    }
  });
});
