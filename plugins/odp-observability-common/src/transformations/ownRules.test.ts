import type { Frame } from '../frames';
import {
  ours,
  REQUESTS,
  SERIES,
  tableFrame,
  tableOf,
} from './__testUtils__/grafana';

describe('transformations where the portal knows better', () => {
  it('compute nothing where a value is missing, and join queries by their times', () => {
    const other: Frame = {
      refId: 'B',
      columns: [
        { name: 'Time', type: 'time', values: [15_000, 30_000, 45_000] },
        { name: 'all', type: 'number', labels: {}, values: [4, 0, 8] },
      ],
      notices: ['Cut.'],
    };
    const [joined] = ours(
      [SERIES, other],
      [
        {
          id: 'calculateField',
          options: {
            mode: 'binary',
            alias: 'share',
            binary: { left: 'api-eu', operator: '/', right: 'all' },
          },
        },
      ],
    );
    expect(joined.columns.at(-1)).toEqual({
      name: 'share',
      type: 'number',
      values: [null, 0.5, Infinity, null],
    });
    expect(joined.columns[0].values).toEqual([0, 15_000, 30_000, 45_000]);
    expect(joined.notices).toEqual(['Cut.']);
    const [sum] = ours(
      [joined],
      [
        {
          id: 'calculateField',
          options: { reduce: { reducer: 'sum', include: ['all'] }, alias: 's' },
        },
      ],
    );
    expect(sum.columns.at(-1)?.values).toEqual([null, 4, 0, 8]);
  });

  it('put what is missing or no number last, whichever way is sorted', () => {
    const frame = tableFrame('A', 'Value', [
      ['a', NaN],
      ['b', 3],
      ['c', -1],
    ]);
    for (const [desc, order] of [
      [true, ['b', 'c', 'a']],
      [false, ['c', 'b', 'a']],
    ] as const) {
      const [sorted] = ours(
        [frame],
        [{ id: 'sortBy', options: { sort: [{ field: 'Value', desc }] } }],
      );
      expect(sorted.columns[1].values).toEqual(order);
    }
  });

  it('name rows by label where labels become columns', () => {
    const [reduced] = ours(
      [SERIES],
      [{ id: 'reduce', options: { reducers: ['max'], labelsToFields: true } }],
    );
    expect(tableOf([reduced])[0]).toEqual([
      { name: 'Field', values: ['api-eu', 'db-eu'] },
      { name: 'pod', values: ['api', 'db'] },
      { name: 'region', values: ['eu', 'eu'] },
      { name: 'Max', values: [4, 10] },
    ]);
  });

  it('list the labels of each series by their names alone', () => {
    const lists = ours(
      [SERIES],
      [{ id: 'labelsToFields', options: { mode: 'rows' } }],
    );
    expect(lists.map(({ name }) => name)).toEqual(['api-eu', 'db-eu']);
    expect(tableOf(lists)[0]).toEqual([
      { name: 'label', values: ['pod', 'region'] },
      { name: 'value', values: ['api', 'eu'] },
    ]);
  });

  it('leave everything as it is where a pattern or a column is none', () => {
    for (const config of [
      { id: 'renameByRegex', options: { regex: '/(/', renamePattern: 'x' } },
      {
        id: 'calculateField',
        options: {
          mode: 'binary',
          binary: { left: 'nobody', operator: '+', right: '1' },
        },
      },
    ]) {
      expect(tableOf(ours([REQUESTS], [config]))).toEqual(tableOf([REQUESTS]));
    }
    expect(
      ours(
        [],
        [
          { id: 'merge', options: {} },
          { id: 'reduce', options: { reducers: ['max'] } },
        ],
      ),
    ).toEqual([]);
  });
});
