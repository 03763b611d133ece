import { FieldType, fieldReducers, reduceField } from '@grafana/data';
import { CALCS } from '../model';
import { CALC_NAMES, calculate } from './index';

describe('calculations', () => {
  const SERIES = [
    [1, 2, 3],
    [5],
    [3, 1, 2, null, 8, NaN, 4],
    [null, null, 2, 2, 7, null],
    [90, 100, 5, 9, 3, 12, 20],
    [-5, 0, 5, -2.5, 1e12],
    [0, 0, 0],
    [1, Infinity, 3],
  ];

  it("are Grafana's, of gaps, NaN and counters that began anew", () => {
    const differences = SERIES.flatMap(values =>
      CALCS.flatMap(calc => {
        // Grafana's own are NaN with a NaN in it, or depend on where it stands.
        const isOrderless = /^(p\d|median|stdDev|variance)/.test(calc);
        const compared = isOrderless
          ? values.filter(value => value !== null && !Number.isNaN(value))
          : values;
        const theirs = reduceField({
          field: {
            name: 'v',
            type: FieldType.number,
            config: {},
            values: compared,
          },
          reducers: [calc],
        })[calc];
        const ours = calculate(values, calc);
        // Grafana's start value where nothing is above zero.
        const theirValue = theirs === Number.MAX_VALUE ? null : theirs;
        const isSame =
          Object.is(ours, theirValue ?? null) ||
          Math.abs((ours ?? NaN) - theirs) < 1e-9 * Math.abs(theirs);
        return isSame
          ? []
          : [`${calc} of ${values}: ${ours}, Grafana ${theirs}`];
      }),
    );
    expect(differences).toEqual([]);
  });

  it('say null of nothing, never zero, except how many there are', () => {
    const counts = CALCS.filter(calc => /count/i.test(calc));
    const others = CALCS.filter(
      calc => !counts.includes(calc) && calc !== 'last' && calc !== 'first',
    );
    for (const values of [[], [null], [NaN], [null, NaN]]) {
      expect(others.map(calc => calculate(values, calc))).toEqual(
        others.map(() => null),
      );
      for (const calc of counts) {
        expect(calculate(values, calc)).toBeLessThanOrEqual(values.length);
      }
    }
    expect(calculate([null, NaN], 'last')).toBeNaN();
    expect(calculate([], 'last')).toBeNull();
    expect(calculate([null, 1, null], 'last')).toBeNull();
    expect(calculate([null, 1, null], 'lastNotNull')).toBe(1);
  });

  it("have Grafana's names, by which columns are chosen", () => {
    for (const calc of CALCS) {
      expect(CALC_NAMES[calc]).toBe(fieldReducers.get(calc).name);
    }
  });
});
