import { getValueFormat, getValueFormats } from '@grafana/data';
import { formatValue, textOf } from './index';

const NUMBERS = [
  0,
  1,
  -1,
  0.5,
  2,
  3,
  9.995,
  10,
  59.999,
  60,
  99.95,
  100,
  512,
  999,
  999.999,
  1000,
  1023,
  1024,
  1025,
  3599,
  3600,
  65_536,
  86_399,
  86_400,
  123_456.789,
  604_800,
  1_048_576,
  31_536_000,
  31_556_900,
  1e9,
  1.5e12,
  7.3e15,
  9.9e20,
  1e27,
  4.2e30,
  0.1,
  0.0225,
  0.1 + 0.2,
  1e-3,
  1.234e-5,
  4.5e-7,
  3.3e-10,
  2e-16,
];
const VALUES = NUMBERS.flatMap(value => [value, -value]);
const DECIMALS = [undefined, 0, 1, 2, 5];

/** Written for a person's own place or for now: the portal writes these by rules of its own. */
const OWN = [
  'locale',
  'dateTimeAsLocal',
  'dateTimeAsLocalNoDateIfToday',
  'dateTimeAsSystem',
  'dateTimeFromNow',
  'dateTimeAsIsoNoDateIfToday',
  'dateTimeAsUSNoDateIfToday',
];

const ids = getValueFormats()
  .flatMap(({ submenu }) => submenu)
  .map(({ value }) => value);

function grafanas(unit: string, value: number | null, decimals?: number) {
  const { prefix, text, suffix } = getValueFormat(unit)(
    value as number,
    decimals,
    undefined,
    'utc',
  );
  return `${prefix ?? ''}${text}${suffix ?? ''}`;
}

function ours(unit: string, value: number | null, decimals?: number) {
  return textOf(formatValue(value, { unit, decimals, timeZone: 'UTC' }));
}

/** Grafana reads a stopwatch from a date: none is below zero or beyond the calendar, which here begins with year 1. */
function isComparable(unit: string, value: number): boolean {
  if (unit.startsWith('clock')) {
    return value >= 0 && value < 8e12;
  }
  return !/^(dateTime|time:)/.test(unit) || value > -6e13;
}

function differences(units: readonly string[]): string[] {
  return units.flatMap(unit =>
    VALUES.filter(value => isComparable(unit, value)).flatMap(value =>
      DECIMALS.flatMap(decimals => {
        const theirs = grafanas(unit, value, decimals);
        const own = ours(unit, value, decimals);
        return own === theirs
          ? []
          : [`${unit}(${value}, ${decimals}): ${own}, Grafana ${theirs}`];
      }),
    ),
  );
}

describe('units', () => {
  it('are written as Grafana writes them, all of them, for small, huge and negative values', () => {
    expect(ids.length).toBeGreaterThan(250);
    expect(differences(ids.filter(id => !OWN.includes(id)))).toEqual([]);
  });

  it('that a person wrote are written as Grafana writes them', () => {
    expect(
      differences([
        '',
        'pods',
        'suffix:pods',
        'prefix:~',
        'si:uF',
        'si:kW',
        'si:msg',
        'count:msg',
        'currency:£',
        'bool:up/down/else',
        'bool:up',
        'time:DD.MM. HH:mm',
        ':odd',
      ]),
    ).toEqual([]);
  });

  it('do not mix up what is counted by 1024 and by 1000, nor shares and per cent', () => {
    expect(ours('bytes', 1_048_576)).toBe('1 MiB');
    expect(ours('decbytes', 1_048_576)).toBe('1.05 MB');
    expect(ours('Bps', 2_000_000)).toBe('2 MB/s');
    expect(ours('binBps', 2_097_152)).toBe('2 MiB/s');
    expect(ours('percent', 0.97)).toBe('0.970%');
    expect(ours('percentunit', 0.97)).toBe('97%');
    expect(ours('currencyUSD', -1234.5)).toBe('-$1.23K');
    expect(ours('s', 0.24)).toBe('240 ms');
    expect(ours('reqps', 12_345)).toBe('12.3K req/s');
  });

  it('say of what is no number that it is none, and of nothing nothing', () => {
    for (const unit of [
      'none',
      'short',
      'bytes',
      's',
      'percent',
      'currencyUSD',
    ]) {
      expect(formatValue(null, { unit })).toEqual({ text: '' });
      expect(ours(unit, NaN)).toContain('NaN');
      expect(ours(unit, Infinity)).toContain('∞');
      expect(ours(unit, -Infinity)).toContain('-');
    }
  });

  it('write the largest and the smallest numbers there are', () => {
    expect(ours('none', Number.MAX_VALUE, 2)).toBe('1.7976931348623157e+308');
    expect(ours('none', Number.MIN_VALUE)).toBe('5e-324');
    expect(ours('none', 1.5, 400)).toBe('1.50000000000000000000');
  });

  it('of time are written in the zone of whoever looks, today without the date', () => {
    const time = Date.UTC(2026, 9, 25, 0, 30);
    const at = (unit: string, timeZone: string, now?: number) =>
      formatValue(time, { unit, timeZone, now }).text;
    expect(at('dateTimeAsIso', 'Europe/Helsinki')).toBe('2026-10-25 03:30:00');
    expect(at('dateTimeAsIso', 'America/Chicago')).toBe('2026-10-24 19:30:00');
    expect(
      at('dateTimeAsIsoNoDateIfToday', 'Europe/Helsinki', time + 60_000),
    ).toBe('03:30:00');
    expect(
      at('dateTimeAsIsoNoDateIfToday', 'Europe/Helsinki', time + 86_400_000),
    ).toBe('2026-10-25 03:30:00');
    expect(at('dateTimeFromNow', 'UTC', time + 720_000)).toBe('12 min ago');
    expect(formatValue(NaN, { unit: 'dateTimeAsIso' }).text).toBe(
      'Invalid date',
    );
  });
});
