import type { FieldConfig } from '../model';
import { formatValue, type FormatOptions, type FormattedValue } from '../units';
import { mappingOf, type CellValue } from './mappingOf';
import { thresholdOf, type Extent } from './thresholdOf';

/** Stands where there is no value: never a zero, and never nothing at all. */
const NO_VALUE = '–';

export interface DisplayValue extends FormattedValue {
  /** As Grafana names it; absent: that of the text, or of the series. */
  color?: string;
}

export type DisplayOptions = Pick<FormatOptions, 'timeZone' | 'now'> & {
  extent?: Extent;
};

/** A value in words and colour, by the mappings, the unit and the thresholds of its field. */
export function displayOf(
  value: CellValue,
  field: FieldConfig,
  options: DisplayOptions = {},
): DisplayValue {
  const mapped = mappingOf(value, field);
  const color = mapped?.color ?? colorOf(value, field, options.extent);
  const written =
    mapped?.text === undefined
      ? write(value, field, options)
      : { text: mapped.text };
  return { ...written, ...(color !== undefined && { color }) };
}

function write(
  value: CellValue,
  field: FieldConfig,
  { timeZone, now }: DisplayOptions,
): FormattedValue {
  if (value === null || value === '') {
    return { text: field.noValue ?? NO_VALUE };
  }
  if (typeof value === 'string') {
    return { text: value };
  }
  const decimals = field.decimals ?? decimalsOfPart(value, field.unit);
  return formatValue(value, { unit: field.unit, decimals, timeZone, now });
}

/**
 * Decimals of a part below one of a hundred: two, where Grafana writes 0.0996%.
 * Smaller parts keep all of theirs, since 0.00% would say that there is none.
 */
function decimalsOfPart(
  value: number,
  unit: string | undefined,
): number | undefined {
  const factor = { percent: 1, percentunit: 100 }[unit ?? ''];
  const size = Math.abs(value) * (factor ?? 0);
  return size >= 0.01 && size < 1 ? 2 : undefined;
}

function colorOf(
  value: CellValue,
  field: FieldConfig,
  extent?: Extent,
): string | undefined {
  const { mode, fixed } = field.color;
  if (mode === 'fixed') {
    return fixed;
  }
  return mode === 'thresholds' && typeof value !== 'string'
    ? thresholdOf(value, field, extent)?.color
    : undefined;
}
