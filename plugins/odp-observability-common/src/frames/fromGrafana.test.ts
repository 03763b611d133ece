import { dataFrameFromJSON, type DataFrameJSON } from '@grafana/data';
import { fromGrafana, fromPrometheus, grafanaFramesSchema } from './index';

/** As `/api/ds/query` answers for a data source of Prometheus: a frame a series. */
const RECORDED: DataFrameJSON[] = [
  {
    schema: {
      refId: 'A',
      name: '{pod="api-0"}',
      meta: {
        type: 'timeseries-multi' as never,
        custom: { resultType: 'matrix' },
        executedQueryString: 'Expr: up\nStep: 15s',
      },
      fields: [
        { name: 'Time', type: 'time' as never, config: { interval: 15000 } },
        {
          name: 'Value',
          type: 'number' as never,
          labels: { __name__: 'up', pod: 'api-0' },
          config: { displayNameFromDS: 'api-0 of eu' },
        },
      ],
    },
    data: {
      values: [
        [0, 15000, 30000, 45000, 60000],
        [0.1, null, null, null, 1e21],
      ],
      entities: [null, { NaN: [1], Inf: [2], NegInf: [3] }],
    },
  },
  {
    schema: {
      refId: 'A',
      fields: [
        { name: 'Time', type: 'time' as never },
        {
          name: 'Value',
          type: 'number' as never,
          labels: { pod: 'api-1' },
          config: { displayNameFromDS: 'api-1 of eu' },
        },
      ],
    },
    data: {
      values: [
        [0, 15000, 60000],
        [3, null, 5],
      ],
    },
  },
];

describe('frames of Grafana', () => {
  it("hold the times, values and names that Grafana's own library reads in them", () => {
    const { data } = fromGrafana(grafanaFramesSchema.parse(RECORDED));
    const { columns } = fromPrometheus(data, {
      refId: 'A',
      expr: 'up',
      legend: '{{pod}} of eu',
      format: 'time_series',
      range: { from: 0, to: 60000, stepMs: 15000 },
    });
    expect(columns).toHaveLength(1 + RECORDED.length);
    RECORDED.forEach((recorded, index) => {
      const frame = dataFrameFromJSON(structuredClone(recorded));
      const [time, value] = frame.fields;
      const column = columns[index + 1];
      expect(column).toMatchObject({
        name: value.config.displayNameFromDS,
        labels: value.labels,
      });
      const byTime = new Map(
        time.values.map((at, place) => [at, value.values[place]]),
      );
      expect(column.values).toEqual(
        columns[0].values.map(at => byTime.get(at) ?? null),
      );
    });
  });

  it('are one series each in a query of one time, and none where nothing is', () => {
    const one = {
      schema: {
        fields: [
          { name: 'Time', type: 'time' },
          { name: 'Value', type: 'number', labels: { pod: 'a' } },
        ],
      },
      data: { values: [[1000], [7]] },
    };
    const frames = grafanaFramesSchema.parse([
      one,
      { schema: { fields: [] }, data: { values: [] } },
    ]);
    expect(fromGrafana(frames).data.result).toEqual([
      { metric: { pod: 'a' }, values: [[1, '7']] },
    ]);
  });
});
