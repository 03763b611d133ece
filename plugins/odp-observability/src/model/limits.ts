import {
  type CellValue,
  displayOf,
  type Extent,
  type FieldConfig,
  formatValue,
  mappingOf,
  textOf,
  thresholdOf,
} from '@internal/plugin-odp-observability-common';
import type { StatusName } from '@internal/plugin-odp-react';
import { tokenOf } from './colours';

/**
 * What a colour of thresholds or mappings says of a value: red is failing,
 * orange and yellow are degraded, green is healthy. Undefined: it judges
 * nothing, as blue.
 */
function statusOfColour(color: string | undefined): StatusName | undefined {
  const token = tokenOf(color);
  return token === 'failing-fill' ||
    token === 'degraded-fill' ||
    token === 'healthy-fill'
    ? (token.slice(0, -'-fill'.length) as StatusName)
    : undefined;
}

/** The state of a value, by what its mappings and thresholds say; undefined: nothing judges it. */
export function statusOfValue(
  value: CellValue,
  field: FieldConfig,
  extent?: Extent,
): StatusName | undefined {
  const mapped = mappingOf(value, field)?.color;
  if (mapped !== undefined) {
    return statusOfColour(mapped);
  }
  const reached =
    typeof value === 'string' ? undefined : thresholdOf(value, field, extent);
  return statusOfColour(reached?.color);
}

/**
 * The value at which a field starts to warn, in words: "limit 1%", or "target
 * 99%" where less is worse. Undefined: nothing warns.
 */
export function limitInWords(field: FieldConfig): string | undefined {
  const { steps } = field.thresholds;
  const states = steps.map(({ color }) => statusOfColour(color));
  const isBad = (state: StatusName | undefined) =>
    state === 'failing' || state === 'degraded';
  if (steps.length < 2) {
    return undefined;
  }
  const isLessWorse = isBad(states[0]);
  const index = isLessWorse
    ? states.findIndex(state => !isBad(state))
    : states.findIndex(isBad);
  const value = index > 0 ? steps[index].value : null;
  if (value === null) {
    return undefined;
  }
  return `${isLessWorse ? 'target' : 'limit'} ${thresholdInWords(
    value,
    field,
  )}`;
}

/** A value of a threshold, in the unit of the field. */
export function thresholdInWords(value: number, field: FieldConfig): string {
  return field.thresholds.mode === 'percentage'
    ? `${value}%`
    : textOf(formatValue(value, { unit: field.unit })).trim();
}

/** A value in words without loose blanks: "1.6%", "412 ms". */
export function valueInWords(value: CellValue, field: FieldConfig): string {
  return textOf(displayOf(value, field)).trim();
}

/** Since when a series is as bad as it is now, milliseconds UTC; undefined: since before what is shown, or not at all. */
export function badSince(
  series: {
    values: readonly (number | null)[];
    times: readonly number[];
    field: FieldConfig;
  },
  status: StatusName,
): number | undefined {
  const { values, times, field } = series;
  let since: number | undefined;
  for (let place = values.length - 1; place >= 0; place -= 1) {
    const value = values[place];
    if (value !== null && statusOfValue(value, field) !== status) {
      return since;
    }
    since = value === null ? since : times[place];
  }
  return undefined;
}
