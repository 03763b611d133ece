import { z } from 'zod/v3';
import { BOUNDS } from '../bounds';
import type { AlignedRange } from '../time';
import type { Column, Frame, Labels } from './frame';
import { labelOf, legendOf } from './legendOf';
import { timesOf } from './timesOf';

type Sample = [seconds: number, value: string];

const isSample = (sample: unknown): sample is Sample =>
  Array.isArray(sample) &&
  typeof sample[0] === 'number' &&
  typeof sample[1] === 'string';

const sampleSchema = z.custom<Sample>(isSample, 'must be a time and a value');

/** Looked at in one go: an answer has tens of thousands of samples. */
const samplesSchema = z.custom<Sample[]>(
  samples => Array.isArray(samples) && samples.every(isSample),
  'must be a list of times and values',
);

const seriesSchema = z.object({
  metric: z.record(z.string()),
  value: sampleSchema.optional(),
  values: samplesSchema.optional(),
  histogram: z.unknown(),
  histograms: z.unknown(),
});

const answerSchema = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('matrix'), result: z.array(seriesSchema) }),
  z.object({ resultType: z.literal('vector'), result: z.array(seriesSchema) }),
  z.object({ resultType: z.literal('scalar'), result: sampleSchema }),
  z.object({ resultType: z.literal('string'), result: sampleSchema }),
]);

export interface PrometheusQuery {
  refId: string;
  expr: string;
  legend?: string;
  format: 'time_series' | 'table';
  /** Of a query over a range; absent: at one time. */
  range?: AlignedRange;
  /** Whether the panel has other queries too: tables tell their values apart. */
  isOneOfMany?: boolean;
}

interface Series {
  labels: Labels;
  times: number[];
  values: number[];
}

/**
 * The `data` of an answer of Prometheus as a frame. A sample that is missing
 * or stale is null; NaN and the infinities stay what they are.
 *
 * @throws Error when it is no answer of Prometheus
 */
export function fromPrometheus(data: unknown, query: PrometheusQuery): Frame {
  const answer = answerSchema.safeParse(data);
  if (!answer.success) {
    const [{ path, message }] = answer.error.issues;
    throw new Error(
      `The answer is none of Prometheus: ${path.join('.') || 'it'} ${message}`,
    );
  }
  const notices: string[] = [];
  const all = seriesOf(answer.data, notices);
  const series = all.slice(0, BOUNDS.seriesPerPanel);
  if (series.length < all.length) {
    notices.push(
      `Only ${series.length} of ${all.length} series are drawn; narrow the panel's variables.`,
    );
  }
  const columns =
    query.format === 'table'
      ? tableColumns(series, query)
      : seriesColumns(series, query);
  return { refId: query.refId, columns, notices };
}

function seriesOf(
  answer: z.output<typeof answerSchema>,
  notices: string[],
): Series[] {
  if (answer.resultType === 'string') {
    notices.push('The query answers a text, which is not drawn.');
    return [];
  }
  if (answer.resultType === 'scalar') {
    return [toSeries({}, [answer.result])];
  }
  const hasHistograms = answer.result.some(
    ({ histogram, histograms }) =>
      histogram !== undefined || histograms !== undefined,
  );
  if (hasHistograms) {
    notices.push('Native histograms are not drawn.');
  }
  return answer.result
    .map(({ metric, value, values }) =>
      toSeries(metric, values ?? (value ? [value] : [])),
    )
    .filter(({ times }) => times.length > 0);
}

function toSeries(labels: Labels, samples: readonly Sample[]): Series {
  return {
    labels,
    times: samples.map(([seconds]) => Math.round(seconds * 1000)),
    values: samples.map(([, value]) => parseValue(value)),
  };
}

function parseValue(text: string): number {
  switch (text) {
    case '+Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    default:
      return Number(text);
  }
}

function seriesColumns(
  series: readonly Series[],
  query: PrometheusQuery,
): Column[] {
  if (series.length === 0) {
    return [];
  }
  const times = timesOf(
    series.map(one => one.times),
    query.range,
  );
  const places = new Map(times.map((time, place) => [time, place]));
  const labels = series.map(one => one.labels);
  return [
    { name: 'Time', type: 'time', values: times },
    ...series.map((one): Column => {
      const values = new Array<number | null>(times.length).fill(null);
      one.times.forEach((time, index) => {
        values[places.get(time)!] = one.values[index];
      });
      return {
        name: legendOf(one.labels, query, labels),
        type: 'number',
        labels: one.labels,
        values,
      };
    }),
  ];
}

/** A row a sample: its time, each label, its value. */
function tableColumns(
  series: readonly Series[],
  { refId, isOneOfMany }: PrometheusQuery,
): Column[] {
  if (series.length === 0) {
    return [];
  }
  const names = [
    ...new Set(series.flatMap(({ labels }) => Object.keys(labels))),
  ].sort();
  return [
    {
      name: 'Time',
      type: 'time',
      values: series.flatMap(({ times }) => times),
    },
    ...names.map(
      (name): Column => ({
        name,
        type: 'string',
        values: series.flatMap(({ labels, times }) =>
          times.map(() => labelOf(labels, name)),
        ),
      }),
    ),
    {
      name: isOneOfMany ? `Value #${refId}` : 'Value',
      type: 'number',
      values: series.flatMap(({ values }) => values),
    },
  ];
}
