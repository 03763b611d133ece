import {
  FieldType,
  getFieldDisplayName,
  standardTransformers,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
  type DataFrame,
} from '@grafana/data';
import type { Frame } from '../../frames';
import { readDashboard } from '../../model';
import { transformFrames } from '../index';

// Grafana's own list brings an editor with each; some stand in it twice.
standardTransformersRegistry.setInit(
  () =>
    [...new Set(Object.values(standardTransformers))].map(transformation => ({
      id: transformation.id,
      name: transformation.name,
      transformation: async () => transformation,
    })) as never,
);

export type Config = { id: string; options: object };

/** What the portal makes of frames by a dashboard's transformations; none may be noted. */
export function ours(frames: Frame[], configs: Config[]) {
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

export function tableOf(frames: Frame[]) {
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

export async function grafanas(frames: Frame[], configs: Config[]) {
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

export const SERIES: Frame = {
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
export const tableFrame = (
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
export const REQUESTS = tableFrame('A', 'Value #A', [
  ['api', 31],
  ['db', 512],
  ['ui', 7],
]);
export const ERRORS = tableFrame('B', 'Value #B', [
  ['db', 0.2],
  ['api', 38.2],
  ['job', 1],
]);
