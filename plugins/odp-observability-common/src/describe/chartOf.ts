import type { Frame } from '../frames';
import type { FieldConfig, Panel } from '../model';
import { columnNameOf, fieldOf, type Extent } from '../values';

/** A series as a panel draws it. */
export interface ChartSeries {
  name: string;
  field: FieldConfig;
  /** Milliseconds UTC, one for each value; empty where the answer has no times. */
  times: readonly number[];
  values: readonly (number | null)[];
}

/** The series of a panel's frames, with what overrides say of each; those hidden in the chart are left out. */
export function chartOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides'>,
): ChartSeries[] {
  return frames.flatMap(({ refId, columns }) => {
    const times = columns.flatMap(column =>
      column.type === 'time' ? [column.values] : [],
    );
    return columns.flatMap(column => {
      const field = fieldOf(column, refId, panel);
      return column.type === 'number' && !field.custom.isHiddenInChart
        ? [
            {
              name: columnNameOf(column, field),
              field,
              times: times[0] ?? [],
              values: column.values,
            },
          ]
        : [];
    });
  });
}

/** The smallest and the largest value of all series; undefined: there is no number. */
export function extentOf(
  series: readonly Pick<ChartSeries, 'values'>[],
): Extent | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const { values } of series) {
    for (const value of values) {
      if (value !== null && Number.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
  }
  return min <= max ? { min, max } : undefined;
}
