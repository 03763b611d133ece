import { dateTime, rangeUtil } from '@grafana/data';
import {
  alignRange,
  intervalFor,
  panelRangeOf,
  parseDuration,
  rateIntervalFor,
  resolveRange,
  writeDuration,
} from './index';

const NOW = Date.UTC(2026, 10, 23, 14, 32, 17, 250);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('ranges', () => {
  const resolve = (from: string, to: string) =>
    resolveRange({ from, to }, NOW, { timeZone: 'UTC' });

  it('of a whole day end with its last millisecond', () => {
    expect(resolve('now/d', 'now/d').range).toEqual({
      from: Date.UTC(2026, 10, 23),
      to: Date.UTC(2026, 10, 24) - 1,
    });
  });

  it('are refused with a sentence when they are none, turned round, or too long', () => {
    expect(resolve('soon', 'now').problem).toContain('"soon"');
    expect(resolve('now-1h', 'later').problem).toContain('end of the range');
    expect(resolve('now', 'now-1h').problem).toContain('before it starts');
    expect(resolve('now-31d', 'now').problem).toBeUndefined();
    expect(resolve('now-32d', 'now').problem).toContain('31 days');
    expect(resolve('0', 'now').problem).toContain('31 days');
  });

  it('of a panel may be its own, and may look back', () => {
    const range = { from: NOW - 6 * HOUR, to: NOW };
    expect(panelRangeOf(range, {})).toEqual(range);
    expect(panelRangeOf(range, { timeFrom: '2h', timeShift: '1d' })).toEqual({
      from: NOW - DAY - 2 * HOUR,
      to: NOW - DAY,
    });
  });

  it('are put on steps, so that whoever asks within a step asks the same', () => {
    const ask = (now: number) =>
      alignRange({ from: now - HOUR, to: now, stepMs: 15_000 });
    expect(ask(NOW)).toEqual(ask(NOW - 2_000));
    expect(ask(NOW)).not.toEqual(ask(NOW + 15_000));
    expect(ask(NOW).to % 15_000).toBe(0);
  });
});

describe('intervals', () => {
  it("are Grafana's for every range and width", () => {
    for (const length of [60_000, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY]) {
      for (const points of [50, 150, 400, 743, 1500]) {
        for (const least of ['1ms', '15s', '1m', '1h']) {
          const theirs = rangeUtil.calculateInterval(
            {
              from: dateTime(NOW - length),
              to: dateTime(NOW),
              raw: {} as never,
            },
            points,
            least,
          );
          expect(
            intervalFor({
              from: NOW - length,
              to: NOW,
              maxDataPoints: points,
              minIntervalMs: parseDuration(least)!,
            }),
          ).toBe(theirs.intervalMs);
        }
      }
    }
  });

  it('never ask Prometheus for more points than it answers', () => {
    for (const length of [HOUR, DAY, 7 * DAY, 31 * DAY, 365 * DAY, 9e12]) {
      const stepMs = intervalFor({
        from: 0,
        to: length,
        maxDataPoints: 1e6,
        minIntervalMs: 1,
      });
      expect(length / stepMs + 1).toBeLessThanOrEqual(11_000);
    }
  });

  it('of a rate are four scrapes, or the step and one scrape', () => {
    const rate = (intervalMs: number) =>
      writeDuration(rateIntervalFor({ intervalMs, scrapeIntervalMs: 15_000 }));
    expect(rate(15_000)).toBe('1m');
    expect(rate(60_000)).toBe('75s');
  });

  it('are written without losing a part', () => {
    for (const [milliseconds, text] of [
      [0, '0s'],
      [1500, '1500ms'],
      [90_000, '90s'],
      [HOUR, '1h'],
      [7 * DAY, '1w'],
      [30 * DAY, '30d'],
    ] as const) {
      expect(writeDuration(milliseconds)).toBe(text);
      expect(parseDuration(text)).toBe(milliseconds);
    }
    expect(parseDuration('1h30m')).toBe(1.5 * HOUR);
    expect(parseDuration('>1m')).toBe(60_000);
    expect(parseDuration('30')).toBe(30_000);
    for (const text of ['', 'm', '1x', '-5m', '5m5', '$interval']) {
      expect(parseDuration(text)).toBeUndefined();
    }
  });
});
