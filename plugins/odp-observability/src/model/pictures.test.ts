import { aFrame, aPanel } from '../__testUtils__/boards';
import { CLOCK, RANGE } from '../__testUtils__/moment';
import { fittedLegend } from './fittedLegend';
import { legendOfChart } from './legend';
import { panelStateOf } from './panelState';
import { seriesChartOf } from './seriesChart';
import { byWorry, fineInWords } from './stateOrder';
import { stateLinesOf } from './stateSegments';
import { incrementsOf, ticksInWords, widthOfTicks } from './ticks';

const fieldOf = (defaults: object) =>
  aPanel('timeseries', { fieldConfig: { defaults } }).field;

describe('ticks of an axis', () => {
  it.each<[string, object, number[], string]>([
    ['requests', { unit: 'reqps' }, [0, 200, 400], '0 200 400 req/s'],
    ['small rates', { unit: 'ops' }, [0, 0.2, 0.4], '0 0.2 0.4 ops/s'],
    ['parts', { unit: 'percentunit' }, [0, 0.005, 0.01], '0 0.5 1.0%'],
    ['two units', { unit: 's' }, [0, 0.5, 1, 1.5], '0 500 ms 1.0 s 1.5 s'],
    ['thousands of a unit', { unit: 'mps' }, [0, 1000, 2000], '0 1K 2K msg/s'],
    ['thousands', { unit: 'short' }, [0, 25000, 50000], '0 25 K 50 K'],
    ['what is below zero', { unit: 'ms' }, [-2, -1, 0], '-2 -1 ms 0'],
    ['nothing but zero', { unit: 's' }, [0], '0'],
  ])(
    'of %s say the unit once where one will do',
    (...[, field, ticks, words]) => {
      expect(ticksInWords(ticks, fieldOf(field)).join(' ')).toBe(words);
    },
  );

  it('of counts are whole numbers', () => {
    const steps = incrementsOf(fieldOf({ unit: 'none', decimals: 0 }))!;
    expect(steps.slice(0, 4)).toEqual([1, 2, 5, 10]);
    expect(incrementsOf(fieldOf({ unit: 'none' }))).toBeUndefined();
    // No decimals of seconds are no count.
    expect(incrementsOf(fieldOf({ unit: 's', decimals: 0 }))).toBeUndefined();
  });

  it('have room for all of their words', () => {
    expect(widthOfTicks(['0', '0.4 ops/s'])).toBeGreaterThan(60);
    expect(widthOfTicks(['0', '5'])).toBeLessThan(40);
  });
});

describe('a legend', () => {
  const series = Object.fromEntries(
    Array.from({ length: 8 }, (_, place) => [`pod-${place}`, () => place]),
  );
  const legend = legendOfChart(
    seriesChartOf([aFrame(series)], aPanel('timeseries')).series,
    { legend: { calcs: ['lastNotNull', 'max'] } } as never,
  )!;

  it('of many series begins with the highest, which are seen without scrolling', () => {
    expect(
      legend.lines.map(({ series: { name } }) => name).slice(0, 2),
    ).toEqual(['pod-7', 'pod-6']);
  });

  it('keeps names readable where it is narrow: calculations fall away, the first never', () => {
    const heads = (width: number) => fittedLegend(legend, width).heads;
    expect(heads(400)).toEqual(['Last', 'Max']);
    expect(heads(200)).toEqual(['Last']);
    expect(heads(60)).toEqual(['Last']);
    expect(fittedLegend(legend, 60).lines[0].figures).toEqual(['7']);
  });
});

describe('the lines of a state timeline', () => {
  const panel = aPanel('state-timeline', {
    fieldConfig: {
      defaults: {
        thresholds: {
          mode: 'absolute',
          steps: [
            { value: null, color: 'red' },
            { value: 0.5, color: 'orange' },
            { value: 1, color: 'green' },
          ],
        },
      },
    },
  });
  const order = (series: Parameters<typeof aFrame>[0]) =>
    byWorry(stateLinesOf([aFrame(series)], panel, RANGE));

  it('begin with what was not fine, the worst and the longest first', () => {
    const ordered = order({
      fine: () => 1,
      silent: ago => (ago === 30 ? null : 1),
      half: () => 0.5,
      short: ago => (ago < 5 ? 0 : 1),
      'also fine': () => 1,
      long: ago => (ago > 40 ? 0 : 1),
    });
    expect(ordered.lines.map(({ name }) => name)).toEqual([
      'long',
      'short',
      'half',
      'silent',
      'fine',
      'also fine',
    ]);
    expect(fineInWords(ordered)).toBe('2 of 6 fine throughout');
    expect(fineInWords(order({ a: () => 1, b: () => 1 }))).toBe(
      'All 2 fine throughout',
    );
  });
});

describe('a panel without data', () => {
  it('says what is good of it only where who would tell of the bad is heard', () => {
    const panel = aPanel('table', {
      fieldConfig: { defaults: { noValue: 'No pod restarted' } },
    });
    const titleOf = (kind: string) => {
      const why = { kind, sentence: 'Why.' } as never;
      const asOf = new Date(CLOCK.now).toISOString();
      const state = panelStateOf(
        panel,
        {
          answer: {
            id: 7,
            state: 'empty',
            range: RANGE,
            warnings: [],
            asOf,
            why,
          },
        },
        { askedFor: '', isSlow: false, onRetry: () => {} },
      );
      return 'title' in state ? state.title : state.kind;
    };
    expect(
      ['nothing-matches', 'no-data', 'not-set-up', 'source-down'].map(titleOf),
    ).toEqual([
      'No pod restarted',
      'No data',
      'Not set up',
      'The source does not answer',
    ]);
  });
});
