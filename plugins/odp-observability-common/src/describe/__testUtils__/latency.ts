import { fromPrometheus, type Frame } from '../../frames';
import { readDashboard } from '../../model';

export const TO = Date.UTC(2026, 10, 23, 14, 32);
const STEP = 60_000;
export const CLOCK = { now: TO + 10_000, timeZone: 'UTC' };
export const RANGE = { from: TO - 60 * STEP, to: TO, stepMs: STEP };

export const LIMITS = {
  mode: 'absolute',
  steps: [
    { value: null, color: 'green' },
    { value: 500, color: 'red' },
  ],
};

export function panelOf(defaults: object, more: object = {}) {
  return readDashboard({
    title: 'x',
    panels: [
      {
        id: 1,
        type: 'timeseries',
        title: 'p95 latency',
        targets: [{ refId: 'A', expr: 'latency', legendFormat: '{{pod}}' }],
        fieldConfig: {
          defaults: { unit: 'ms', thresholds: LIMITS, ...defaults },
        },
        ...more,
      },
    ],
  }).dashboard.panels[0];
}

/** A series by its value `minutes` before the end; "" where there is no sample. */
export function frameOf(
  series: Record<string, (minutes: number) => number | string>,
): Frame {
  return fromPrometheus(
    {
      resultType: 'matrix',
      result: Object.entries(series).map(([pod, valueAt]) => ({
        metric: { pod },
        values: Array.from({ length: 61 }, (_, index) => 60 - index).flatMap(
          minutes => {
            const value = valueAt(minutes);
            return value === ''
              ? []
              : [[(TO - minutes * STEP) / 1000, String(value)]];
          },
        ),
      })),
    },
    {
      refId: 'A',
      expr: 'latency',
      legend: '{{pod}}',
      format: 'time_series',
      range: RANGE,
    },
  );
}
