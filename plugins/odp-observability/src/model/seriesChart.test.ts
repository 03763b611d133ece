import { aFrame, aPanel } from '../__testUtils__/boards';
import { seriesChartOf } from './seriesChart';

const styled = (custom: object, defaults: object = {}) =>
  aPanel('timeseries', {
    fieldConfig: { defaults: { ...defaults, custom } },
  });

describe('seriesChartOf', () => {
  it('gives 42 series looks of which no two are alike, by dash as well as hue', () => {
    const frame = aFrame(
      Object.fromEntries(
        Array.from({ length: 50 }, (_, place) => [`pod-${place}`, () => place]),
      ),
    );
    const { series } = seriesChartOf([frame], styled({}));
    expect(series).toHaveLength(50);
    const looks = series.map(({ colour, dash }) => `${colour} ${dash}`);
    expect(new Set(looks.slice(0, 42)).size).toBe(42);
    // Neighbours never share a hue, nor a dash.
    series.slice(1).forEach((one, place) => {
      expect(one.colour).not.toBe(series[place].colour);
      expect(one.dash).not.toBe(series[place].dash);
    });
  });

  it('draws what is missing and what is no number as a gap, and crosses gaps only where the panel says so', () => {
    const values: (number | null)[] = [1, null, 3, NaN, Infinity, null, 7];
    const frame = aFrame({ a: ago => (ago < 7 ? values[6 - ago] : 0) });
    const end = (custom: object) =>
      seriesChartOf([frame], styled(custom)).series[0].line.slice(-7);
    expect(end({})).toEqual([1, null, 3, null, null, null, 7]);
    expect(end({ spanNulls: true })).toEqual([
      1,
      undefined,
      3,
      undefined,
      undefined,
      undefined,
      7,
    ]);
    expect(end({ spanNulls: 120_000 })).toEqual([
      1,
      undefined,
      3,
      null,
      null,
      null,
      7,
    ]);
    // What the source said stays as it is for the words.
    expect(
      seriesChartOf([frame], styled({})).series[0].values.slice(-4),
    ).toEqual([NaN, Infinity, null, 7]);
  });

  it('stacks what is to be stacked, each on the one before, and shares of a whole as parts of one', () => {
    const frame = aFrame({ ok: () => 30, bad: () => 10 });
    const stackOf = (mode: string) =>
      seriesChartOf([frame], styled({ stacking: { mode, group: 'A' } })).series;
    expect(
      stackOf('normal').map(({ base, line }) => [base?.[0], line[0]]),
    ).toEqual([
      [0, 30],
      [30, 40],
    ]);
    const [ok, bad] = stackOf('percent');
    expect([ok.line[0], bad.line[0]]).toEqual([0.75, 1]);
    expect(bad.scale).toBe('percentunit');
  });

  it('puts series of other times on one axis without making gaps of them', () => {
    const [one, other] = [aFrame({ a: () => 1 }), aFrame({ b: () => 2 })];
    other.columns = other.columns.map(column => ({
      ...column,
      values: column.values.filter((_, place) => place % 2 === 0),
    })) as typeof other.columns;
    const { times, series } = seriesChartOf([one, other], styled({}));
    expect(times).toHaveLength(61);
    expect(series[1].line.slice(0, 3)).toEqual([2, undefined, 2]);
  });
});
