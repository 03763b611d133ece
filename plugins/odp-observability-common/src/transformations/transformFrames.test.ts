import {
  FieldType,
  getFieldDisplayName,
  standardTransformers,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
  type DataFrame,
} from '@grafana/data';
import type { Frame } from '../frames';
import { readDashboard } from '../model';
import { transformFrames } from './index';

// Grafana's own list brings an editor with each; some stand in it twice.
standardTransformersRegistry.setInit(
  () =>
    [...new Set(Object.values(standardTransformers))].map(transformation => ({
      id: transformation.id,
      name: transformation.name,
      transformation: async () => transformation,
    })) as never,
);

type Config = { id: string; options: object };

/** What the portal makes of frames by a dashboard's transformations; none may be noted. */
function ours(frames: Frame[], configs: Config[]) {
  const [panel] = readDashboard({
    title: 'x',
    panels: [
      {
        id: 1,
        type: 'table',
        targets: [{ expr: 'up' }],
        transformations: configs,
      },
    ],
  }).dashboard.panels;
  expect(panel.notices).toEqual([]);
  return transformFrames(frames, panel.transformations);
}

function tableOf(frames: Frame[]) {
  return frames.map(({ columns }) =>
    columns.map(({ name, values }) => ({ name, values })),
  );
}

/** Frames as Grafana has them: each series is one of its own. */
function toGrafana(frame: Frame): DataFrame[] {
  const series = frame.columns.filter(
    column => column.type === 'number' && column.labels,
  );
  const fieldOf = (column: Frame['columns'][number]) => ({
    name: column.name,
    type: {
      time: FieldType.time,
      number: FieldType.number,
      string: FieldType.string,
    }[column.type],
    config: {},
    values: [...column.values],
  });
  if (series.length === 0) {
    return [
      toDataFrame({ refId: frame.refId, fields: frame.columns.map(fieldOf) }),
    ];
  }
  const [time] = frame.columns;
  return series.map(column => {
    const rows = column.values.flatMap((value, row) =>
      value === null ? [] : [row],
    );
    return toDataFrame({
      refId: frame.refId,
      fields: [
        { ...fieldOf(time), values: rows.map(row => time.values[row]) },
        {
          name: 'Value',
          type: FieldType.number,
          labels: column.type === 'number' ? column.labels : undefined,
          config: { displayNameFromDS: column.name },
          values: rows.map(row => column.values[row]),
        },
      ],
    });
  });
}

async function grafanas(frames: Frame[], configs: Config[]) {
  const result = await new Promise<DataFrame[]>((resolve, reject) => {
    transformDataFrame(configs, frames.flatMap(toGrafana)).subscribe({
      next: resolve,
      error: reject,
    });
  });
  return result.map(frame =>
    frame.fields.map(field => ({
      name: getFieldDisplayName(field, frame, result),
      values: field.values.map(value => value ?? null),
    })),
  );
}

async function expectSame(frames: Frame[], ...configs: Config[]) {
  expect(tableOf(ours(frames, configs))).toEqual(
    await grafanas(frames, configs),
  );
}

const SERIES: Frame = {
  refId: 'A',
  columns: [
    { name: 'Time', type: 'time', values: [0, 15_000, 30_000] },
    {
      name: 'api-eu',
      type: 'number',
      labels: { pod: 'api', region: 'eu' },
      values: [1, 2, 4],
    },
    {
      name: 'db-eu',
      type: 'number',
      labels: { pod: 'db', region: 'eu' },
      values: [10, 3, 5],
    },
  ],
  notices: [],
};
const tableFrame = (
  refId: string,
  value: string,
  rows: [string, number][],
): Frame => ({
  refId,
  columns: [
    { name: 'Time', type: 'time', values: rows.map(() => 30_000) },
    { name: 'pod', type: 'string', values: rows.map(([pod]) => pod) },
    { name: value, type: 'number', values: rows.map(([, number]) => number) },
  ],
  notices: [],
});
const REQUESTS = tableFrame('A', 'Value #A', [
  ['api', 31],
  ['db', 512],
  ['ui', 7],
]);
const ERRORS = tableFrame('B', 'Value #B', [
  ['db', 0.2],
  ['api', 38.2],
  ['job', 1],
]);

describe('transformations as Grafana makes them', () => {
  it('merge the tables of several queries, and organise their columns', async () => {
    const merge = { id: 'merge', options: {} };
    await expectSame([REQUESTS, ERRORS], merge);
    await expectSame([REQUESTS], merge);
    await expectSame([REQUESTS, ERRORS], merge, {
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        renameByName: { 'Value #A': 'req/s', 'Value #B': '5xx', pod: '' },
        indexByName: { 'Value #B': 0, pod: 1, 'Value #A': 2 },
      },
    });
    await expectSame([REQUESTS], {
      id: 'organize',
      options: {
        includeByName: { pod: true },
        excludeByName: {},
        indexByName: {},
        renameByName: {},
      },
    });
  });

  it('reduce series to rows', async () => {
    await expectSame([SERIES], {
      id: 'reduce',
      options: { reducers: ['lastNotNull', 'max', 'mean', 'sum', 'count'] },
    });
    await expectSame(
      [SERIES, REQUESTS].slice(0, 1),
      { id: 'reduce', options: { reducers: ['max'] } },
      { id: 'sortBy', options: { sort: [{ field: 'Max', desc: true }] } },
    );
  });

  it('rename, filter and sort', async () => {
    await expectSame([REQUESTS], {
      id: 'renameByRegex',
      options: { regex: '/Value #(.)/', renamePattern: 'Query $1' },
    });
    await expectSame([REQUESTS], {
      id: 'renameByRegex',
      options: { regex: 'p(.*)', renamePattern: 'P$1' },
    });
    for (const options of [
      { include: { names: ['pod', 'nobody'] } },
      { include: { pattern: '/Val/' } },
      { include: { pattern: '/Val/', names: ['pod'] } },
      { exclude: { names: ['Time'] } },
      { include: { pattern: '/./' }, exclude: { pattern: '/Val/' } },
    ]) {
      await expectSame([REQUESTS], { id: 'filterFieldsByName', options });
    }
    for (const desc of [true, false]) {
      await expectSame([REQUESTS], {
        id: 'sortBy',
        options: { sort: [{ field: 'Value #A', desc }] },
      });
      await expectSame([REQUESTS], {
        id: 'sortBy',
        options: { sort: [{ field: 'pod', desc }] },
      });
      await expectSame([REQUESTS], {
        id: 'sortBy',
        options: { sort: [{ field: 'nobody', desc }] },
      });
    }
  });

  it('compute a column of others', async () => {
    const binary = (
      left: string,
      operator: string,
      right: string,
      more = {},
    ) => ({
      id: 'calculateField',
      options: { mode: 'binary', binary: { left, operator, right }, ...more },
    });
    const merged = [{ id: 'merge', options: {} }];
    for (const operator of ['+', '-', '*', '/']) {
      await expectSame([REQUESTS], binary('Value #A', operator, '2'));
    }
    await expectSame(
      [SERIES],
      binary('api-eu', '/', 'db-eu', { alias: 'share' }),
    );
    await expectSame(
      [SERIES],
      binary('api-eu', '/', 'db-eu', { alias: 'share', replaceFields: true }),
    );
    await expectSame([SERIES], {
      id: 'calculateField',
      options: { mode: 'reduceRow', reduce: { reducer: 'sum' } },
    });
    await expectSame([SERIES], {
      id: 'calculateField',
      options: {
        mode: 'reduceRow',
        reduce: { reducer: 'max', include: ['api-eu', 'db-eu'] },
        alias: 'worst',
      },
    });
    await expectSame(
      [REQUESTS, REQUESTS],
      ...merged,
      binary('Value #A', '*', '10'),
    );
  });

  it('turn labels into columns', async () => {
    const labels = (options: object) => ({ id: 'labelsToFields', options });
    await expectSame([SERIES], labels({}));
    await expectSame([SERIES], labels({ keepLabels: ['pod'] }));
    await expectSame([SERIES], labels({}), { id: 'merge', options: {} });
    await expectSame([SERIES], labels({ valueLabel: 'pod' }), {
      id: 'merge',
      options: {},
    });
  });
});

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
