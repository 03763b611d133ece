import type { Column, Frame } from '../frames';

/** The column at some of its rows, in their order. */
export function pickRows(column: Column, rows: readonly number[]): Column {
  switch (column.type) {
    case 'time':
      return { ...column, values: rows.map(row => column.values[row]) };
    case 'number':
      return { ...column, values: rows.map(row => column.values[row]) };
    default:
      return { ...column, values: rows.map(row => column.values[row]) };
  }
}

export function lengthOf({ columns }: Frame): number {
  return columns[0]?.values.length ?? 0;
}

export function timesIn({ columns }: Frame): number[] | undefined {
  const time = columns.find(column => column.type === 'time');
  return time?.type === 'time' ? time.values : undefined;
}

/**
 * A column of another type's values, empty where there are none. A time that
 * is missing has no place in a column of times: the column becomes one of
 * numbers.
 */
export function columnOf(
  like: Column,
  values: readonly (number | string | null)[],
): Column {
  const { name } = like;
  if (like.type === 'string') {
    return { name, type: 'string', values: values as (string | null)[] };
  }
  const numbers = values as (number | null)[];
  return like.type === 'time' && !numbers.includes(null)
    ? { name, type: 'time', values: numbers as number[] }
    : { name, type: 'number', values: numbers };
}
