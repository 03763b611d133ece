import { fromPrometheus, type PrometheusQuery } from './index';

const START = Date.UTC(2026, 10, 23, 13, 32);
const STEP = 15_000;
const QUERY: PrometheusQuery = {
  refId: 'A',
  expr: 'rate(a[1m])',
  legend: '{{pod}}',
  format: 'time_series',
  range: { from: START, to: START + 5 * STEP, stepMs: STEP },
};

/** Samples by the step that they lie on; null: none there. */
function series(metric: Record<string, string>, samples: (string | null)[]) {
  return {
    metric,
    values: samples.flatMap((value, index) =>
      value === null ? [] : [[(START + index * STEP) / 1000, value]],
    ),
  };
}
const matrix = (...result: unknown[]) => ({ resultType: 'matrix', result });

function valuesOf(data: unknown, more: Partial<PrometheusQuery> = {}) {
  const frame = fromPrometheus(data, { ...QUERY, ...more });
  return Object.fromEntries(
    frame.columns.map(({ name, values }) => [name, values]),
  );
}

describe('an answer of Prometheus over a range', () => {
  it('keeps what is missing apart from zero, from NaN and from infinity', () => {
    expect(
      valuesOf(
        matrix(
          series({ pod: 'a' }, ['0', null, 'NaN', '+Inf', '-Inf', '1.5e-3']),
          series({ pod: 'b' }, [null, null, '2', null, '3', null]),
        ),
      ),
    ).toEqual({
      Time: [0, 1, 2, 3, 4, 5].map(index => START + index * STEP),
      a: [0, null, NaN, Infinity, -Infinity, 0.0015],
      b: [null, null, 2, null, 3, null],
    });
  });

  it('shows a gap that all series have, and one that reaches to the end', () => {
    const gone = matrix(
      series({ pod: 'a' }, ['1', '2', null, null, '3', null]),
    );
    expect(valuesOf(gone).a).toEqual([1, 2, null, null, 3, null]);
  });

  it('keeps the fall of a counter that began anew', () => {
    const reset = matrix(
      series({ pod: 'a' }, ['90', '100', null, '5', '9', '12']),
    );
    expect(valuesOf(reset).a).toEqual([90, 100, null, 5, 9, 12]);
  });

  it('is taken as it is where its samples lie beside the steps, with its gaps', () => {
    const off = matrix({
      metric: { pod: 'a' },
      values: [
        [START / 1000 + 0.25, '1'],
        [START / 1000 + 15.25, '2'],
        [START / 1000 + 75.25, '3'],
      ],
    });
    expect(valuesOf(off)).toEqual({
      Time: [250, 15_250, 30_250, 75_250].map(time => START + time),
      a: [1, 2, null, 3],
    });
  });

  it('is cut where there are too many series, and says so', () => {
    const many = Array.from({ length: 612 }, (_, index) =>
      series({ pod: String(index) }, ['1']),
    );
    const frame = fromPrometheus(matrix(...many), QUERY);
    expect(frame.columns).toHaveLength(501);
    expect(frame.notices).toEqual([
      expect.stringContaining('Only 500 of 612 series'),
    ]);
  });

  it('says that native histograms are left out', () => {
    const frame = fromPrometheus(
      matrix({ metric: {}, histograms: [[START / 1000, {}]] }),
      QUERY,
    );
    expect(frame).toEqual({
      refId: 'A',
      columns: [],
      notices: ['Native histograms are not drawn.'],
    });
  });
});

describe('an answer at one time', () => {
  const at = START / 1000;
  const vector = {
    resultType: 'vector',
    result: [
      {
        metric: { __name__: 'up', job: 'kong', __proto: 'x' },
        value: [at, '1'],
      },
      { metric: { __name__: 'up', pod: 'p' }, value: [at, 'NaN'] },
    ],
  };

  it('is a value a series', () => {
    expect(
      valuesOf(vector, { range: undefined, legend: '{{job}}/{{ pod }}' }),
    ).toEqual({ Time: [START], 'kong/': [1], '/p': [NaN] });
    expect(
      valuesOf(
        { resultType: 'scalar', result: [at, '+Inf'] },
        { range: undefined },
      ),
    ).toEqual({ Time: [START], 'rate(a[1m])': [Infinity] });
    expect(valuesOf({ resultType: 'vector', result: [] })).toEqual({});
  });

  it('is a row a series where a table is asked for', () => {
    const frame = fromPrometheus(vector, {
      ...QUERY,
      range: undefined,
      format: 'table',
      isOneOfMany: true,
    });
    expect(frame.columns).toEqual([
      { name: 'Time', type: 'time', values: [START, START] },
      { name: '__name__', type: 'string', values: ['up', 'up'] },
      { name: '__proto', type: 'string', values: ['x', ''] },
      { name: 'job', type: 'string', values: ['kong', ''] },
      { name: 'pod', type: 'string', values: ['', 'p'] },
      { name: 'Value #A', type: 'number', values: [1, NaN] },
    ]);
  });

  it('that is a text is not drawn, and says so', () => {
    const frame = fromPrometheus(
      { resultType: 'string', result: [at, 'x'] },
      QUERY,
    );
    expect(frame.columns).toEqual([]);
    expect(frame.notices).toHaveLength(1);
  });
});

describe('names of series', () => {
  const namesOf = (
    legend: string | undefined,
    ...metrics: Record<string, string>[]
  ) =>
    fromPrometheus(matrix(...metrics.map(metric => series(metric, ['1']))), {
      ...QUERY,
      legend,
    })
      .columns.slice(1)
      .map(({ name }) => name);

  it('are written by a template, by what differs, or in full', () => {
    const one = { __name__: 'up', job: 'a"b', pod: 'x' };
    const other = { __name__: 'up', job: 'a"b', pod: 'y' };
    expect(namesOf('{{job}} {{pod}} {{missing}}!', one)).toEqual(['a"b x !']);
    expect(namesOf('__auto', one, other)).toEqual(['x', 'y']);
    expect(namesOf('__auto', one, { ...other, job: 'c' })[1]).toBe(
      '{job="c", pod="y"}',
    );
    expect(namesOf('__auto', one)).toEqual(['up{job="a\\"b", pod="x"}']);
    expect(namesOf(undefined, one)).toEqual(['up{job="a\\"b", pod="x"}']);
    expect(namesOf(undefined, {})).toEqual(['rate(a[1m])']);
    expect(namesOf('{{constructor}}', one)).toEqual(['rate(a[1m])']);
  });
});

describe('what is no answer of Prometheus', () => {
  it('is refused', () => {
    for (const data of [
      undefined,
      {},
      { resultType: 'streams', result: [] },
      { resultType: 'matrix', result: {} },
      matrix({ metric: {}, values: [[1]] }),
      matrix({ metric: { a: 1 }, values: [] }),
    ]) {
      expect(() => fromPrometheus(data, QUERY)).toThrow('none of Prometheus');
    }
  });
});
