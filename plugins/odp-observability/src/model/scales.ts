import type { FieldConfig } from '@internal/plugin-odp-observability-common';
import type { DrawnSeries } from './seriesChart';

/** Ends of a scale; absent ones are those of the values. */
export interface ScaleEnds {
  min?: number;
  max?: number;
}

/** A line or a ground at a value, by a threshold. */
export interface ThresholdMark {
  /** The next threshold; absent: without an end. */
  to?: number;
  /** Absent: from minus infinity on. */
  from?: number;
  color: string;
  isLine: boolean;
  isArea: boolean;
}

/** Part of a limit that values must reach before the limit is put on screen. */
const NEAR = 0.7;

/** The scales of a chart in the order of their axes, with what fixes their ends. */
export function scalesOf(
  series: readonly DrawnSeries[],
): { name: string; field: FieldConfig; ends: ScaleEnds }[] {
  const names = [...new Set(series.map(({ scale }) => scale))];
  return names.map(name => {
    const own = series.filter(({ scale }) => scale === name);
    const { field } = own[0];
    const isShare = name === 'percentunit' && own.some(({ base }) => base);
    return {
      name,
      field: isShare ? { ...field, unit: 'percentunit' } : field,
      ends: {
        min: least(own.map(one => one.field.min)),
        max: most(own.map(one => one.field.max)),
      },
    };
  });
}

/** Where a scale ends: at what the field says, else around its values, with a limit that they come near. */
export function rangeOfScale(
  ends: ScaleEnds,
  data: { min: number | null; max: number | null },
  limits: readonly number[],
): [min: number, max: number] {
  const high = data.max ?? 1;
  const low = data.min ?? 0;
  const near = limits.filter(limit => limit > 0 && high >= limit * NEAR);
  const top = Math.max(high, ...near);
  const room = (top - Math.min(low, top)) * 0.08 || Math.abs(top) * 0.1 || 1;
  const min = ends.min ?? (low >= 0 && low < top / 2 ? 0 : low - room);
  const max = ends.max ?? top + room;
  return max > min ? [min, max] : [min, min + 1];
}

/** The thresholds of a panel as they are drawn; none where it wants none. */
export function thresholdMarksOf(
  field: FieldConfig,
  ends: ScaleEnds,
): ThresholdMark[] {
  const { mode, steps } = field.thresholds;
  const { thresholdsStyle } = field.custom;
  const { min = 0, max = 1 } = ends;
  if (thresholdsStyle === 'off') {
    return [];
  }
  const valueOf = (value: number | null | undefined) => {
    if (value === null || value === undefined) {
      return undefined;
    }
    return mode === 'percentage' ? min + ((max - min) * value) / 100 : value;
  };
  return steps.map(({ value, color }, index) => ({
    from: valueOf(value),
    to: valueOf(steps[index + 1]?.value),
    color,
    isLine: thresholdsStyle !== 'area' && value !== null,
    isArea: thresholdsStyle !== 'line',
  }));
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap(value => value ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function most(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap(value => value ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}
