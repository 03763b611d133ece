import {
  columnNameOf,
  type Clock,
  type Column,
  displayOf,
  type Extent,
  extentOf,
  type FieldConfig,
  fieldOf,
  type Frame,
  type Panel,
  textOf,
} from '@internal/plugin-odp-observability-common';
import type { StatusName } from '@internal/plugin-odp-react';
import { statusOfValue } from './limits';

/** A cell of a table panel. */
export interface Cell {
  text: string;
  status?: StatusName;
  /** Place between the ends of its column, 0 to 1, where the panel wants a bar. */
  share?: number;
}

/** A table: rows are written when they are shown. */
export interface FrameTableModel {
  heads: { name: string; isNumber: boolean }[];
  length: number;
  cell: (row: number, column: number) => Cell;
  /** The rows in the order of a column; what is missing comes last. */
  order: (column: number, isDescending: boolean) => number[];
}

/** A frame as a table panel shows it. */
export function frameTableOf(
  { refId, columns }: Frame,
  panel: Pick<Panel, 'field' | 'overrides'>,
  clock: Clock,
): FrameTableModel {
  const shown = columns.flatMap(column => {
    const field = fieldOf(column, refId, panel);
    return field.custom.isHiddenInChart
      ? []
      : [{ column, field: writtenAs(column, field), extent: endsOf(column) }];
  });
  return {
    heads: shown.map(({ column, field }) => ({
      name: columnNameOf(column, field),
      isNumber: column.type === 'number',
    })),
    length: columns[0]?.values.length ?? 0,
    cell: (row, place) => {
      const { column, field, extent } = shown[place];
      const value = column.values[row];
      const { cell } = field.custom;
      const status =
        cell === 'plain' ? undefined : statusOfValue(value, field, extent);
      return {
        text: textOf(displayOf(value, field, { ...clock, extent })).trim(),
        ...(status && { status }),
        ...(cell === 'gauge' &&
          typeof value === 'number' && {
            share: shareOf(value, field, extent),
          }),
      };
    },
    order: (place, isDescending) =>
      sorted(shown[place].column.values, isDescending),
  };
}

function writtenAs(column: Column, field: FieldConfig): FieldConfig {
  return column.type === 'time'
    ? { ...field, unit: 'dateTimeAsIso', mappings: [] }
    : field;
}

function endsOf(column: Column): Extent | undefined {
  return column.type === 'number' ? extentOf([column]) : undefined;
}

function shareOf(
  value: number,
  field: FieldConfig,
  extent: Extent | undefined,
): number | undefined {
  const min = field.min ?? Math.min(0, extent?.min ?? 0);
  const max = field.max ?? extent?.max ?? 1;
  return Number.isNaN(value) || max <= min
    ? undefined
    : Math.min(1, Math.max(0, (value - min) / (max - min)));
}

function sorted(
  values: readonly (number | string | null)[],
  isDescending: boolean,
): number[] {
  const isMissing = (row: number) =>
    values[row] === null || Number.isNaN(values[row]);
  const direction = isDescending ? -1 : 1;
  return values
    .map((_, row) => row)
    .sort((one, other) => {
      if (isMissing(one) || isMissing(other)) {
        return Number(isMissing(one)) - Number(isMissing(other));
      }
      const [a, b] = [values[one]!, values[other]!];
      const compared =
        typeof a === 'number' && typeof b === 'number'
          ? a - b
          : String(a).localeCompare(String(b), 'en');
      return direction * compared || one - other;
    });
}
