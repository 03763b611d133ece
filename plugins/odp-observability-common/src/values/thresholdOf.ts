import type { FieldConfig } from '../model';

/** The smallest and the largest value that a scale shows. */
export interface Extent {
  min: number;
  max: number;
}

export interface ActiveThreshold {
  /** Place among the field's steps; 0 is the base. */
  index: number;
  color: string;
}

/**
 * The threshold that a value has reached: the last one that is not above it.
 * What is missing and what is no number has reached none, so that it never
 * looks like the base. Percentages are of the field's own ends, or of `extent`.
 */
export function thresholdOf(
  value: number | null,
  field: Pick<FieldConfig, 'thresholds' | 'min' | 'max'>,
  extent?: Extent,
): ActiveThreshold | undefined {
  const { mode, steps } = field.thresholds;
  if (value === null || Number.isNaN(value) || steps.length === 0) {
    return undefined;
  }
  const compared =
    mode === 'percentage' ? percentOf(value, field, extent) : value;
  if (compared === undefined) {
    return undefined;
  }
  const above = steps.findIndex(
    (step, index) => index > 0 && compared < (step.value ?? -Infinity),
  );
  const index = above < 0 ? steps.length - 1 : above - 1;
  return { index, color: steps[index].color };
}

function percentOf(
  value: number,
  field: Pick<FieldConfig, 'min' | 'max'>,
  extent?: Extent,
): number | undefined {
  const min = field.min ?? extent?.min;
  const max = field.max ?? extent?.max;
  if (min === undefined || max === undefined) {
    return undefined;
  }
  return max === min ? 0 : ((value - min) / (max - min)) * 100;
}
