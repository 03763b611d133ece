import {
  createTheme,
  FieldType,
  getFieldDisplayValues,
  toDataFrame,
} from '@grafana/data';
import type { Frame } from '../frames';
import { readDashboard } from '../model';
import { displayOf, singleValuesOf } from './index';

const TABLE: Frame = {
  refId: 'A',
  columns: [
    { name: 'Time', type: 'time', values: [0, 0, 0] },
    { name: 'pod', type: 'string', values: ['api', '', 'db'] },
    { name: 'used', type: 'number', values: [2048, null, NaN] },
  ],
  notices: [],
};
const TWO: Frame = {
  ...TABLE,
  columns: [
    ...TABLE.columns,
    { name: 'limit', type: 'number', values: [4096, 1, 2] },
  ],
};

function panelOf(reduceOptions: object, defaults: object = {}) {
  return readDashboard({
    title: 'x',
    panels: [
      {
        id: 1,
        type: 'stat',
        targets: [{ expr: 'up' }],
        fieldConfig: { defaults: { unit: 'bytes', ...defaults } },
        options: { reduceOptions },
      },
    ],
  }).dashboard.panels[0];
}

function ours(frame: Frame, reduceOptions: object, defaults?: object) {
  return singleValuesOf([frame], panelOf(reduceOptions, defaults)).values.map(
    ({ name, field, value }) => [name, displayOf(value, field).text],
  );
}

function grafanas(frame: Frame, reduceOptions: object, defaults: object = {}) {
  const types = {
    time: FieldType.time,
    number: FieldType.number,
    string: FieldType.string,
  };
  return getFieldDisplayValues({
    fieldConfig: { defaults: {}, overrides: [] },
    reduceOptions: { calcs: [], ...reduceOptions },
    replaceVariables: text => text,
    theme: createTheme(),
    data: [
      toDataFrame({
        fields: frame.columns.map(({ name, type, values }) => ({
          name,
          type: types[type],
          values,
          config: type === 'number' ? { unit: 'bytes', ...defaults } : {},
        })),
      }),
    ],
  }).map(({ display }) => [display.title, display.text || '–']);
}

describe('panels of single values', () => {
  it.each([
    ['a value a series', TABLE, { calcs: ['max'] }],
    ['a value of each', TWO, { calcs: ['lastNotNull'] }],
    ['some by pattern', TWO, { calcs: ['max'], fields: '/^lim/' }],
    ['one by its whole name', TWO, { calcs: ['max'], fields: 'limit' }],
    ['words', TABLE, { calcs: ['last'], fields: '/^pod$/' }],
    ['each row', TABLE, { values: true }],
    ['each row of each', TWO, { values: true }],
    ['some rows', TWO, { values: true, limit: 2 }],
  ])('show what Grafana shows: %s', (_, frame, reduceOptions) => {
    expect(ours(frame, reduceOptions)).toEqual(grafanas(frame, reduceOptions));
  });

  it('show the name that the panel gives them', () => {
    const named = { displayName: 'Memory' };
    const rows = ours(TABLE, { values: true }, named);
    expect(rows).toEqual(grafanas(TABLE, { values: true }, named));
    expect(rows[0]).toEqual(['Memory', '2']);
  });

  it('count what is beyond their limit, which is 25 where none is set', () => {
    const long: Frame = {
      ...TABLE,
      columns: [{ name: 'v', type: 'number', values: Array(60).fill(1) }],
    };
    const shown = singleValuesOf([long], panelOf({ values: true }));
    expect(shown.values).toHaveLength(25);
    expect(shown.hidden).toBe(35);
  });

  it('keep the series behind a value, for the line under it', () => {
    const [{ values, times }] = singleValuesOf([TABLE], panelOf({})).values;
    expect(values).toEqual([2048, null, NaN]);
    expect(times).toEqual([0, 0, 0]);
  });
});
