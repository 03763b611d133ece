import { describePanel } from './index';
import {
  CLOCK,
  frameOf,
  LIMITS,
  panelOf,
  RANGE,
  TO,
} from './__testUtils__/latency';

function tell(
  series: Record<string, (minutes: number) => number | string>,
  { defaults = {}, more = {}, range = RANGE, clock = CLOCK } = {},
) {
  return describePanel(
    { panel: panelOf(defaults, more), frames: [frameOf(series)], range },
    clock,
  );
}

/** 240 ms, and a peak of 910 ms at 12 minutes before the end, 9 minutes above 500 ms. */
const peaked = (minutes: number) => {
  if (minutes === 12) {
    return 910;
  }
  return minutes > 8 && minutes < 18 ? 700 : 240;
};

describe('the sentence of a compared panel', () => {
  const compared = (
    now: number,
    then: number | '',
    { type = 'stat', unit = 'ms' } = {},
  ) =>
    describePanel(
      {
        panel: panelOf({ unit }, { type }),
        frames: [frameOf({ api: () => now })],
        range: RANGE,
        earlier: {
          compare: 'week-before',
          frames: [frameOf({ api: () => then })],
        },
      },
      CLOCK,
    );

  it('tells the change in per cent, that of percentages in points, and what is not known as that', () => {
    expect(compared(843, 811)).toBe(
      'p95 latency: 843 ms (+4% on the week before).',
    );
    expect(compared(400, 500)).toContain('(−20% on the week before)');
    expect(compared(0.016, 0.002, { unit: 'percentunit' })).toContain(
      '(+1.4 points on the week before)',
    );
    expect(compared(97, 99.5, { unit: 'percent' })).toContain('(−2.5 points');
    expect(compared(12, 0)).toContain('(was 0 on the week before)');
    expect(compared(12, '')).toContain('(not known on the week before)');
  });

  it('tells what a series over time was at the end of that period', () => {
    const type = 'timeseries';
    expect(compared(240, 230, { type })).toBe(
      'p95 latency, last hour: 240 ms now, steady; week before: 230 ms at its end.',
    );
    expect(compared(240, '', { type })).toContain('; week before: not known.');
  });
});

describe('the sentence of a chart', () => {
  it('says what is now, what was worst and when, and for how long a limit was broken', () => {
    expect(tell({ api: peaked })).toBe(
      'p95 latency, last hour: 240 ms now, peak 910 ms at 14:20, above 500 ms for 9 min.',
    );
  });

  it('tells the time where the reader is, with the date when it was another day', () => {
    const told = (timeZone: string) =>
      tell({ api: peaked }, { clock: { ...CLOCK, timeZone } });
    expect(told('Europe/Helsinki')).toContain('at 16:20');
    expect(told('Asia/Kolkata')).toContain('at 19:50');
    const midnight = { now: TO + 10_000, timeZone: 'Etc/GMT-10' };
    expect(
      tell(
        { api: minutes => (minutes === 45 ? 300 : 240) },
        { clock: midnight },
      ),
    ).toContain('peak 300 ms at 11-23 23:47');
    expect(
      describePanel(
        {
          panel: panelOf({}),
          frames: [frameOf({ api: peaked })],
          range: RANGE,
        },
        { now: TO + 24 * 3_600_000, timeZone: 'UTC' },
      ),
    ).toBe(
      'p95 latency, 11-23 13:32 to 11-23 14:32: 240 ms at its end, peak 910 ms at 11-23 14:20, above 500 ms for 9 min.',
    );
  });

  it('says that a limit is broken still, and knows limits from below', () => {
    expect(tell({ api: minutes => (minutes < 5 ? 600 : 200) })).toContain(
      'above 500 ms for the last 5 min',
    );
    const floor = {
      unit: 'percentunit',
      thresholds: {
        mode: 'absolute',
        steps: [
          { value: null, color: 'dark-red' },
          { value: 0.99, color: 'green' },
        ],
      },
    };
    expect(
      tell({ api: minutes => (minutes === 30 ? 0.9 : 1) }, { defaults: floor }),
    ).toContain('below 99% for 60 s');
    const percentage = {
      max: 1000,
      thresholds: {
        ...LIMITS,
        mode: 'percentage',
        steps: [
          { value: null, color: 'green' },
          { value: 80, color: 'orange' },
        ],
      },
    };
    expect(tell({ api: peaked }, { defaults: percentage })).toContain(
      'above 80% for 60 s',
    );
    const harmless = {
      thresholds: {
        mode: 'absolute',
        steps: [
          { value: null, color: 'blue' },
          { value: 100, color: 'green' },
        ],
      },
    };
    expect(tell({ api: peaked }, { defaults: harmless })).not.toContain(
      'above',
    );
  });

  it('says what is missing and what is no number, and never takes it for zero', () => {
    expect(
      tell({
        api: minutes => (minutes > 20 && minutes < 26 ? '' : 240 + minutes),
      }),
    ).toBe(
      'p95 latency, last hour: 240 ms now, peak 300 ms at 13:32, no samples for 5 min.',
    );
    expect(tell({ api: minutes => (minutes < 12 ? '' : 240) })).toBe(
      'p95 latency, last hour: 240 ms at 14:20, nothing since, steady.',
    );
    expect(tell({ api: minutes => (minutes < 10 ? 'NaN' : 240) })).toBe(
      'p95 latency, last hour: 240 ms at 14:22, no number since, steady, no number for 10 min.',
    );
    expect(tell({ api: () => 'NaN' })).toBe(
      'p95 latency, last hour: no numbers.',
    );
    expect(tell({})).toBe('p95 latency, last hour: no data.');
    expect(tell({ api: () => 0 })).toBe(
      'p95 latency, last hour: 0 ms now, steady.',
    );
  });

  it('of many series names the highest, the lowest, and those that broke a limit', () => {
    expect(
      tell({ api: () => 240, db: peaked, ui: () => 12, job: () => 'NaN' }),
    ).toBe(
      'p95 latency, last hour, 4 series: highest api 240 ms now, lowest ui 12 ms now, db above 500 ms for 9 min, 1 without numbers.',
    );
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`p${index}`, () => 600 + index]),
    );
    expect(tell(many)).toContain(
      '9 series: highest p8 608 ms now, lowest p0 600 ms now',
    );
    expect(tell(many)).toContain('and 4 more');
  });

  it('of single values reads them out, with mapped ones in their words', () => {
    const stat = (series: Parameters<typeof tell>[0], defaults = {}) =>
      tell(series, {
        defaults,
        more: { type: 'stat', options: { reduceOptions: { calcs: ['max'] } } },
      });
    expect(stat({ api: peaked })).toBe('p95 latency: 910 ms.');
    expect(stat({ api: peaked, ui: () => 'NaN' })).toBe(
      'p95 latency: api 910 ms, ui no value.',
    );
    expect(
      stat(
        { api: () => 1 },
        { mappings: [{ type: 'value', options: { 1: { text: 'leader' } } }] },
      ),
    ).toBe('p95 latency: leader.');
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`p${index}`, () => index]),
    );
    expect(stat(many)).toMatch(/p4 4 ms, and 25 more\.$/);
    expect(stat({ api: () => 'NaN' }, { noValue: 'no traffic' })).toBe(
      'p95 latency: no traffic.',
    );
    expect(tell({ api: () => 1 }, { more: { type: 'table' } })).toBe(
      'p95 latency: 61 rows.',
    );
  });
});
